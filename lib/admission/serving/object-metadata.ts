import { listOf, objectOf } from '../json';
import { isDns1035Label, isDns1035Prefix } from '../names';
import { nameLike } from '../object-metadata';
import type { Rule } from '../rule';

/** Names of Serving's objects become host names. */
export const objectName: Rule = {
  id: 'serving/object-name',
  check({ metadata }, report) {
    const found = nameLike(metadata);
    if (found === undefined) return;
    const { generateName } = objectOf(metadata);
    const isPrefix = typeof generateName !== 'string' || generateName === '' || isDns1035Prefix(generateName);
    if (isDns1035Label(found.name) && isPrefix) return;
    const allowed =
      'at most 63 lower-case letters, digits and `-`, beginning with a letter, ending with a letter or digit';
    report.refuse(found.field, found.given, allowed, 'choose another name');
  },
};

/** Scale belongs to the revisions: an annotation on the object itself would do nothing. */
export const misplacedAutoscaling: Rule = {
  id: 'serving/misplaced-autoscaling',
  check({ kind, metadata }, report) {
    const annotations = objectOf(metadata?.annotations);
    for (const key in annotations) {
      const value = annotations[key];
      if (!key.startsWith('autoscaling.knative.dev') || value === undefined) continue;
      const change =
        kind === 'Route'
          ? 'put it on the Service or Configuration'
          : 'put it under `spec.template.metadata.annotations`';
      report.refuse(`metadata.annotations["${key}"]`, value, 'no autoscaling annotation here', change);
    }
  },
};

const OWNERS: { readonly [kind: string]: readonly [label: string, owner: string] } = {
  Route: ['serving.knative.dev/service', 'Service'],
  Configuration: ['serving.knative.dev/service', 'Service'],
  Revision: ['serving.knative.dev/configuration', 'Configuration'],
};

/** Labels by which controllers find what they own. */
export const ownerLabel: Rule = {
  id: 'serving/owner-label',
  check({ kind, metadata }, report) {
    const [label, owner] = OWNERS[kind] ?? [];
    const value = label === undefined ? undefined : objectOf(metadata?.labels)[label];
    if (typeof value !== 'string') return;
    const owners = listOf(objectOf(metadata).ownerReferences);
    if (owners.some((reference) => reference?.kind === owner && reference.name === value)) return;
    report.refuse(
      `metadata.labels["${label}"]`,
      value,
      `only on objects that the ${owner} of that name owns`,
      'remove the label, or choose another key',
    );
  },
};
