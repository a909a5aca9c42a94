import { isAbsent, isObject } from '../json';
import type { Report, Rule } from '../rule';
import { features } from './features';
import { valuesAt } from './values-at';

/** How references are checked at a place. */
export interface ReferenceOptions {
  /** Whether the reference must be there; a missing one is then an empty one. */
  readonly required?: boolean;
  /** Whether the object must be in the namespace of the one that refers to it. */
  readonly sameNamespace?: boolean;
}

/** A reference names an object fully. */
export function reference(path: string, options: ReferenceOptions = {}): Rule {
  return {
    id: 'eventing/reference',
    check(object, report) {
      const namespace = options.sameNamespace ? object.metadata.namespace : undefined;
      for (const { value, field } of valuesAt(object, path)) {
        if (isAbsent(value) ? options.required : isObject(value)) checkReference(value ?? {}, field, report, namespace);
      }
    },
  };
}

/** @param namespace the only namespace that the reference may name; undefined if any will do */
export function checkReference(value: any, field: string, report: Report, namespace?: string): void {
  const { name, kind, apiVersion, group } = value;
  const missing = (part: string) =>
    report.refuse(`${field}.${part}`, value[part], `the ${part} of an object`, `give the ${part}`);
  if (isEmpty(name)) missing('name');
  if (isEmpty(kind)) missing('kind');
  if (isEmpty(group)) {
    if (isEmpty(apiVersion)) missing('apiVersion');
  } else {
    report.needs(features.kreferenceGroup, `${field}.group`);
    if (typeof apiVersion === 'string' && apiVersion !== '' && !apiVersion.startsWith(group)) {
      report.refuse(`${field}.group`, group, `the group of ${apiVersion}`, 'give one of `group` and `apiVersion`');
    }
  }
  if (typeof value.namespace === 'string' && !isEmpty(value.namespace) && !isEmpty(namespace)) {
    if (value.namespace !== namespace) {
      report.refuse(
        `${field}.namespace`,
        value.namespace,
        `the object's own namespace, ${namespace}`,
        'refer to an object of the same namespace',
      );
    }
  }
}

/** Whether Go reads the value as the empty string. */
export function isEmpty(value: unknown): boolean {
  return isAbsent(value) || value === '';
}
