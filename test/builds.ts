import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from './cluster/paths';

/** The folder of a build, filled once for each content of its key. */
export async function cached(
  name: string,
  key: readonly string[],
  fill: (folder: string) => Promise<unknown>,
): Promise<string> {
  const hash = createHash('sha256').update(key.join('\0'));
  const folder = join(paths.builds, `${name}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  await mkdir(paths.builds, { recursive: true });
  const scratch = await mkdtemp(join(paths.builds, '.building-'));
  try {
    await fill(scratch);
    await rename(scratch, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return folder;
}

/** What all files below a folder hold. */
export async function contentsOf(folder: string): Promise<string[]> {
  return Promise.all((await filesIn(folder)).map((file) => readFile(file, 'utf8')));
}

/** All files below a folder, in the order of their names. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.sort();
}
