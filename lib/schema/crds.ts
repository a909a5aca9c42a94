import { refusal } from '../admission/finding';
import { dataOf, type SchemaComponent } from './data';

/**
 * The CustomResourceDefinitions of a component's release, as fresh manifests that the caller may change: without
 * descriptions, and without the labels that name the release. Conversion webhooks name the namespace that upstream's
 * files name.
 *
 * @throws if the release isn't known
 * @internal
 */
export function crdsOf(component: SchemaComponent, release: string): { [field: string]: any }[] {
  const { nodes, crds } = dataOf(component);
  const found = crds.filter(({ releases }) => releases.includes(release));
  if (found.length === 0) {
    const allowed = [...new Set(crds.flatMap(({ releases }) => releases))].join(', ');
    const finding = {
      rule: 'platform/version',
      field: 'version',
      value: release,
      allowed,
      change: 'choose one of these',
    };
    throw refusal(`'${component}'`, [finding]);
  }
  return found.map(({ crd }) => {
    const manifest = structuredClone(crd);
    for (const { schema } of manifest.spec.versions) schema.openAPIV3Schema = expand(schema.openAPIV3Schema, nodes);
    return manifest;
  });
}

/** A copy in which each number that stands for a schema is replaced by that schema. */
function expand(node: any, nodes: readonly any[]): any {
  if (typeof node === 'number') return expand(nodes[node], nodes);
  if (typeof node !== 'object') return node;
  const schema: { [key: string]: any } = {};
  for (const [key, value] of Object.entries<any>(node)) {
    if (key === 'properties') {
      const properties: { [field: string]: any } = {};
      for (const [field, child] of Object.entries(value)) properties[field] = expand(child, nodes);
      schema.properties = properties;
    } else if (SCHEMAS.has(key)) {
      schema[key] = Array.isArray(value) ? value.map((child) => expand(child, nodes)) : expand(value, nodes);
    } else {
      schema[key] = structuredClone(value);
    }
  }
  return schema;
}

/** The keys under which a schema holds others, `properties` aside. */
const SCHEMAS = new Set(['additionalProperties', 'items', 'not', 'allOf', 'anyOf', 'oneOf']);
