import { expect, test } from 'vitest';
import { orderOf } from '../../lib/pulumi/order';
import type { Manifest } from '../../lib/pulumi/tree';

const at = (namespace: string, name: string) => ({ name, namespace });

/** What must be there before each object, by kind. */
function before(manifests: readonly Manifest[]): { [kind: string]: string[] } {
  const order = orderOf(manifests);
  return Object.fromEntries(manifests.map(({ kind }, i) => [kind, order[i].map((j) => manifests[j].kind)]));
}

test('an object waits for its namespace, its definition, and the webhooks that admit it', () => {
  const service = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: at('shop', 'orders') };
  const clientConfig = { service: { name: 'webhook', namespace: 'knative-serving' } };
  const webhook = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'webhook' },
    webhooks: [{ clientConfig }],
  };
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'services.serving.knative.dev' },
    spec: { group: 'serving.knative.dev', names: { kind: 'Service' } },
  };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  expect(before([service, webhook, definition, namespace]).Service).toEqual([
    'ValidatingWebhookConfiguration',
    'CustomResourceDefinition',
    'Namespace',
  ]);
});

test('a webhook waits for the pods behind its server, and they for whom they act as and what they read', () => {
  const workload = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: at('system', 'webhook'),
    spec: {
      template: {
        metadata: { labels: { app: 'webhook' } },
        spec: {
          serviceAccountName: 'webhook',
          volumes: [{ secret: { secretName: 'certificate' } }],
          containers: [{ envFrom: [{ configMapRef: { name: 'settings' } }] }],
        },
      },
    },
  };
  const manifests = [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: { name: 'webhook' },
      webhooks: [{ clientConfig: { service: at('system', 'webhook') } }],
    },
    { apiVersion: 'v1', kind: 'Service', metadata: at('system', 'webhook'), spec: { selector: { app: 'webhook' } } },
    workload,
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: at('system', 'webhook') },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: at('system', 'webhook'),
      roleRef: { kind: 'Role', name: 'webhook' },
      subjects: [{ kind: 'ServiceAccount', ...at('system', 'webhook') }],
    },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: at('system', 'webhook') },
    { apiVersion: 'v1', kind: 'Secret', metadata: at('system', 'certificate') },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: at('system', 'settings') },
    { apiVersion: 'v1', kind: 'Secret', metadata: at('other', 'certificate') },
  ];
  expect(before(manifests.slice(0, 8))).toEqual({
    MutatingWebhookConfiguration: ['Service', 'Deployment'],
    Service: [],
    // The binding brings the account.
    Deployment: ['RoleBinding', 'Secret', 'ConfigMap'],
    ServiceAccount: [],
    RoleBinding: ['ServiceAccount', 'Role'],
    Role: [],
    Secret: [],
    ConfigMap: [],
  });
  expect(orderOf(manifests)[2]).not.toContain(8);
});

test('what pulls an image comes after the Secret that its account or itself names for it', () => {
  const spec = { template: { spec: { serviceAccountName: 'shop', imagePullSecrets: [{ name: 'registry' }] } } };
  const manifests = [
    { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: at('shop', 'orders'), spec },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: at('shop', 'shop'), imagePullSecrets: [{ name: 'team' }] },
    { apiVersion: 'v1', kind: 'Secret', metadata: at('shop', 'registry') },
    { apiVersion: 'v1', kind: 'Secret', metadata: at('shop', 'team') },
  ];
  expect(orderOf(manifests)).toEqual([[1, 2], [3], [], []]);
});
