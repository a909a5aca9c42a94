/** An object of a manifest. Its members are what rules are about to check, so nothing can be promised about them. */
export interface JsonObject {
  readonly [key: string]: any;
}

/** Whether a value is a plain object: not a list, not null, and nothing that is still to be resolved. */
export function isObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A plain object, or an empty one in place of anything else. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : NOTHING;
}

/** A list, or an empty one in place of anything else. */
export function listOf(value: unknown): readonly any[] {
  return Array.isArray(value) ? value : EMPTY;
}

/** Visits the objects of a list. Go reads null as if it were an empty one. */
export function forEachStruct(list: unknown, visit: (struct: JsonObject, i: number) => void): void {
  if (!Array.isArray(list)) return;
  for (let i = 0; i < list.length; i++) {
    if (isAbsent(list[i])) visit(NOTHING, i);
    else if (isObject(list[i])) visit(list[i], i);
  }
}

/** Whether a value isn't plain data, since it isn't known yet. */
export function isUnknown(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isObject(value);
}

/** Whether a field is absent: Go reads null as if the field weren't there. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** Whether Go sees a text or list that isn't empty. What has another type is the schema's to refuse. */
export function isFilled(value: unknown): boolean {
  return !isAbsent(value) && value !== '' && !(Array.isArray(value) && value.length === 0);
}

const NOTHING: JsonObject = Object.freeze({});
const EMPTY: readonly any[] = Object.freeze([]);
