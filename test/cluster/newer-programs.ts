const apiVersion = 'rbac.authorization.k8s.io/v1';
const metadata = { name: 'newer-programs' };

/** Programs of Eventing run as those of 1.23, which read more than the manifests of 1.22 let them. */
export const RIGHTS_OF_NEWER_PROGRAMS = [
  {
    apiVersion,
    kind: 'ClusterRole',
    metadata,
    rules: [{ apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] }],
  },
  {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: metadata.name },
    subjects: [
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:serviceaccounts:knative-eventing' },
    ],
  },
];
