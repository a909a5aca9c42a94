import { groupOf } from '../api-group';
import { CLUSTER_SCOPED } from '../cluster-scoped';
import type { GraphRule, RenderedObject } from './rule';

/** Two objects of one group, kind, namespace and name: the one applied last would overwrite the other. */
export const duplicateObject: GraphRule = {
  check({ objects }, report) {
    const seen = new Map<string, RenderedObject>();
    for (const object of objects) {
      const { apiVersion, kind, metadata } = object.manifest;
      if (metadata.name === undefined) continue;
      // A chart gives its namespace to all objects, those that have none in the cluster included.
      const namespace = CLUSTER_SCOPED.has(kind) ? undefined : metadata.namespace;
      const key = [groupOf(apiVersion), kind, namespace, metadata.name].join('|');
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, object);
        continue;
      }
      report(object.apiObject, {
        rule: 'graph/duplicate-object',
        field: 'metadata.name',
        value: metadata.name,
        allowed: `a name that no other ${kind} in namespace ${namespace ?? '(none)'} has`,
        change: `'${first.apiObject.node.path}' renders the same object: give one of the two another \`name\``,
      });
    }
  },
};
