import { forEachStruct, isAbsent, listOf, objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { isDnsLabel } from './names';
import { refuseUnknown } from './param-use';
import { isDefaulted, taskSpecsOf } from './specs';
import { stepsOf, textsOfStep } from './steps';
import { decode, propertiesOf, typeOf } from './values';

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const TYPES: readonly unknown[] = ['string', 'array', 'object'];

/** Results have a name and a type; those of tasks may hand on the result of a step. */
export const resultDeclaration: Rule = {
  id: 'tekton/result-declaration',
  check(manifest, report) {
    for (const { path, spec } of taskSpecsOf(manifest)) {
      refuseResults(spec.results, `${path}.results`, report);
      refuseResultValues(spec.results, `${path}.results`, report);
      for (const step of stepsOf({ path, spec })) refuseResults(step.spec.results, `${step.path}.results`, report);
    }
    if (manifest.kind === 'StepAction') refuseResults(manifest.spec?.results, 'spec.results', report);
  },
};

/** A script writes to results that are declared. */
export const resultUse: Rule = {
  id: 'tekton/result-use',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      const names = namesOf(located.spec.results);
      for (const { path, spec } of stepsOf(located)) {
        refuseUndeclared(spec.script, `${path}.script`, ['results'], names, report);
        if (isAbsent(spec.results)) continue;
        refuseUndeclared(spec.script, `${path}.script`, ['step.results', 'results'], namesOf(spec.results), report);
      }
    }
    if (manifest.kind !== 'StepAction') return;
    const { script, results } = objectOf(manifest.spec);
    refuseUndeclared(script, 'spec.script', ['step.results', 'results'], namesOf(results), report);
  },
};

/** Steps name only what Tekton knows of a run. */
export const stepContext: Rule = {
  id: 'tekton/step-context',
  check(manifest, report) {
    for (const located of taskSpecsOf(manifest)) {
      for (const text of stepsOf(located).flatMap(textsOfStep)) {
        refuseUnknown(text, 'context\\.taskRun', TASK_RUN, report);
        refuseUnknown(text, 'context\\.task', TASK, report);
      }
    }
  },
};

const TASK_RUN = new Set(['name', 'namespace', 'uid']);
const TASK = new Set(['name', 'retry-count']);

function refuseUndeclared(
  script: unknown,
  field: string,
  prefixes: readonly string[],
  names: ReadonlySet<string>,
  report: Report,
): void {
  if (typeof script !== 'string') return;
  for (const prefix of prefixes) refuseUnknown({ field, text: script, isElement: false }, prefix, names, report);
}

function refuseResults(results: unknown, path: string, report: Report): void {
  // The webhook fills in no types of results of steps.
  const isTyped = isDefaulted(path) && !path.includes('.steps[');
  forEachStruct(results, ({ name, ...result }, i) => {
    const field = `${path}[${i}]`;
    if (typeof name !== 'string' || !NAME.test(name)) {
      const allowed = 'letters, digits, `-`, `_` and dots, led and ended by a letter or digit';
      report.refuse(`${field}.name`, name, allowed, 'rename the result');
      return;
    }
    const type = isTyped ? typeOf(result) : (result.type ?? '');
    const properties = propertiesOf(result.properties, path);
    if (!TYPES.includes(type) && (isTyped || type !== '')) {
      report.refuse(`${field}.type`, type, '`string`, `array` or `object`', 'change the type');
    } else if (type === 'object' && properties === undefined) {
      report.refuse(`${field}.properties`, result.properties, 'the keys of the object', 'declare its keys');
    } else if (type === 'object') {
      const types = Object.values(properties ?? {}).map((property) => property?.type ?? '');
      if (types.every((each) => each === 'string' || (isTyped && each === ''))) return;
      report.refuse(`${field}.properties`, properties, 'keys of type `string`', 'change the type of the key');
    }
  });
}

function refuseResultValues(results: unknown, path: string, report: Report): void {
  forEachStruct(results, (result, i) => {
    if (isAbsent(result.value) || !NAME.test(String(result.name))) return;
    const { type, text } = decode(result.value);
    if (type === 'string' && text === '') return;
    const [, step, name] = /\$\(steps\.(.*?)\.results\.(.*?)\)/.exec(text) ?? [];
    if (type === 'string' && step !== undefined && isDnsLabel(step) && NAME.test(name)) return;
    const change = 'give the `value` of a result of a step';
    report.refuse(`${path}[${i}].value`, result.value, '`$(steps.<step>.results.<result>)`', change);
  });
}

function namesOf(results: unknown): Set<string> {
  return new Set(listOf(results).map((result) => result?.name));
}
