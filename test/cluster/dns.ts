import { imageOf } from './builds';
import { DNS_ADDRESS } from './control-plane';
import { EXAMPLE_REGISTRY, REGISTRY_SERVICE } from './example-images';

const NAMESPACE = 'kube-system';
const labels = { 'k8s-app': 'kube-dns' };
const PORT = 1053;

const CORE_FILE = `.:${PORT} {
  errors
  health
  ready
  rewrite name ${EXAMPLE_REGISTRY} ${REGISTRY_SERVICE}
  kubernetes cluster.local in-addr.arpa
  cache 5
}
`;

/** CoreDNS, which each cluster has and this harness therefore brings itself. */
export const DNS: readonly object[] = [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'coredns', namespace: NAMESPACE } },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'coredns' },
    rules: [
      { apiGroups: [''], resources: ['services', 'namespaces', 'pods', 'endpoints'], verbs: ['list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
    ],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'coredns' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'coredns' },
    subjects: [{ kind: 'ServiceAccount', name: 'coredns', namespace: NAMESPACE }],
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'coredns', namespace: NAMESPACE },
    data: { Corefile: CORE_FILE },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'coredns', namespace: NAMESPACE, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: 'coredns',
          dnsPolicy: 'Default',
          volumes: [{ name: 'config', configMap: { name: 'coredns' } }],
          containers: [
            {
              name: 'coredns',
              image: imageOf('./coredns'),
              args: ['-conf', '/etc/coredns/Corefile'],
              volumeMounts: [{ name: 'config', mountPath: '/etc/coredns', readOnly: true }],
              readinessProbe: { httpGet: { path: '/ready', port: 8181 }, periodSeconds: 1 },
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kube-dns', namespace: NAMESPACE, labels },
    spec: {
      clusterIP: DNS_ADDRESS,
      selector: labels,
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: PORT },
        { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: PORT },
      ],
    },
  },
];
