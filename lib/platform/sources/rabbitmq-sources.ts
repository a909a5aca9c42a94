import type { Construct } from 'constructs';
import { Component } from '../component';
import { WEBHOOK_PROBES } from '../eventing/probes';
import { refuseWithout } from '../existing-cluster';
import { crds, filledSecret, namespace, service } from '../parts/objects';
import type { Part } from '../parts/part';
import {
  bindClusterRole,
  clusterRole,
  READ,
  READ_WRITE,
  rule,
  serviceAccount,
  WEBHOOK_CONFIGURATIONS,
} from '../parts/roles';
import { mutatingWebhook, validatingWebhook } from '../parts/webhooks';
import { deployment, RESTRICTED, SYSTEM_NAMESPACE } from '../parts/workload';
import { SOURCES_RELEASES } from './releases';
import { sharedLeaderElection, sharedSettings } from './settings';
import { NAMESPACE, OBSERVER, ownKind, refuseWithoutKnative, VERSION, webhookDeployment } from './source';
import type { SourcesProps } from './sources-config';

/**
 * Installs the kind RabbitmqSource. RabbitMQ's operators for clusters and for their topology must be installed.
 *
 * @see https://knative.dev/docs/eventing/sources/rabbitmq-source/
 */
export class RabbitmqSources extends Component {
  public constructor(scope: Construct, id: string, props: SourcesProps = {}) {
    super(scope, id, props, { partOf: 'eventing-rabbitmq', namespace: NAMESPACE, version: VERSION });
    refuseWithoutKnative(this, 'eventing');
    refuseWithout(this, 'rabbitmqOperators', "RabbitMQ's operators, whose queues and bindings these sources make");
    const part = this._part(SOURCES_RELEASES, { 'rabbitmq.eventing.knative.dev/release': `v${VERSION}` });
    crds(part, 'rabbitmq');
    namespace(part.labelledOnly({}));
    controller(part);
    webhook(part);
    sharedSettings(part, props.config);
    sharedLeaderElection(part, props.config);
    this._finish();
  }
}

/** As upstream confines the containers, in the spelling of old releases. */
const { seccompProfile, ...UNPROFILED } = RESTRICTED;
const CONFINED = { ...UNPROFILED, capabilities: { drop: ['all'] } };

/** Makes queues and bindings and starts a receiver for each source. */
function controller(part: Part): void {
  const name = 'rabbitmq-controller-manager';
  const pods = { 'control-plane': name };
  deployment(part, name, {
    image: 'eventing-rabbitmq/cmd/controller/source',
    container: 'manager',
    serviceAccount: name,
    replicas: 1,
    labels: pods,
    selector: pods,
    plainPods: true,
    requests: { cpu: '100m', memory: '100Mi' },
    env: {
      ...SYSTEM_NAMESPACE,
      METRICS_DOMAIN: 'knative.dev/sources',
      CONFIG_OBSERVABILITY_NAME: 'config-observability',
      RABBITMQ_RA_IMAGE: part.image('eventing-rabbitmq/cmd/receive_adapter'),
    },
    securityContext: CONFINED,
    moreOfContainer: { imagePullPolicy: 'IfNotPresent' },
    moreOfPod: { serviceAccount: name, terminationGracePeriodSeconds: 10 },
  });
  service(part, 'rabbitmq-controller', { ports: { 'https-rabbitmq': [443, undefined] }, selector: pods, labels: pods });
  part.labelledOnly({}).add({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'rabbitmq-source-key' },
    type: 'Opaque',
    data: { 'key.json': '' },
  });

  serviceAccount(part, name, undefined, [{ name: 'rabbitmq-source-key' }]);
  const role = 'eventing-sources-rabbitmq-controller';
  bindClusterRole(part, `${role}-addressable-resolver`, 'addressable-resolver', name);
  bindClusterRole(part, role, role, name);
  clusterRole(part, role, [
    ...ownKind('rabbitmqsources'),
    rule('apps', ['deployments'], READ_WRITE),
    rule('', ['events', 'configmaps', 'secrets'], READ_WRITE),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    rule('rabbitmq.com', ['rabbitmqclusters'], READ),
    rule('rabbitmq.com', ['bindings', 'queues', 'exchanges'], READ_WRITE),
    rule('rabbitmq.com', ['bindings/status', 'queues/status', 'exchanges/status'], ['get']),
  ]);
  clusterRole(part.labelledOnly(OBSERVER), 'eventing-contrib-rabbitmq-source-observer', [
    rule('sources.knative.dev', ['rabbitmqsources'], READ),
  ]);
}

/** Fills in defaults and refuses what is wrong. */
function webhook(part: Part): void {
  const name = 'rabbitmq-webhook';
  webhookDeployment(part, name, {
    image: 'eventing-rabbitmq/cmd/webhook/source',
    spread: { app: name },
    ports: { 'https-webhook': 8443, metrics: 9090, profiling: 8008 },
    liveness: { ...WEBHOOK_PROBES.readiness, initialDelaySeconds: 20 },
    requests: { cpu: '20m', memory: '20Mi' },
    limits: { cpu: '200m', memory: '200Mi' },
    env: { METRICS_DOMAIN: 'knative.dev/sources', WEBHOOK_PORT: '8443' },
    securityContext: CONFINED,
    moreOfPod: { enableServiceLinks: false, terminationGracePeriodSeconds: 300 },
  });
  for (const role of [name, 'rabbitmq-source-webhook']) {
    service(part, role, { ports: { 'https-webhook': [443, 8443] }, selector: { role }, labels: { role } });
  }
  filledSecret(part, `${name}-certs`);
  const call = { service: name, timeoutSeconds: 2 };
  mutatingWebhook(part, 'webhook.rabbitmq.sources.knative.dev', call);
  validatingWebhook(part, 'validation.webhook.rabbitmq.sources.knative.dev', call);
  validatingWebhook(part, 'config.webhook.rabbitmq.sources.knative.dev', {
    ...call,
    namespaceSelector: { matchExpressions: [{ key: 'eventing.knative.dev/release', operator: 'Exists' }] },
  });
  // Upstream ships the webhook of SinkBindings here too. Eventing, which must be there, has and owns it.

  serviceAccount(part, name);
  bindClusterRole(part, name, name, name);
  clusterRole(part, name, [
    rule('', ['configmaps'], READ),
    rule('', ['secrets', 'namespaces'], ['create', 'update', 'patch', ...READ]),
    rule('', ['namespaces/finalizers'], ['update']),
    rule('apps', ['deployments'], ['get']),
    rule('apps', ['deployments/finalizers'], ['update']),
    WEBHOOK_CONFIGURATIONS,
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
  ]);
}
