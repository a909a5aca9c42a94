import { platformOf } from '../../admission/platform-facts';
import type { Component } from '../component';
import { WEBHOOK_PROBES } from '../eventing/probes';
import { refuseCluster } from '../existing-cluster';
import type { Labels, Part } from '../parts/part';
import { READ_WRITE, type Rule, rule } from '../parts/roles';
import { deployment, type Env, SYSTEM_NAMESPACE, type WorkloadDeclaration } from '../parts/workload';

/** The release of all sources. */
export const VERSION = '1.23.0';

/** The label by which most sources name their release. */
export const RELEASE: Labels = { 'contrib.eventing.knative.dev/release': `v${VERSION}` };

/** The namespace of several sources: the first of a platform owns it. */
export const NAMESPACE = 'knative-sources';

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

/** What sources have from each part of Knative. */
const NEEDS = {
  serving: 'a Knative Serving, whose Services are the receivers',
  eventing: 'a Knative Eventing, by whose ClusterRole `addressable-resolver` sinks are found',
};

/** Notes that neither the app nor the cluster has a part of Knative that a kind of sources can't do without. */
export function refuseWithoutKnative(sources: Component, part: keyof typeof NEEDS): void {
  if (platformOf(sources, part) !== undefined || sources._settings.cluster?.[part]) return;
  const change = 'install it in the app before the sources, or say here that the cluster has it';
  refuseCluster(sources, part, NEEDS[part], change);
}

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
