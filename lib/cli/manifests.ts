import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatFinding } from '../admission/finding';
import type { Manifest } from '../admission/rule';
import { readYaml } from '../validation/yaml-file';
import { objectsIn, untyped } from '../validation/yaml-objects';

/**
 * The files that are named, and all YAML and JSON files below the folders that are, in the order of their names. Throws if a
 * folder has none, since what checks nothing would pass.
 */
export function filesIn(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { encoding: 'utf8', recursive: true }).sort();
    const files = names.filter((name) => /\.(ya?ml|json)$/.test(name)).map((name) => join(path, name));
    const found = files.filter((file) => !statSync(file).isDirectory());
    if (found.length === 0) throw new Error(`'${path}' holds no file whose name ends with .yaml, .yml or .json`);
    return found;
  });
}

/** The objects of a YAML or JSON file; throws if it is neither, or an object has no version or no kind. */
export function manifestsOf(path: string): Manifest[] {
  return readYaml(readFileSync(path, 'utf8')).flatMap((document) => {
    const [fault] = document.errors;
    if (fault !== undefined) throw new Error(`${path}:${fault.line}: ${fault.message}`);
    return objectsIn(document).map((entry) => {
      const [finding] = untyped(entry);
      if (finding !== undefined) throw new Error(`${path}:${entry.lineOf(finding.field)}: ${formatFinding(finding)}`);
      return entry.manifest;
    });
  });
}
