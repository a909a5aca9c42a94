import { forEachStruct, isAbsent, isObject, listOf, objectOf } from '../json';
import { isDns1035Label, isQualifiedName } from '../names';
import { once, type Report, type Rule } from '../rule';

interface Target {
  readonly target: any;
  readonly field: string;
}

const targetsOf = once(({ spec }): readonly Target[] => {
  const targets: Target[] = [];
  forEachStruct(objectOf(spec).traffic, (target, i) => targets.push({ target, field: `spec.traffic[${i}]` }));
  return targets;
});

/** All requests go somewhere. */
export const trafficSum: Rule = {
  id: 'serving/traffic-sum',
  check(object, report) {
    const { kind, spec } = object;
    const traffic = objectOf(spec).traffic;
    const isEmpty = isAbsent(traffic) || (Array.isArray(traffic) && traffic.length === 0);
    // A Service that says nothing sends everything to its latest revision.
    if ((kind === 'Service' && isEmpty) || !(isEmpty || Array.isArray(traffic)) || !(isAbsent(spec) || isObject(spec)))
      return;
    const targets = targetsOf(object);
    const percents = targets.map(({ target }) => target.percent ?? 0);
    if (targets.length !== listOf(traffic).length || !percents.every((percent) => typeof percent === 'number')) return;
    for (const { target, field } of targets) {
      if (target.percent < 0 || target.percent > 100) {
        report.refuse(`${field}.percent`, target.percent, '0 to 100', 'give a percentage');
      }
    }
    const sum = percents.reduce((total, percent) => total + percent, 0);
    if (sum === 100) return;
    report.refuse('spec.traffic', sum, 'percentages that sum to 100', `change them by ${100 - sum} in all`);
  },
};

/** A target is reached alone under its tag. */
export const trafficTag: Rule = {
  id: 'serving/traffic-tag',
  check(object, report) {
    const seen = new Map<string, string>();
    for (const { target, field } of targetsOf(object)) {
      const { tag } = target;
      if (typeof tag !== 'string' || tag === '') continue;
      if (!isDns1035Label(tag)) {
        const allowed = 'at most 63 lower-case letters, digits and `-`, beginning with a letter';
        report.refuse(`${field}.tag`, tag, allowed, 'choose another tag');
      }
      const first = seen.get(tag);
      if (first !== undefined)
        report.refuse(`${field}.tag`, tag, `a tag that ${first} doesn't have`, 'choose another tag');
      else seen.set(tag, field);
    }
  },
};

/** A target is one revision, or what is latest. */
export const trafficTarget: Rule = {
  id: 'serving/traffic-target',
  check(object, report) {
    for (const { target, field } of targetsOf(object)) {
      checkNames(object.kind === 'Service', target, field, report);
      const { revisionName, latestRevision, url } = target;
      const pinned = typeof revisionName === 'string' && revisionName !== '';
      if (
        typeof latestRevision === 'boolean' &&
        pinned === latestRevision &&
        (pinned || isAbsent(revisionName) || revisionName === '')
      ) {
        const allowed = pinned ? 'false, or absent, beside `revisionName`' : 'true, or absent, without `revisionName`';
        report.refuse(`${field}.latestRevision`, latestRevision, allowed, 'remove one of the two');
      }
      if (typeof url === 'string' && url !== '')
        report.refuse(`${field}.url`, url, 'nothing; the cluster sets it', 'remove it');
    }
  },
};

function checkNames(isService: boolean, target: any, field: string, report: Report): void {
  const { revisionName, configurationName } = target;
  const isNamed = (name: unknown) => !isAbsent(name) && name !== '';
  const allowed = 'letters, digits, `-`, `_` and `.`';
  if (isService && isNamed(configurationName)) {
    const change = 'remove it: a Service has one Configuration';
    report.refuse(`${field}.configurationName`, configurationName, 'nothing in a Service', change);
  } else if (isNamed(revisionName) && isNamed(configurationName)) {
    const either = 'one of `revisionName` and `configurationName`';
    report.refuse(`${field}.configurationName`, configurationName, either, 'remove the other');
  } else if (isNamed(revisionName)) {
    if (typeof revisionName === 'string' && !isQualifiedName(revisionName)) {
      report.refuse(`${field}.revisionName`, revisionName, allowed, 'name a revision');
    }
  } else if (isNamed(configurationName)) {
    if (typeof configurationName === 'string' && !isQualifiedName(configurationName)) {
      report.refuse(`${field}.configurationName`, configurationName, allowed, 'name a Configuration');
    }
  } else if (!isService) {
    const either = 'one of `revisionName` and `configurationName`';
    report.refuse(`${field}.configurationName`, configurationName, either, 'give a revision or a Configuration');
  }
}
