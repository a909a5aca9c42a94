import { dataOf, goTypes, kindIndex } from './data';
import type { Schema } from './schema';

/**
 * What the cluster takes of a kind, in the newest release: the schema of its CRD and, where that is open, the Go type into
 * which the admission webhook decodes it. Undefined for kinds that aren't known. A schema may hold itself.
 *
 * @internal
 */
export function schemaOf(apiVersion: string, kind: string): Schema | undefined {
  const id = `${apiVersion}/${kind}`;
  const component = kindIndex()[id];
  if (component === undefined) return undefined;
  if (!schemas.has(id)) {
    const { nodes, kinds } = dataOf(component);
    schemas.set(id, new Expansion(nodes).expand(kinds[id]));
  }
  return schemas.get(id);
}

const schemas = new Map<string, Schema>();

type MutableSchema = { -readonly [key in keyof Schema]: any };

/** Replaces what stands for a schema: the number of a node, or the name of a Go type, after `~` if it is open. */
class Expansion {
  private readonly known = new Map<number | string, Schema>();

  public constructor(private readonly nodes: readonly any[]) {}

  public expand(place: any, isOpen = false): Schema {
    if (typeof place === 'object') return this.fill({}, place, isOpen);
    const key = isOpen ? `~${place}` : place;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const schema: MutableSchema = {};
    this.known.set(key, schema);
    if (typeof place === 'number') return this.fill(schema, this.nodes[place], isOpen);
    const opens = isOpen || place.startsWith('~');
    schema.goType = place.replace('~', '');
    if (opens) schema['x-kubernetes-preserve-unknown-fields'] = true;
    return this.fill(schema, goTypes()[schema.goType], opens);
  }

  private fill(schema: MutableSchema, node: any, isOpen: boolean): Schema {
    const child = (place: any) => (typeof place === 'boolean' ? place : this.expand(place, isOpen));
    for (const key in node) {
      const value = node[key];
      if (key === 'properties') {
        schema.properties = {};
        for (const field in value) schema.properties[field] = child(value[field]);
      } else if (key === 'items' || key === 'additionalProperties' || key === 'not') {
        schema[key] = child(value);
      } else if (key === 'allOf' || key === 'anyOf' || key === 'oneOf') {
        schema[key] = value.map(child);
      } else {
        schema[key as keyof Schema] = value;
      }
    }
    return schema;
  }
}
