import { isAbsent, isObject, type JsonObject, listOf, objectOf } from '../json';
import type { Manifest } from '../rule';

/** A part of a manifest and its path. */
export interface Part {
  readonly field: string;
  readonly value: JsonObject;
}

/** What connects events to resources: the spec of a Trigger, or each trigger of an EventListener. */
export function triggersOf({ kind, spec }: Manifest): Part[] {
  return kind === 'Trigger'
    ? [{ field: 'spec', value: objectOf(spec) }]
    : partsOf('spec.triggers', objectOf(spec).triggers);
}

/** What resources are made from: the spec of a TriggerTemplate, or those that are written into triggers. */
export function templateSpecsOf(object: Manifest): Part[] {
  if (object.kind === 'TriggerTemplate') return [{ field: 'spec', value: objectOf(object.spec) }];
  return triggersOf(object).flatMap(({ field, value: { template } }) => {
    const { spec, ref } = objectOf(template);
    return isObject(spec) && isAbsent(ref) ? [{ field: `${field}.template.spec`, value: spec }] : [];
  });
}

/** The objects in a list; Go reads null as an object without fields. */
export function partsOf(field: string, list: unknown): Part[] {
  return listOf(list).flatMap((value, i) =>
    isObject(value) || value === null ? [{ field: `${field}[${i}]`, value: objectOf(value) }] : [],
  );
}

/** Whether a list is absent; Go leaves empty ones out when it writes what it has read. */
export function isEmptyList(value: unknown): boolean {
  return isAbsent(value) || (Array.isArray(value) && value.length === 0);
}

/** Whether a string is absent; Go reads the empty string as none. */
export function isBlank(value: unknown): value is undefined | null | '' {
  return isAbsent(value) || value === '';
}
