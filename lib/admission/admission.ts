import { Faults } from './faults';
import type { Finding } from './finding';
import * as kinds from './kinds';
import type { FeatureFlag, Manifest, Rule } from './rule';

/** What admission says of one object. */
export interface Verdict {
  readonly findings: readonly Finding[];
  /** Flags that must be on for the object to be accepted, with the field that needs each. */
  readonly needs: readonly { readonly flag: FeatureFlag; readonly field: string }[];
}

/** Whether the cluster would take the object: its schema, then the rules of its kind. A pure function of the manifest. */
export function admit(object: Manifest): Verdict {
  const faults = new Faults();
  const needs: { flag: FeatureFlag; field: string }[] = [];
  for (const rule of rulesOf(object)) {
    rule.check(object, {
      refuse: (field, value, allowed, change) => faults.refuse(rule.id, field, value, allowed, change),
      needs: (flag, field) => needs.push({ flag, field }),
    });
  }
  return { findings: faults.findings, needs };
}

function rulesOf({ apiVersion, kind }: Manifest): readonly Rule[] {
  switch (apiVersion.split('/')[0]) {
    case 'serving.knative.dev':
      return kinds.serving.rules[kind] ?? [];
    default:
      return [];
  }
}
