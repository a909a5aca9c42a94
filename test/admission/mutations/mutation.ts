import type { Manifest } from '../../../lib/admission/rule';

/** A manifest that was changed, and how. */
export interface Mutant {
  readonly mutation: string;
  readonly manifest: Manifest;
}

/** A way to a value of a manifest; `-` stands for the end of a list. */
export type Path = readonly (string | number)[];

/** Values that are tried at a path, because a rule of the kind looks there. */
export type Change = readonly [path: Path, ...values: readonly unknown[]];

/** The changes of a part of a manifest, as changes of the whole. */
export function below(prefix: Path, changes: readonly Change[]): Change[] {
  return changes.map(([path, ...values]) => [[...prefix, ...path], ...values]);
}

/** The manifest with another value at a path; undefined removes what is there. What doesn't change is shared. */
export function withValue(manifest: Manifest, path: Path, value: unknown): Manifest {
  return changed(manifest, path, value) as Manifest;
}

function changed(holder: any, [key, ...rest]: Path, value: unknown): unknown {
  const copy = Array.isArray(holder) ? [...holder] : { ...holder };
  if (key === '-') copy.push(value);
  else if (rest.length > 0) copy[key] = changed(copy[key] ?? (rest[0] === '-' ? [] : {}), rest, value);
  else if (value === undefined && Array.isArray(copy)) copy.splice(key as number, 1);
  else if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

/** How a path is written. */
export function show(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : /^\w+$/.test(key) ? `.${key}` : `["${key}"]`))
    .join('')
    .replace(/^\./, '');
}
