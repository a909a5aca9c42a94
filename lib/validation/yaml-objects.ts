import { isAbsent, isObject, type JsonObject } from '../admission/json';
import type { Manifest } from '../admission/rule';
import type { YamlDocument } from './yaml-file';

/** An object of a YAML file. */
export interface YamlObject {
  readonly manifest: Manifest;
  /** The line on which a field of the object stands. */
  lineOf(field: string): number;
}

/** The objects of a document; those of a list one by one. What names neither a version nor a kind is none. */
export function objectsIn({ value, lineOf }: YamlDocument): YamlObject[] {
  if (!isObject(value)) return [];
  const { kind, items } = value;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return objectOf(value, lineOf);
  return items.flatMap((item, i) => (isObject(item) ? objectOf(item, (field) => lineOf(`items[${i}].${field}`)) : []));
}

function objectOf(value: JsonObject, lineOf: (field: string) => number): YamlObject[] {
  const { apiVersion, kind, metadata } = value;
  if (isAbsent(apiVersion) && isAbsent(kind)) return [];
  return [{ manifest: { ...value, apiVersion, kind, metadata: isObject(metadata) ? metadata : {} }, lineOf }];
}
