import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const lines = (file: string) =>
  readFileSync(join(__dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The paths of an object, by its id, in which it differs from upstream's for a reason. */
export function exceptions(): (id: string) => ReadonlySet<string> {
  const paths = new Map<string, Set<string>>();
  for (const line of lines('parity-exceptions.txt')) {
    const [id, path] = line.split(/\s+/);
    paths.set(id, (paths.get(id) ?? new Set()).add(path));
  }
  return (id) => paths.get(id) ?? new Set();
}

/** Ids of objects that upstream's files don't hold, for a reason. */
export function extras(): ReadonlySet<string> {
  return new Set(lines('parity-extra.txt').map((line) => line.split(/\s+#/)[0].trim()));
}

/** The digest of each of upstream's objects, by the folder of its release and its id. */
export function lock(): { readonly [folder: string]: { readonly [id: string]: string } } {
  const digests: { [folder: string]: { [id: string]: string } } = {};
  for (const line of lines('parity.lock')) {
    const [folder, id, digest] = line.split(' ');
    digests[folder] ??= {};
    digests[folder][id] = digest;
  }
  return digests;
}
