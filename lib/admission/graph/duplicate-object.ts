import { groupOf } from '../api-group';
import type { GraphRule, RenderedObject } from './rule';

/** Two objects of one group, kind, namespace and name: the one applied last would overwrite the other. */
export const duplicateObject: GraphRule = {
  check({ objects }, report) {
    const seen = new Map<string, RenderedObject>();
    for (const object of objects) {
      const { apiVersion, kind, metadata } = object.manifest;
      if (metadata.name === undefined) continue;
      const key = [groupOf(apiVersion), kind, metadata.namespace, metadata.name].join('|');
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, object);
        continue;
      }
      report(object.apiObject, {
        rule: 'graph/duplicate-object',
        field: 'metadata.name',
        value: metadata.name,
        allowed: `a name that no other ${kind} in namespace ${metadata.namespace ?? '(none)'} has`,
        change: `'${first.apiObject.node.path}' renders the same object: give one of the two another \`name\``,
      });
    }
  },
};
