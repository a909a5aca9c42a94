import { imageOf } from './builds';

/** The namespace of cert-manager and trust-manager, and that in which they find the Secrets of authorities. */
export const CERT_MANAGER = 'cert-manager';

const TRUST_MANAGER = 'trust-manager';
const WEBHOOK = 'trust-manager-tls';

/** cert-manager, once its kinds are there. */
export const CERT_MANAGER_OBJECTS = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: CERT_MANAGER } },
  ...controller(CERT_MANAGER, {
    image: imageOf('./cert-manager'),
    args: [`--cluster-resource-namespace=${CERT_MANAGER}`],
  }),
];

/** trust-manager, which wants a certificate for its webhook before it does anything. */
export const TRUST_MANAGER_OBJECTS = [
  ...controller(
    TRUST_MANAGER,
    {
      image: imageOf('github.com/cert-manager/trust-manager/cmd/trust-manager'),
      args: [`--trust-namespace=${CERT_MANAGER}`, '--webhook-certificate-dir=/tls'],
      volumeMounts: [{ name: 'tls', mountPath: '/tls' }],
    },
    [{ name: 'tls', secret: { secretName: WEBHOOK } }],
  ),
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name: TRUST_MANAGER, namespace: CERT_MANAGER },
    spec: { selfSigned: {} },
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: TRUST_MANAGER, namespace: CERT_MANAGER },
    spec: {
      secretName: WEBHOOK,
      dnsNames: [`${TRUST_MANAGER}.${CERT_MANAGER}.svc`],
      issuerRef: { kind: 'Issuer', name: TRUST_MANAGER },
    },
  },
];

/** A program that may do anything. */
function controller(name: string, container: object, volumes?: readonly object[]): object[] {
  const labels = { app: name };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: CERT_MANAGER } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', name, namespace: CERT_MANAGER }],
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: CERT_MANAGER },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { serviceAccountName: name, containers: [{ name: 'controller', ...container }], volumes },
        },
      },
    },
  ];
}
