import type { IConstruct } from 'constructs';
import type { Verdict } from '../admission';
import type { Finding } from '../finding';
import { platformOf } from '../platform-facts';
import type { FeatureFlag } from '../rule';
import type { GraphRule } from './rule';

/** A field that the cluster takes only with a feature flag, which the platform of the same app leaves off. */
export const featureFlag: GraphRule = {
  check({ objects }, report) {
    for (const { apiObject, needs } of objects) {
      for (const finding of flagsOff(apiObject, needs)) report(apiObject, finding);
    }
  },
};

/** What the platform of an app leaves off of the flags that an object needs. */
export function flagsOff(construct: IConstruct, needs: Verdict['needs']): Finding[] {
  return needs.flatMap(({ flag, field }) => {
    const platform = platformOf(construct, flag.component);
    if (platform === undefined) return [];
    const set = platform.setting(flag.configMap, flag.key) ?? flag.default ?? 'disabled';
    if (flag.values.includes(set.toLowerCase())) return [];
    return [
      {
        rule: 'graph/feature-flag',
        field,
        value: set,
        allowed: `${nameOf(flag)} set to ${flag.values.join(' or ')}`,
        change: `set it to ${flag.values[0]} in '${platform.path}', or leave the field out`,
      },
    ];
  });
}

function nameOf({ configMap, key }: FeatureFlag): string {
  return `\`${key}\` of ${configMap}`;
}
