import type { Construct } from 'constructs';
import { Component } from '../component';
import { configMap, crds, namespace, service } from '../parts/objects';
import type { Part } from '../parts/part';
import { bindClusterRole, clusterRole, READ, READ_WRITE, rule, serviceAccount } from '../parts/roles';
import { statefulSet } from '../parts/workload';
import { SOURCES_RELEASES } from './releases';
import { ownLeaderElection, sharedSettings } from './settings';
import { CONTROLLER_ENV, NAMESPACE, OBSERVER, RELEASE, refuseWithoutKnative, UNCONFINED, VERSION } from './source';
import type { SourcesProps } from './sources-config';

/** Props of the sources for Redis. */
export interface RedisSourcesProps extends SourcesProps {
  /**
   * Consumers of each source that names no number; 1 or more.
   *
   * @default 500
   */
  readonly consumers?: number;

  /**
   * Certificate, PEM, by which Redis servers are trusted that serve with TLS.
   *
   * @default - none
   */
  readonly tlsCertificate?: string;
}

/**
 * Installs the kind RedisStreamSource.
 *
 * @see https://knative.dev/docs/eventing/sources/
 */
export class RedisSources extends Component {
  public constructor(scope: Construct, id: string, props: RedisSourcesProps = {}) {
    super(scope, id, props, { partOf: 'eventing-redis', namespace: NAMESPACE, version: VERSION });
    refuseWithoutKnative(this, 'eventing');
    const part = this._part(SOURCES_RELEASES, {});
    const { consumers = 500, tlsCertificate = NO_CERTIFICATE } = props;
    if (!Number.isInteger(consumers) || consumers < 1) {
      this._faults.refuse('platform/config', 'consumers', consumers, '1 or more, a whole number', 'give such a number');
    }
    crds(part, 'redis');
    namespace(part.labelledOnly({}));
    controller(part);
    webhookAccount(part);
    sharedSettings(part, props.config);
    ownLeaderElection(
      part.labelled(RELEASE),
      'config-leader-election-redis',
      { resourceLock: 'leases' },
      props.config?.leaderElection,
    );
    configMap(part, 'config-redis', { numConsumers: String(consumers) });
    part.add({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'tls-secret' },
      stringData: { TLS_CERT: tlsCertificate },
    });
    this._finish();
  }
}

const NO_CERTIFICATE = ['BEGIN', 'END'].map((edge) => `-----${edge} CERTIFICATE-----\n`).join('');

/** Starts a receiver for each source. */
function controller(part: Part): void {
  const name = 'redis-controller-manager';
  const pods = { 'control-plane': name };
  statefulSet(part.labelled(RELEASE), name, {
    image: 'eventing-redis/cmd/source/controller',
    container: 'manager',
    serviceAccount: name,
    labels: pods,
    selector: pods,
    plainPods: true,
    env: {
      ...CONTROLLER_ENV,
      CONFIG_LEADERELECTION_NAME: 'config-leader-election-redis',
      STREAMSOURCE_RA_IMAGE: part.image('eventing-redis/cmd/source/receive_adapter'),
      CONFIG_REDIS_NUMCONSUMERS: 'config-redis',
      SECRET_TLS_TLSCERTIFICATE: 'tls-secret',
    },
    securityContext: UNCONFINED,
    moreOfPod: { terminationGracePeriodSeconds: 10 },
    moreOfSpec: { serviceName: name },
  });
  service(part, name, { ports: { 'https-redis': [443, undefined] }, selector: pods, labels: pods });

  serviceAccount(part, name);
  bindClusterRole(part, 'eventing-sources-redis-controller-addressable-resolver', 'addressable-resolver', name);
  bindClusterRole(part, 'redis-controller-rolebinding', 'redis-controller', name);
  clusterRole(part, 'redis-controller', [
    rule('apps', ['deployments', 'statefulsets'], READ_WRITE),
    rule('rbac.authorization.k8s.io', ['clusterroles'], ['list']),
    rule('rbac.authorization.k8s.io', ['rolebindings'], READ_WRITE),
    rule('', ['events', 'serviceaccounts'], READ_WRITE),
    rule('sources.knative.dev', ['redisstreamsources'], READ_WRITE),
    rule('sources.knative.dev', ['redisstreamsources/status', 'redisstreamsources/finalizers'], CHANGE),
    rule('', ['secrets', 'configmaps'], READ),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
  ]);
  clusterRole(part.labelledOnly(OBSERVER), 'eventing-redis-source-observer', [
    rule('sources.knative.dev', ['redisstreamsources'], READ),
  ]);
  // The receivers ask the cluster for nothing.
  clusterRole(part.labelledOnly(DEVEL), 'knative-sources-redisstream-adapter', []);
}

const CHANGE = ['get', 'update', 'patch'];
const DEVEL = { 'eventing.knative.dev/release': 'devel' };

/** The account and the address of a webhook that the release doesn't contain. */
function webhookAccount(part: Part): void {
  const name = 'redis-webhook';
  const devel = part.labelledOnly(DEVEL);
  service(devel, name, {
    ports: { 'https-webhook': [443, 8443] },
    selector: { role: name },
    labels: { role: name },
  });
  serviceAccount(devel, name);
  bindClusterRole(devel, name, name, name);
  clusterRole(part.labelled(RELEASE), name, [
    rule('', ['configmaps'], READ),
    rule('', ['secrets'], ['get', 'create']),
    rule('apps', ['deployments'], ['get']),
    rule('apps', ['deployments/finalizers'], ['update']),
    rule('admissionregistration.k8s.io', ['mutatingwebhookconfigurations'], READ_WRITE),
    rule('sources.knative.dev', ['redisstreamsources', 'redisstreamsources/status'], READ),
  ]);
}
