import { isObject, type JsonObject, listOf, objectOf } from '../json';
import type { Manifest } from '../rule';
import { type Part, triggersOf } from '../triggers/parts';
import type { Graph, GraphRule } from './rule';

/**
 * Between the bindings and the template of a trigger, names must meet: a param that nobody gives a value stays in the
 * resource as it is written, and one that two bindings give a value stops the event. Only triggers are checked whose
 * bindings and template are all in the app.
 */
export const triggerParams: GraphRule = {
  check(graph, report) {
    const objects = indexOf(graph);
    for (const { apiObject, manifest } of graph.objects) {
      if (!isTriggers(manifest) || !['EventListener', 'Trigger'].includes(manifest.kind)) continue;
      const { namespace } = manifest.metadata;
      for (const trigger of triggersOf(manifest)) {
        const bound = boundParams(trigger, namespace, objects);
        if (bound === undefined) continue;
        for (const [i, name] of bound.entries()) {
          if (bound.indexOf(name) === i) continue;
          report(apiObject, {
            rule: 'graph/trigger-params',
            field: `${trigger.field}.bindings`,
            value: name,
            allowed: 'each param from one binding',
            change: `take '${name}' out of all bindings but one`,
          });
        }
        for (const { name, default: fallback } of templateParams(trigger, namespace, objects)) {
          if (typeof name !== 'string' || fallback !== undefined || bound.includes(name)) continue;
          report(apiObject, {
            rule: 'graph/trigger-params',
            field: `${trigger.field}.bindings`,
            value: bound,
            allowed: `a value for each param of the template, and so for '${name}'`,
            change: `bind '${name}', or give it a default in the template`,
          });
        }
      }
    }
  },
};

type Index = Map<string, JsonObject>;

const isTriggers = ({ apiVersion }: Manifest) => apiVersion.startsWith('triggers.tekton.dev/');

/** Specs of the app's bindings and templates by kind, namespace and name. */
function indexOf({ objects }: Graph): Index {
  const index: Index = new Map();
  for (const { manifest } of objects) {
    const { kind, metadata, spec } = manifest;
    if (isTriggers(manifest)) index.set(keyOf(kind, metadata.namespace, metadata.name), objectOf(spec));
  }
  return index;
}

function keyOf(kind: string, namespace: string | undefined, name: unknown): string {
  return [kind, kind.startsWith('Cluster') ? '' : namespace, name].join('|');
}

/** The names that the bindings of a trigger give values; undefined if not all bindings are known. */
function boundParams({ value }: Part, namespace: string | undefined, objects: Index): unknown[] | undefined {
  const names: unknown[] = [];
  for (const binding of listOf(value.bindings)) {
    const { ref, kind = 'TriggerBinding', name } = objectOf(binding);
    const known = ref === undefined ? { params: [{ name }] } : objects.get(keyOf(kind, namespace, ref));
    if (known === undefined) return undefined;
    names.push(...listOf(known.params).map((param) => objectOf(param).name));
  }
  return names;
}

/** The params that the template of a trigger declares; none if it isn't known. */
function templateParams({ value }: Part, namespace: string | undefined, objects: Index): JsonObject[] {
  const { ref, spec } = objectOf(value.template);
  const known = spec ?? objects.get(keyOf('TriggerTemplate', namespace, ref));
  return listOf(objectOf(known).params).filter(isObject);
}
