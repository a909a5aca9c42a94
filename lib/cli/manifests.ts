import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../admission/rule';
import { readYaml } from '../validation/yaml-file';
import { objectsIn } from '../validation/yaml-objects';

/** The files that are named, and all YAML and JSON files below the folders that are, in the order of their names. */
export function filesIn(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { encoding: 'utf8', recursive: true }).sort();
    return names.filter((name) => /\.(ya?ml|json)$/.test(name)).map((name) => join(path, name));
  });
}

/** The objects of a YAML or JSON file; throws if it is neither. */
export function manifestsOf(path: string): Manifest[] {
  return readYaml(readFileSync(path, 'utf8')).flatMap((document) => {
    const [fault] = document.errors;
    if (fault !== undefined) throw new Error(`${path}:${fault.line}: ${fault.message}`);
    return objectsIn(document).map(({ manifest }) => manifest);
  });
}
