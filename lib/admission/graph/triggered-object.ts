import type { IConstruct } from 'constructs';
import { admit } from '../admission';
import { clusterDomainOf, platformOf } from '../platform-facts';
import { flagsOff } from './feature-flag';
import type { TektonObject } from './tekton-objects';

/** What a template makes is looked at as if it were there already: the cluster would refuse it when an event arrives. */
export function refuseTriggered({ manifest, refuse }: TektonObject, root: IConstruct): void {
  const { findings, needs } = admit(
    manifest,
    ({ component, configMap, key }) => platformOf(root, component)?.setting(configMap, key),
    clusterDomainOf(root),
  );
  for (const { rule, field, value, allowed, change } of [...findings, ...flagsOff(root, needs)]) {
    refuse(rule, field, value, allowed, change);
  }
}
