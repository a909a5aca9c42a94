import type { Part } from '../parts/part';
import { aggregatedClusterRole, clusterRole, READ, READ_WRITE, rule, withStatus } from '../parts/roles';

/** What Eventing may do with kinds of anybody: each such role has the rules of all ClusterRoles with its label. */
export function duckRoles(eventing: Part): void {
  aggregatedClusterRole(eventing, 'addressable-resolver', ADDRESSABLE);
  addressable(eventing, 'service', '', 'services');
  addressable(eventing, 'serving', 'serving.knative.dev', ...withStatus('routes', 'services'));
  clusterRole(
    eventing,
    'channel-addressable-resolver',
    [
      rule('messaging.knative.dev', withStatus('channels'), READ),
      rule('messaging.knative.dev', ['channels/finalizers'], ['update']),
    ],
    ADDRESSABLE,
  );
  addressable(eventing, 'broker', 'eventing.knative.dev', ...withStatus('brokers'));
  addressable(eventing, 'flows', 'flows.knative.dev', ...withStatus('sequences', 'parallels'));
  addressable(eventing, 'jobsinks', 'sinks.knative.dev', ...withStatus('jobsinks'));
  addressable(eventing, 'integrationsinks', 'sinks.knative.dev', ...withStatus('integrationsinks'));
  addressable(eventing, 'eventtransforms', 'eventing.knative.dev', ...withStatus('eventtransforms'));

  aggregatedClusterRole(eventing, 'channelable-manipulator', CHANNELABLE);
  clusterRole(
    eventing,
    'meta-channelable-manipulator',
    [rule('messaging.knative.dev', withStatus('channels'), READ_WRITE)],
    CHANNELABLE,
  );

  aggregatedClusterRole(eventing, 'crossnamespace-subscriber', SUBSCRIBABLE);
  for (const [kind, group] of [
    ['channel', 'messaging.knative.dev'],
    ['broker', 'eventing.knative.dev'],
  ]) {
    clusterRole(eventing, `${kind}-subscriber`, [rule(group, [`${kind}s`], ['knsubscribe'])], SUBSCRIBABLE);
  }

  const podspecable = { 'duck.knative.dev/podspecable': 'true' };
  aggregatedClusterRole(eventing, 'podspecable-binding', podspecable);
  clusterRole(
    eventing,
    'builtin-podspecable-binding',
    [
      rule('apps', ['deployments', 'daemonsets', 'statefulsets', 'replicasets'], ['list', 'watch', 'patch']),
      rule('batch', ['jobs'], ['list', 'watch', 'patch']),
    ],
    podspecable,
  );

  const source = { 'duck.knative.dev/source': 'true' };
  aggregatedClusterRole(eventing, 'source-observer', source);
  const sources = ['apiserversources', 'pingsources', 'sinkbindings', 'containersources', 'integrationsources'];
  clusterRole(eventing, 'eventing-sources-source-observer', [rule('sources.knative.dev', sources, READ)], source);
}

/** Roles of users, which Kubernetes' own admin, edit and view take in, and roles to bind to what reads the settings. */
export function userRoles(eventing: Part): void {
  for (const name of ['eventing', 'messaging', 'flows', 'sources', 'bindings', 'sinks']) {
    const admin = { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' };
    clusterRole(eventing, `knative-${name}-namespaced-admin`, [rule(`${name}.knative.dev`, ['*'], ['*'])], admin);
  }
  const groups = ['eventing', 'messaging', 'sources', 'flows', 'bindings', 'sinks'].map(
    (name) => `${name}.knative.dev`,
  );
  const view = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' };
  clusterRole(
    eventing,
    'knative-eventing-namespaced-edit',
    [rule(groups, ['*'], ['create', 'update', 'patch', 'delete'])],
    { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' },
  );
  clusterRole(eventing, 'knative-eventing-namespaced-view', [rule(groups, ['*'], READ)], view);
  clusterRole(
    eventing,
    'knative-eventing-eventpolicy-reader',
    [rule('eventing.knative.dev', ['eventpolicies'], READ)],
    view,
  );

  const readSettings = rule('', ['configmaps'], READ);
  clusterRole(eventing, 'eventing-broker-filter', [
    readSettings,
    rule('eventing.knative.dev', withStatus('triggers'), READ),
  ]);
  clusterRole(eventing, 'eventing-broker-ingress', [readSettings]);
  clusterRole(eventing, 'eventing-config-reader', [readSettings]);
}

/** The labels by which a role joins one of Eventing's. */
export const ADDRESSABLE = { 'duck.knative.dev/addressable': 'true' };
export const CHANNELABLE = { 'duck.knative.dev/channelable': 'true' };
export const SUBSCRIBABLE = { 'duck.knative.dev/crossnamespace-subscribable': 'true' };

function addressable(eventing: Part, name: string, group: string, ...resources: string[]): void {
  clusterRole(eventing, `${name}-addressable-resolver`, [rule(group, resources, READ)], ADDRESSABLE);
}
