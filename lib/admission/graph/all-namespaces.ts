import { listOf, objectOf } from '../json';
import { partsOf } from '../triggers/parts';
import type { GraphRule } from './rule';

/** A listener takes `*` for all namespaces if it stands alone. Beside others it looks for a namespace of that name. */
export const allNamespaces: GraphRule = {
  check({ objects }, report) {
    for (const { apiObject, manifest } of objects) {
      if (manifest.kind !== 'EventListener' || !manifest.apiVersion.startsWith('triggers.tekton.dev/')) continue;
      const spec = objectOf(manifest.spec);
      const groups = partsOf('spec.triggerGroups', spec.triggerGroups).map(({ field, value }) => {
        return { field: `${field}.triggerSelector`, value: objectOf(value.triggerSelector) };
      });
      for (const { field, value } of [{ field: 'spec', value: spec }, ...groups]) {
        const names = listOf(objectOf(value.namespaceSelector).matchNames);
        if (names.length < 2 || !names.includes('*')) continue;
        report(apiObject, {
          rule: 'graph/all-namespaces',
          field: `${field}.namespaceSelector.matchNames`,
          value: names,
          allowed: '`*` alone, or names of namespaces',
          change: 'take `*` or the others out',
        });
      }
    }
  },
};
