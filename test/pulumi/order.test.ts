import { ApiObject, App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { orderOf } from '../../lib/pulumi/order';
import type { Manifest, RenderedObject } from '../../lib/pulumi/tree';

const at = (namespace: string, name: string) => ({ name, namespace });

/** Objects of one chart, `shop`, whose ids are their kinds and names. */
function rendered(manifests: readonly Manifest[]): RenderedObject[] {
  const chart = new Chart(new App({ outdir: '.' }), 'shop');
  return manifests.map((manifest) => ({
    apiObject: new ApiObject(
      chart,
      `${manifest.kind}.${manifest.metadata.namespace}.${manifest.metadata.name}`,
      manifest,
    ),
    manifest,
  }));
}

/** What must be there before each object, by kind. */
function before(manifests: readonly Manifest[]): { [kind: string]: string[] } {
  const order = orderOf(rendered(manifests));
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
  expect(orderOf(rendered(manifests))[2]).not.toContain(8);
});

test('what pulls an image comes after the Secret that its account or itself names for it', () => {
  const spec = { template: { spec: { serviceAccountName: 'shop', imagePullSecrets: [{ name: 'registry' }] } } };
  const manifests = [
    { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: at('shop', 'orders'), spec },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: at('shop', 'shop'), imagePullSecrets: [{ name: 'team' }] },
    { apiVersion: 'v1', kind: 'Secret', metadata: at('shop', 'registry') },
    { apiVersion: 'v1', kind: 'Secret', metadata: at('shop', 'team') },
  ];
  expect(orderOf(rendered(manifests))).toEqual([[1, 2], [3], [], []]);
});

test('what another tree has declared comes first too, and what the tree has itself counts more', () => {
  const pod = { serviceAccountName: 'robot', containers: [{ envFrom: [{ secretRef: { name: 'token' } }] }] };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: at('shop', 'orders') };
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: at('shop', 'robot') };
  const earlier = rendered([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    account,
    { apiVersion: 'v1', kind: 'Secret', metadata: at('shop', 'token') },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: at('shop', 'robot'),
      subjects: [{ kind: 'ServiceAccount', ...at('shop', 'robot') }],
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: at('other', 'settings') },
    // It is there already, so it doesn't wait for the Secret of this tree.
    { ...deployment, metadata: at('shop', 'old'), spec: { template: { spec: pod } } },
  ]);
  const tree = [{ ...deployment, spec: { template: { spec: pod } } }];
  expect(orderOf(rendered(tree), earlier).slice(0, 1)).toEqual([[1, 2, 3, 4]]);
  // The account of this tree brings the namespace.
  expect(orderOf(rendered([...tree, account]), earlier)).toEqual([[1, 4, 5], [2], [], [], [], [], [], []]);
});

test('what the program says by addDependency comes first, of all objects below a construct', () => {
  const config = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'server' } };
  const objects = rendered([config('a'), config('b'), deployment]);
  const [a, b, server] = objects.map(({ apiObject }) => apiObject);
  a.addDependency(b);
  // A Deployment comes after the settings of its namespace, unless the program says otherwise.
  b.node.addDependency(server);
  expect(orderOf(objects)).toEqual([[1], [2], []]);

  const other = new Chart(server.node.root as App, 'other');
  const last = new ApiObject(other, 'last', config('last'));
  other.addDependency(server.node.scope as Chart);
  expect(orderOf([...objects, { apiObject: last, manifest: config('last') }])).toEqual([[1], [2], [], [0]]);
});

test('dependencies that close a circle are refused', () => {
  const job = (name: string) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: at('shop', name) });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  const objects = rendered([job('a'), job('b'), namespace]);
  const [a, b, shop] = objects.map(({ apiObject }) => apiObject);
  a.addDependency(b);
  expect(orderOf(objects)).toEqual([[1], [2], []]);
  b.addDependency(a);
  expect(() => orderOf(objects)).toThrow(
    "'shop/Job.shop.a' needs 'shop/Job.shop.b', which needs 'shop/Job.shop.a'; allowed: dependencies without a circle; " +
      'remove an `addDependency` between these',
  );
  b.node.removeDependency(a);
  shop.addDependency(b);
  b.addDependency(shop);
  expect(() => orderOf(objects)).toThrow(
    "'shop/Job.shop.b' needs 'shop/Namespace.undefined.shop', which needs 'shop/Job",
  );
});
