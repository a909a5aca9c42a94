import type { Schema } from '../../lib/schema/schema';

/** An object of whatever kind: it is one leaf, though a pod in it is checked. */
const OBJECT = 'spec.resources.customResource';

/** What a pod gets while it runs: the API server takes it in no template. */
const EPHEMERAL_CONTAINERS = 'core/v1.EphemeralContainer';

/** What the API server keeps in the metadata of an object: no user writes it. */
const KEPT_BY_SERVER = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generateName',
  'generation',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/** What the controller of Subscriptions keeps in the spec of a channel, as others keep their status. */
const KEPT_BY_CONTROLLER = 'spec.subscribers';

/** The leaves of a kind's schema but for its own metadata and status, as paths such as `spec.traffic[].percent`. */
export function leavesOf(kind: Schema): string[] {
  return fieldsOf(kind)
    .filter(([field]) => !['apiVersion', 'kind', 'metadata', 'status'].includes(field))
    .flatMap(([field, schema]) => leavesBelow(schema, field, []));
}

function leavesBelow(schema: Schema, path: string, above: readonly Schema[]): string[] {
  if (path === KEPT_BY_CONTROLLER) return [];
  if (path === OBJECT) return [path];
  if (schema.goType === EPHEMERAL_CONTAINERS) return [];
  const within = [...above, schema];
  const below = childrenOf(schema, path);
  if (below.length === 0) return [path];
  // What holds itself again is covered by what it holds besides.
  return below.filter(([, child]) => !within.includes(child)).flatMap(([at, child]) => leavesBelow(child, at, within));
}

/** Adds the places of a manifest's values to a set, with the paths that the leaves have. */
export function markHeld(value: unknown, held: Set<string>, path = ''): void {
  if (value === undefined || value === null) return;
  held.add(path);
  if (Array.isArray(value)) {
    for (const item of value) markHeld(item, held, `${path}[]`);
  } else if (typeof value === 'object') {
    for (const [field, child] of Object.entries(value)) {
      markHeld(child, held, path === '' ? field : `${path}.${field}`);
      if (path !== '') markHeld(child, held, `${path}.*`);
    }
  }
}

/** The schemas directly below one, with their paths: fields, the items of a list, the values of a map. */
function childrenOf(schema: Schema, path: string): [string, Schema][] {
  const fields = fieldsOf(schema);
  if (fields.length > 0) {
    const isMetadata = path.endsWith('.metadata');
    return fields
      .filter(([field]) => !isMetadata || !KEPT_BY_SERVER.has(field))
      .map(([field, child]) => [`${path}.${field}`, child]);
  }
  if (schema.items) return [[`${path}[]`, schema.items]];
  if (typeof schema.additionalProperties === 'object') return [[`${path}.*`, schema.additionalProperties]];
  return [];
}

function fieldsOf(schema: Schema): [string, Schema][] {
  return Object.entries(schema.properties ?? {});
}
