import type { Part } from '../../parts/part';
import { clusterRole, READ, READ_WRITE, role, rule } from '../../parts/roles';

/** Roles of users, which Kubernetes' own admin, edit and view take in, and what all controllers share. */
export function sharedRoles(pipelines: Part): void {
  const kinds = ['tasks', 'taskruns', 'pipelines', 'pipelineruns', 'runs', 'customruns', 'stepactions'];
  clusterRole(pipelines, 'tekton-aggregate-edit', [rule('tekton.dev', kinds, [...READ_WRITE, 'deletecollection'])], {
    'rbac.authorization.k8s.io/aggregate-to-edit': 'true',
    'rbac.authorization.k8s.io/aggregate-to-admin': 'true',
  });
  clusterRole(pipelines, 'tekton-aggregate-view', [rule('tekton.dev', kinds, READ)], {
    'rbac.authorization.k8s.io/aggregate-to-view': 'true',
  });
  role(pipelines, 'tekton-pipelines-leader-election', [rule('coordination.k8s.io', ['leases'], READ_WRITE)]);
}
