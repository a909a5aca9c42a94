import { isDeepStrictEqual } from 'node:util';
import { Duration } from 'cdk8s';
import { renderKeys } from '../config/keys';
import { checkLeaderElection, LEADER_ELECTION_KEYS, type LeaderElectionConfig } from '../config/leader-election-config';
import { EVENTING_LOGGING } from '../config/logger';
import { LOGGING_KEYS } from '../config/logging-config';
import { checkObservability, OBSERVABILITY_KEYS } from '../config/observability-config';
import { configMap } from '../parts/objects';
import type { Labels, Part } from '../parts/part';
import type { SourcesConfig } from './sources-config';

/** The settings that all sources of a namespace read: the first of a platform owns them, and others must not differ. */
export function sharedSettings(part: Part, { logging, observability }: SourcesConfig = {}): void {
  const { component } = part;
  shareSettings(part, 'config-logging', 'config.logging', logging, {
    ...EVENTING_LOGGING,
    ...renderKeys(component, 'config.logging', LOGGING_KEYS, logging),
  });
  shareSettings(
    part,
    'config-observability',
    'config.observability',
    observability,
    renderKeys(component, 'config.observability', OBSERVABILITY_KEYS, observability, checkObservability),
  );
}

/** Leader election in the one config map of a namespace, where the release ships none. */
export function sharedLeaderElection(part: Part, { leaderElection }: SourcesConfig = {}): void {
  if (leaderElection === undefined) return;
  const path = 'config.leaderElection';
  const data = renderKeys(part.component, path, LEADER_ELECTION_KEYS, leaderElection, checkLeaderElection);
  shareSettings(part, 'config-leader-election', path, leaderElection, data);
}

const SHIPPED_LEADER_ELECTION = {
  leaseDuration: Duration.seconds(15),
  renewDeadline: Duration.seconds(10),
  retryPeriod: Duration.seconds(2),
};

/**
 * Leader election in a config map of the controller's own, with what else is in it. The releases ship names of old there, and
 * those that are set are read after them.
 */
export function ownLeaderElection(part: Part, name: string, others: Labels, config?: LeaderElectionConfig): void {
  configMap(part, name, {
    leaseDuration: '15s',
    renewDeadline: '10s',
    retryPeriod: '2s',
    ...others,
    ...renderKeys(part.component, 'config.leaderElection', LEADER_ELECTION_KEYS, config, (set, refuse) =>
      checkLeaderElection({ ...SHIPPED_LEADER_ELECTION, ...set }, refuse),
    ),
  });
}

function shareSettings(part: Part, name: string, path: string, given: object | undefined, data: Labels): void {
  const metadata = { name, namespace: part.namespace };
  const owner = part.labelledOnly({}).share({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
  if (given === undefined || isDeepStrictEqual(owner.toJson().data ?? {}, data)) return;
  const allowed = `what the first sources of namespace ${part.namespace} have, since they share ${name}`;
  part.component._faults.refuse(
    'platform/config',
    path,
    data,
    allowed,
    'give the same to all sources of the namespace',
  );
}
