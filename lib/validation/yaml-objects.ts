import { isObject } from '../admission/json';
import type { Manifest } from '../admission/rule';
import type { YamlDocument } from './yaml-file';

/** An object of a YAML file. */
export interface YamlObject {
  readonly manifest: Manifest;
  /** The line on which a field of the object stands. */
  lineOf(field: string): number;
}

/** The objects of a document; those of a List one by one. */
export function objectsIn({ value, lineOf }: YamlDocument): YamlObject[] {
  if (!isObject(value)) return [];
  if (value.kind !== 'List' || !Array.isArray(value.items))
    return isManifest(value) ? [{ manifest: value, lineOf }] : [];
  return value.items.flatMap((item, i) =>
    isManifest(item) ? [{ manifest: item, lineOf: (field: string) => lineOf(`items[${i}].${field}`) }] : [],
  );
}

function isManifest(value: unknown): value is Manifest {
  return (
    isObject(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    isObject(value.metadata)
  );
}
