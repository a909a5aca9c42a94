import { Lazy } from 'cdk8s';
import { isObject } from '../admission/json';

/** Renders a value that may be absent or, as a Lazy, not known yet: those are left as they are. */
export function render<T, R>(value: T | undefined, toManifest: (value: T) => R): R | undefined {
  return value === undefined || value instanceof Lazy ? (value as undefined) : toManifest(value);
}

/** Renders each element of a list. */
export function renderEach<T, R>(values: readonly T[] | undefined, toManifest: (value: T) => R) {
  return render(values, (list) => list.map((value) => render(value, toManifest)));
}

/** Renders each value of a map; the keys stay. */
export function renderMap<T, R>(values: { readonly [key: string]: T } | undefined, toManifest: (value: T) => R) {
  return render(values, (map) =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key, render(value, toManifest)])),
  );
}

/** The object without its undefined fields, or undefined if nothing is left. */
export function compact<T extends object>(fields: T): T | undefined {
  let compacted: T | undefined;
  for (const key in fields) {
    if (fields[key] === undefined) continue;
    compacted ??= {} as T;
    compacted[key] = fields[key];
  }
  return compacted;
}

/** One object of the fields of several that aren't undefined: the last prevail. Much faster than spreading many fields. */
export function merge(...parts: readonly ({ readonly [field: string]: any } | undefined)[]): { [field: string]: any } {
  const merged: { [field: string]: any } = {};
  for (const part of parts) {
    for (const key in part) if (part[key] !== undefined) merged[key] = part[key];
  }
  return merged;
}

/**
 * The value as files show it, at any depth: keys in order, without fields that are undefined or null. What isn't plain
 * data stays, or is what `other` makes of it.
 */
export function plain(value: unknown, other = (value: unknown) => value): any {
  if (value === null || (typeof value !== 'object' && typeof value !== 'bigint')) return value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const element of value) list.push(plain(element, other));
    return list;
  }
  if (!isObject(value)) return other(value);
  const fields: { [key: string]: unknown } = {};
  for (const key of Object.keys(value).sort()) {
    const field = plain(value[key], other);
    if (field !== undefined && field !== null) fields[key] = field;
  }
  return fields;
}
