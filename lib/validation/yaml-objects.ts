import type { Finding } from '../admission/finding';
import { isAbsent, isObject } from '../admission/json';
import type { Manifest } from '../admission/rule';
import type { YamlDocument } from './yaml-file';

/** An object of a YAML file. */
export interface YamlObject {
  readonly manifest: Manifest;
  /** The line on which a field of the object stands. */
  lineOf(field: string): number;
}

/** The objects of a document; those of a list one by one. What names neither a version nor a kind is none. */
export function objectsIn({ value, lineOf }: Pick<YamlDocument, 'value' | 'lineOf'>): YamlObject[] {
  if (!isObject(value)) return [];
  const { apiVersion, kind, items, metadata } = value;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap((item, i) => objectsIn({ value: item, lineOf: (field) => lineOf(`items[${i}].${field}`) }));
  }
  if (isAbsent(apiVersion) && isAbsent(kind)) return [];
  return [{ manifest: { ...value, apiVersion, kind, metadata: isObject(metadata) ? metadata : {} }, lineOf }];
}

/** What an object lacks by which the cluster finds what it is. */
export function untyped({ manifest }: YamlObject): Finding[] {
  const fields = ['apiVersion', 'kind'].filter((field) => typeof manifest[field] !== 'string');
  return fields.map((field) => ({
    rule: 'yaml/object',
    field,
    value: manifest[field],
    allowed: 'a text, by which the cluster finds what the object is',
    change: `give the object's ${field}`,
  }));
}
