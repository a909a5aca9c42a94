import type { Part } from '../../parts/part';
import { clusterRole, READ, READ_WRITE, rule, WEBHOOK_CONFIGURATIONS, withStatus } from '../../parts/roles';

const GROUP = 'triggers.tekton.dev';

/** What controller and webhook may do. */
export function adminRole(triggers: Part): void {
  clusterRole(triggers, 'tekton-triggers-admin', [
    rule('', ['configmaps', 'services', 'events'], READ_WRITE),
    rule('apps', ['deployments', 'deployments/finalizers'], READ_WRITE),
    WEBHOOK_CONFIGURATIONS,
    rule(GROUP, [...withStatus(...KINDS), 'eventlisteners/finalizers'], READ_WRITE),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    // An EventListener can be a Knative Service.
    rule('serving.knative.dev', ['*', '*/status', '*/finalizers'], [...READ_WRITE, 'deletecollection']),
    rule('', ['namespaces'], ['get'], [triggers.namespace]),
    rule('', ['namespaces/finalizers'], ['update'], [triggers.namespace]),
  ]);
}

/** What an EventListener's account needs, to be bound in its namespace and in the cluster, and the roles of users. */
export function userRoles(triggers: Part): void {
  clusterRole(triggers, 'tekton-triggers-eventlistener-roles', [
    rule(GROUP, ['eventlisteners', 'triggerbindings', 'interceptors', 'triggertemplates', 'triggers'], READ),
    rule('', ['configmaps'], READ),
    rule('tekton.dev', ['pipelineruns', 'pipelineresources', 'taskruns'], ['create']),
    rule('', ['serviceaccounts'], ['impersonate']),
    rule('', ['events'], ['create', 'patch']),
  ]);
  clusterRole(triggers, 'tekton-triggers-eventlistener-clusterroles', [
    rule(GROUP, ['clustertriggerbindings', 'clusterinterceptors'], READ),
    rule('', ['secrets'], READ),
  ]);
  clusterRole(triggers, 'tekton-triggers-aggregate-edit', [rule(GROUP, KINDS, [...READ_WRITE, 'deletecollection'])], {
    'rbac.authorization.k8s.io/aggregate-to-edit': 'true',
    'rbac.authorization.k8s.io/aggregate-to-admin': 'true',
  });
  clusterRole(triggers, 'tekton-triggers-aggregate-view', [rule(GROUP, KINDS, READ)], {
    'rbac.authorization.k8s.io/aggregate-to-view': 'true',
  });
}

const KINDS = [
  'clustertriggerbindings',
  'clusterinterceptors',
  'eventlisteners',
  'interceptors',
  'triggers',
  'triggerbindings',
  'triggertemplates',
];
