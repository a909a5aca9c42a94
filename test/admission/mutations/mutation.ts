import type { Manifest } from '../../../lib/admission/rule';

/** A manifest that was changed, and how. */
export interface Mutant {
  readonly mutation: string;
  readonly manifest: Manifest;
}

/** A way to a value of a manifest. */
export type Path = readonly (string | number)[];

/** Values that are tried at a path, because a rule of the kind looks there. */
export type Change = readonly [path: Path, ...values: readonly unknown[]];

/** The manifest with another value at a path; undefined removes what is there. */
export function withValue(manifest: Manifest, path: Path, value: unknown): Manifest {
  const copy = structuredClone(manifest) as any;
  let holder = copy;
  for (const key of path.slice(0, -1)) {
    holder[key] ??= {};
    holder = holder[key];
  }
  const last = path[path.length - 1];
  if (value === undefined && Array.isArray(holder)) holder.splice(last as number, 1);
  else if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** How a path is written. */
export function show(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : /^\w+$/.test(key) ? `.${key}` : `["${key}"]`))
    .join('')
    .replace(/^\./, '');
}
