import { platformOf } from '../platform-facts';
import type { GraphRule } from './rule';

/** An object of a kind on which nothing of the platform of the same app acts. */
export const installedKind: GraphRule = {
  check({ objects }, report) {
    for (const { apiObject, manifest } of objects) {
      const { apiVersion, kind } = manifest;
      if (!/^(eventing|messaging)\.knative\.dev\//.test(apiVersion)) continue;
      const platform = platformOf(apiObject, 'eventing');
      const prop = platform?.off[kind];
      if (platform === undefined || prop === undefined) continue;
      report(apiObject, {
        rule: 'graph/installed-kind',
        field: 'kind',
        value: kind,
        allowed: 'a kind on which the platform acts',
        change: `set \`${prop}\` of '${platform.path}'`,
      });
    }
  },
};
