import type { Part } from '../parts/part';
import {
  aggregatedClusterRole,
  bindClusterRole,
  clusterRole,
  READ,
  READ_WRITE,
  rule,
  serviceAccount,
  WEBHOOK_CONFIGURATIONS,
} from '../parts/roles';

/** What Serving's controllers may do. Autoscaler, controller and webhook act as one account; ingress layers join in. */
export function controllerRoles(part: Part): void {
  const controller = part.called('controller');
  serviceAccount(controller, 'controller');
  aggregatedClusterRole(part, 'knative-serving-admin', JOINED);
  bindClusterRole(controller, 'knative-serving-controller-admin', 'knative-serving-admin', 'controller');
  clusterRole(
    part,
    'knative-serving-core',
    [
      rule(
        '',
        ['pods', 'namespaces', 'secrets', 'configmaps', 'endpoints', 'services', 'events', 'serviceaccounts'],
        READ_WRITE,
      ),
      rule('', ['endpoints/restricted'], ['create']),
      rule('', ['namespaces/finalizers'], ['update']),
      rule('discovery.k8s.io', ['endpointslices'], READ_WRITE),
      rule('discovery.k8s.io', ['endpointslices/restricted'], ['create']),
      rule('apps', ['deployments', 'deployments/finalizers'], READ_WRITE),
      rule('autoscaling', ['horizontalpodautoscalers'], READ_WRITE),
      rule('coordination.k8s.io', ['leases'], READ_WRITE),
      WEBHOOK_CONFIGURATIONS,
      rule('apiextensions.k8s.io', ['customresourcedefinitions', 'customresourcedefinitions/status'], READ_WRITE),
      rule(
        ['serving.knative.dev', 'autoscaling.internal.knative.dev', 'networking.internal.knative.dev'],
        ['*', '*/status', '*/finalizers'],
        [...READ_WRITE, 'deletecollection'],
      ),
      rule('caching.internal.knative.dev', ['images'], READ_WRITE),
      rule('cert-manager.io', ['certificates', 'clusterissuers', 'certificaterequests', 'issuers'], READ_WRITE),
      rule('acme.cert-manager.io', ['challenges'], READ_WRITE),
      rule('rbac.authorization.k8s.io', ['clusterroles'], ['delete'], ['knative-serving-certmanager']),
      rule('*', ['*/scale'], ['patch']),
    ],
    JOINED,
  );
  aggregatedClusterRole(part, ADDRESSABLE_RESOLVER, { 'duck.knative.dev/addressable': 'true' });
  bindClusterRole(controller, 'knative-serving-controller-addressable-resolver', ADDRESSABLE_RESOLVER, 'controller');
}

/** What others may do with Services and Routes: who sends events to them or injects into them, and the users' roles. */
export function userRoles(part: Part): void {
  clusterRole(
    part,
    'knative-serving-addressable-resolver',
    [rule('serving.knative.dev', ['routes', 'routes/status', 'services', 'services/status'], READ)],
    { 'duck.knative.dev/addressable': 'true' },
  );
  clusterRole(
    part,
    'knative-serving-podspecable-binding',
    [rule('serving.knative.dev', ['configurations', 'services'], ['list', 'watch', 'patch'])],
    { 'duck.knative.dev/podspecable': 'true' },
  );
  clusterRole(
    part,
    'knative-serving-namespaced-admin',
    [rule('serving.knative.dev', ['*'], ['*']), rule(INTERNAL, ['*'], READ)],
    { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' },
  );
  clusterRole(
    part,
    'knative-serving-namespaced-edit',
    [rule('serving.knative.dev', ['*'], ['create', 'update', 'patch', 'delete']), rule(INTERNAL, ['*'], READ)],
    { 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' },
  );
  clusterRole(
    part,
    'knative-serving-namespaced-view',
    [rule('serving.knative.dev', ['*'], READ), rule(INTERNAL, ['*'], READ)],
    { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' },
  );
}

/** The label of ClusterRoles that the controllers' account gets. */
export const JOINED = { 'serving.knative.dev/controller': 'true' };

const ADDRESSABLE_RESOLVER = 'knative-serving-aggregated-addressable-resolver';

const INTERNAL = [
  'networking.internal.knative.dev',
  'autoscaling.internal.knative.dev',
  'caching.internal.knative.dev',
];
