import type { Construct } from 'constructs';
import { Component } from '../component';
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
import { deployment, POD_NAME } from '../parts/workload';
import { SOURCES_RELEASES } from './releases';
import { sharedLeaderElection, sharedSettings } from './settings';
import { CONTROLLER_ENV, OBSERVER, ownKind, refuseWithoutKnative, VERSION, webhookDeployment } from './source';
import type { SourcesProps } from './sources-config';

/**
 * Installs the kind CephSource, for the bucket notifications of Ceph.
 *
 * @see https://knative.dev/docs/eventing/sources/
 */
export class CephSources extends Component {
  public constructor(scope: Construct, id: string, props: SourcesProps = {}) {
    super(scope, id, props, { partOf: 'eventing-ceph', namespace: 'knative-source', version: VERSION });
    refuseWithoutKnative(this, 'eventing');
    const part = this._part(SOURCES_RELEASES, { 'ceph.eventing.knative.dev/release': 'devel' });
    crds(part, 'ceph');
    namespace(part, { 'istio-injection': 'enabled' });
    controller(part);
    webhook(part);
    sharedSettings(part, props.config);
    sharedLeaderElection(part, props.config);
    this._finish();
  }
}

/** Starts a receiver for each source. */
function controller(part: Part): void {
  const name = 'ceph-controller';
  deployment(part, name, {
    image: 'eventing-ceph/cmd/controller',
    container: 'controller',
    serviceAccount: name,
    replicas: 1,
    spread: { app: name },
    ports: { metrics: 9090 },
    requests: { cpu: '100m', memory: '100Mi' },
    env: { ...CONTROLLER_ENV, CEPH_SOURCE_RA_IMAGE: part.image('eventing-ceph/cmd/receive_adapter'), ...POD_NAME },
    securityContext: { allowPrivilegeEscalation: false },
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
  });
  const manager = { 'control-plane': 'ceph-controller-manager' };
  part.add({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'ceph-controller-manager', labels: manager },
    spec: { selector: manager, ports: [{ port: 443 }] },
  });

  serviceAccount(part, name);
  bindClusterRole(part, 'ceph-controller-addressable-resolver', 'addressable-resolver', name);
  bindClusterRole(part, 'ceph-controller-rolebinding', name, name);
  clusterRole(part, name, [
    rule('apps', ['deployments'], READ_WRITE),
    rule('rbac.authorization.k8s.io', ['clusterroles'], ['list']),
    rule('', ['events'], READ_WRITE),
    rule('sources.knative.dev', ['cephsources'], READ_WRITE),
    rule('sources.knative.dev', ['cephsources/status', 'cephsources/finalizers'], ['get', 'update', 'patch']),
    rule('sources.knative.dev', ['sinkbindings', 'sinkbindings/status'], READ_WRITE),
    rule('', ['secrets', 'configmaps'], READ),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
  ]);
  clusterRole(part.labelledOnly(OBSERVER), 'ceph-source-observer', [
    rule('sources.knative.dev', ['cephsources'], READ),
  ]);
}

/** Fills in defaults and refuses what is wrong. */
function webhook(part: Part): void {
  const name = 'ceph-webhook';
  webhookDeployment(part, name, {
    image: 'eventing-ceph/cmd/webhook',
    container: 'cephsource-webhook',
    spread: { app: name },
    env: { WEBHOOK_NAME: 'cephsource-webhook', ...POD_NAME },
  });
  service(part, name, { ports: { 'https-webhook': [443, 8443] }, selector: { role: name }, labels: { role: name } });
  filledSecret(part, `${name}-certs`);
  const call = { service: name };
  mutatingWebhook(part, 'defaulting.webhook.ceph.sources.knative.dev', call);
  validatingWebhook(part, 'validation.webhook.ceph.sources.knative.dev', call);
  validatingWebhook(part, 'config.webhook.ceph.sources.knative.dev', {
    ...call,
    namespaceSelector: { matchExpressions: [{ key: 'ceph.eventing.knative.dev/release', operator: 'Exists' }] },
  });

  serviceAccount(part, name);
  bindClusterRole(part, 'ceph-webhook-rolebinding', name, name);
  clusterRole(part, name, [
    ...ownKind('cephsources'),
    rule('apps', ['deployments'], READ_WRITE),
    rule('', ['secrets', 'services'], READ),
    rule('', ['secrets'], ['create', 'update']),
    rule('', ['namespaces'], ['patch', ...READ]),
    rule('', ['events', 'configmaps'], READ_WRITE),
    rule('sources.knative.dev', ['eventtypes'], READ_WRITE),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    WEBHOOK_CONFIGURATIONS,
  ]);
}
