import type { IConstruct } from 'constructs';
import { admit } from '../admission';
import { clusterDomainOf, settingsOf } from '../platform-facts';
import { flagsOff } from './feature-flag';
import type { TektonObject } from './tekton-objects';

/** What a template makes is looked at as if it were there already: the cluster would refuse it when an event arrives. */
export function refuseTriggered({ manifest, refuse }: TektonObject, root: IConstruct): void {
  const { findings, needs } = admit(manifest, settingsOf(root), clusterDomainOf(root));
  for (const { rule, field, value, allowed, change } of [...findings, ...flagsOff(root, needs)]) {
    refuse(rule, field, value, allowed, change);
  }
}
