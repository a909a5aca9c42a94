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

/** The value without undefined fields, at any depth: cdk8s takes much longer to drop them. */
export function prune<T>(value: T): T {
  if (Array.isArray(value)) return value.map(prune) as T;
  if (!isObject(value)) return value;
  const pruned: { [key: string]: unknown } = {};
  for (const key in value) {
    if (value[key] !== undefined) pruned[key] = prune(value[key]);
  }
  return pruned as T;
}
