import { isDeepStrictEqual } from 'node:util';
import { renderKeys } from '../config/keys';
import { checkLeaderElection, LEADER_ELECTION_KEYS, SHIPPED_LEADER_ELECTION } from '../config/leader-election-config';
import { EVENTING_LOGGING } from '../config/logger';
import { LOGGING_KEYS } from '../config/logging-config';
import { checkObservability, OBSERVABILITY_KEYS } from '../config/observability-config';
import { WEBHOOK_PROBES } from '../eventing/probes';
import { configMap } from '../parts/objects';
import type { Labels, Part } from '../parts/part';
import { READ_WRITE, type Rule, rule } from '../parts/roles';
import { deployment, type Env, SYSTEM_NAMESPACE, type WorkloadDeclaration } from '../parts/workload';
import type { SourcesConfig } from './sources-config';

/** The release of all sources. */
export const VERSION = '1.23.0';

/** The label by which most sources name their release. */
export const RELEASE: Labels = { 'contrib.eventing.knative.dev/release': `v${VERSION}` };

/** The namespace of several sources: the first of a platform owns it. */
export const NAMESPACE = 'knative-sources';

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

/** Leader election in a config map of the controller's own; names of old, which those that are set are read after. */
export function ownLeaderElection(part: Part, name: string, { leaderElection }: SourcesConfig = {}): void {
  configMap(part, name, {
    resourceLock: 'leases',
    leaseDuration: '15s',
    renewDeadline: '10s',
    retryPeriod: '2s',
    ...renderKeys(part.component, 'config.leaderElection', LEADER_ELECTION_KEYS, leaderElection, (set, refuse) =>
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

/** What every controller of a source is told. */
export const CONTROLLER_ENV: Env = {
  ...SYSTEM_NAMESPACE,
  CONFIG_LOGGING_NAME: 'config-logging',
  CONFIG_OBSERVABILITY_NAME: 'config-observability',
  METRICS_DOMAIN: 'knative.dev/sources',
};

/** Labels of what lets Eventing's controller see a kind of source. */
export const OBSERVER: Labels = { 'duck.knative.dev/source': 'true', 'eventing.knative.dev/release': 'devel' };

/** What the sources' images are confined by: nothing, as upstream ships them. */
export const UNCONFINED = {};

/** A source's own kind, for its controller. */
export function ownKind(kind: string, group = 'sources.knative.dev'): Rule[] {
  return [
    rule(group, [kind, `${kind}/finalizers`], READ_WRITE),
    rule(group, [`${kind}/status`], ['get', 'update', 'patch']),
  ];
}

/** Declares the Deployment of a source's webhook, whose account, certificate and Service have its name. */
export function webhookDeployment(part: Part, name: string, declaration: WorkloadDeclaration): void {
  deployment(part, name, {
    serviceAccount: name,
    replicas: 1,
    selector: { app: name, role: name },
    plainPods: true,
    ports: { metrics: 9090 },
    readiness: WEBHOOK_PROBES.readiness,
    liveness: WEBHOOK_PROBES.readiness,
    securityContext: UNCONFINED,
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
    ...declaration,
    env: {
      ...SYSTEM_NAMESPACE,
      CONFIG_LOGGING_NAME: 'config-logging',
      METRICS_DOMAIN: 'knative.dev/eventing',
      WEBHOOK_NAME: name,
      ...declaration.env,
    },
  });
}
