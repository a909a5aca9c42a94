import { platformOf } from '../platform-facts';
import type { FeatureFlag } from '../rule';
import type { GraphRule } from './rule';

/** A field that the cluster takes only with a feature flag, which the platform of the same app leaves off. */
export const featureFlag: GraphRule = {
  check({ objects }, report) {
    for (const { apiObject, needs } of objects) {
      for (const { flag, field } of needs) {
        const platform = platformOf(apiObject, flag.component);
        if (platform === undefined) continue;
        const set = platform.setting(flag.configMap, flag.key) ?? flag.default ?? 'disabled';
        if (flag.values.includes(set.toLowerCase())) continue;
        report(apiObject, {
          rule: 'graph/feature-flag',
          field,
          value: set,
          allowed: `${nameOf(flag)} set to ${flag.values.join(' or ')}`,
          change: `set it to ${flag.values[0]} in '${platform.path}', or leave the field out`,
        });
      }
    }
  },
};

function nameOf({ configMap, key }: FeatureFlag): string {
  return `\`${key}\` of ${configMap}`;
}
