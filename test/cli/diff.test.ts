import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { platform } from '../../lib';
import type { Manifest } from '../../lib/admission/rule';
import { sectionsBetween } from '../../lib/cli/diff';
import { cli } from './run';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
});

/** The lines below each title of what `diff` prints. */
function diff(before: string, after: string): { [title: string]: string[] } {
  const { status, lines, errors } = cli(folder, ['diff', before, after]);
  expect([status, errors]).toEqual([0, []]);
  const sections: { [title: string]: string[] } = {};
  let title = '';
  for (const line of lines) {
    if (/^\S/.test(line)) title = line;
    else if (line !== '') sections[title].push(line.slice(2));
    sections[title] ??= [];
  }
  return sections;
}

/** What changes from one list of objects to another. */
function between(before: readonly object[], after: readonly object[]): { [title: string]: string[] } {
  for (const [name, items] of Object.entries({ before, after })) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  }
  return diff('before.json', 'after.json');
}

test('the upgrade of a platform from 1.22.1 to 1.23.0, in the words of an operator', () => {
  const render = (outdir: string, version: platform.KnativeVersion) => {
    const app = new App({ outdir: join(folder, outdir) });
    new platform.ServerlessPlatform(app, 'platform', { serving: { version }, eventing: { version } });
    app.synth();
  };
  render('old', platform.KnativeVersion.V1_22_1);
  render('new', platform.KnativeVersion.V1_23_0);
  const { Objects, Images, Workloads, ...others } = diff('old', 'new');
  expect(others).toEqual({
    Versions: ['knative-eventing 1.22.1 → 1.23.0', 'knative-serving 1.22.1 → 1.23.0'],
    'Custom resource definitions': [
      'configurations.serving.knative.dev',
      '  + v1.spec.template.spec.volumes[].ephemeral: object',
      'revisions.serving.knative.dev',
      '  + v1.spec.volumes[].ephemeral: object',
      'services.serving.knative.dev',
      '  + v1.spec.template.spec.volumes[].ephemeral: object',
    ],
    Permissions: [
      'ServiceAccount knative-eventing/eventing-controller',
      '  gains get, list, watch on endpointslices.discovery.k8s.io',
      '  loses get, list, watch, create, update, patch, delete on endpoints',
      'ServiceAccount knative-eventing/imc-controller',
      '  gains get, list, watch on endpointslices.discovery.k8s.io',
      '  loses get, list, watch on endpoints',
    ],
    Settings: [
      'ConfigMap kourier-system/kourier-bootstrap',
      '  ["envoy-bootstrap.yaml"]:',
      '    - address: 0.0.0.0',
      '    + address: "::"',
      '    + ipv4_compat: true',
      'ConfigMap knative-eventing/config-logging',
      '  + klog-verbosity: 0',
    ],
  });
  expect(Objects.map((line) => line.replace(/-[0-9a-f]{8}$/, '-…'))).toEqual([
    '+ Job knative-serving/storage-version-migration-serving-1.23.0-…',
    '+ Job knative-serving/cleanup-serving-1.23.0-…',
    '+ Job knative-eventing/storage-version-migration-eventing-1.23.0-…',
    '- Job knative-serving/storage-version-migration-serving-1.22.1-…',
    '- Job knative-serving/cleanup-serving-1.22.1-…',
    '- Job knative-eventing/storage-version-migration-eventing-1.22.1-…',
  ]);
  expect(Workloads).toHaveLength(18);
  const fields = Workloads.filter((line) => !/^(Deployment|StatefulSet) \S+: its pods are replaced$/.test(line));
  expect(fields.map((line) => line.replaceAll(/[0-9a-f]{8}/g, '…'))).toEqual([
    '  spec.template.metadata.annotations["networking.knative.dev/bootstrap"]: … → …',
  ]);
  expect(Images).toHaveLength(35);
  expect(Images).toContain(
    'gcr.io/knative-releases/knative.dev/serving/cmd/queue: sha256:b1af8bda6c1d → sha256:a3cc71ce80db',
  );
});

const object = (apiVersion: string, kind: string, name: string, fields: object = {}) => {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...fields };
};

test('what is the same in another order of files, fields and objects is no change', () => {
  const first = object('v1', 'ConfigMap', 'first', { data: { a: '1', b: '2' } });
  const second = object('v1', 'ConfigMap', 'second');
  const turned = { data: { b: '2', a: '1' }, ...object('v1', 'ConfigMap', 'first') };
  expect(between([first, second], [second, { ...turned, data: { b: '2', a: '1' } }])).toEqual({
    'Nothing changes.': [],
  });
});

test('definitions: versions that come, go and are stored, fields, and what they may be', () => {
  const crd = (...versions: object[]) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'shops.example.com' },
    spec: { group: 'example.com', versions },
  });
  const version = (name: string, flags: object, properties: object) => {
    return { name, ...flags, schema: { openAPIV3Schema: { type: 'object', properties } } };
  };
  const size = { type: 'integer', minimum: 1 };
  const old = crd(
    version('v1alpha1', { served: true, storage: false }, {}),
    version('v1beta1', { served: true, storage: true }, { size, owner: { type: 'object', properties: { a: size } } }),
  );
  const shelves = { type: 'array', items: { type: 'object', properties: { size } } };
  const current = crd(
    version('v1beta1', { served: false, storage: false }, { size: { ...size, minimum: 2, maximum: 9 }, shelves }),
    version('v1', { served: true, storage: true }, { size }),
  );
  expect(between([old], [current])).toEqual({
    'Custom resource definitions': [
      'shops.example.com',
      '  + version v1',
      '  - version v1alpha1',
      '  new objects are stored as v1, no longer as v1beta1',
      '  v1beta1.served: true → false',
      '  v1beta1.size: minimum: 1 → 2',
      '  v1beta1.size: + maximum: 9',
      '  - v1beta1.owner: object',
      '  + v1beta1.shelves: array',
    ],
  });
});

test('permissions: rights count, not the roles and bindings that they come from', () => {
  const rbac = (kind: string, name: string, fields: object, labels?: object) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name, namespace: kind.startsWith('Cluster') ? undefined : 'shop', labels },
    ...fields,
  });
  const rule = (verbs: string[], resources: string[], apiGroups = ['']) => ({ apiGroups, resources, verbs });
  const binding = (kind: string, name: string, role: string, subject: object) => {
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: role.split(' ')[0], name: role.split(' ')[1] };
    return rbac(kind, name, { roleRef, subjects: [subject] });
  };
  const till = { kind: 'ServiceAccount', name: 'till' };
  const clerks = { kind: 'Group', name: 'clerks' };
  const part = { 'shop/part': 'true' };
  const viewed = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' };
  const all = { aggregationRule: { clusterRoleSelectors: [{ matchLabels: part }] } };
  const before = [
    rbac('Role', 'till', { rules: [rule(['get', 'list'], ['pods']), rule(['get'], ['secrets'])] }),
    binding('RoleBinding', 'till', 'Role till', till),
    rbac('ClusterRole', 'all', all),
    rbac('ClusterRole', 'shelves', { rules: [rule(['get'], ['shelves'], ['example.com'])] }, part),
    binding('ClusterRoleBinding', 'clerks', 'ClusterRole all', clerks),
    rbac('ClusterRole', 'viewer', { rules: [rule(['get'], ['shelves'], ['example.com'])] }, viewed),
  ];
  const after = [
    rbac('Role', 'till', { rules: [rule(['list'], ['pods'])] }),
    rbac('Role', 'pods', { rules: [rule(['get', 'delete'], ['pods'])] }),
    binding('RoleBinding', 'till', 'Role till', till),
    binding('RoleBinding', 'pods', 'Role pods', till),
    rbac('ClusterRole', 'all', all),
    rbac('ClusterRole', 'shelves', { rules: [rule(['get', 'patch'], ['shelves'], ['example.com'])] }, part),
    binding('ClusterRoleBinding', 'clerks', 'ClusterRole all', clerks),
    binding('ClusterRoleBinding', 'admins', 'ClusterRole cluster-admin', clerks),
    rbac('ClusterRole', 'viewer', { rules: [rule(['get'], ['shelves', 'tills'], ['example.com'])] }, viewed),
    rbac('ClusterRole', 'unbound', { rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }),
  ];
  expect(between(before, after)).toEqual({
    Objects: ['+ Role shop/pods', '+ RoleBinding shop/pods', '+ ClusterRoleBinding admins', '+ ClusterRole unbound'],
    Permissions: [
      'Group clerks',
      '  gains patch on shelves.example.com',
      '  gains the rights of ClusterRole cluster-admin',
      'ServiceAccount shop/till',
      '  gains delete on pods in namespace shop',
      '  loses get on secrets in namespace shop',
      'Whoever has ClusterRole unbound',
      '  gains get on /metrics',
      'Whoever has ClusterRole view',
      '  gains get on tills.example.com',
    ],
  });
});

describe('permissions: a right', () => {
  /** What a role of the cluster lets an account do, everywhere or in a namespace. */
  const rights = (rule: object, binding = 'ClusterRoleBinding'): Manifest[] => {
    const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'till' } };
    const metadata = { name: 'till', namespace: binding === 'RoleBinding' ? 'shop' : undefined };
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'till' };
    const subjects = [{ kind: 'ServiceAccount', name: 'till', namespace: 'shop' }];
    return [
      { ...rbac, kind: 'ClusterRole', rules: [rule] },
      { ...rbac, kind: binding, metadata, roleRef, subjects },
    ];
  };
  const rule = (verb: string, resource: string, apiGroup = '', resourceNames?: string[]) => {
    return { apiGroups: [apiGroup], resources: [resource], verbs: [verb], resourceNames };
  };
  const path = (url: string) => ({ nonResourceURLs: [url], verbs: ['get'] });
  const changes = (before: Manifest[], after: Manifest[]) => {
    const [, , ...lines] = sectionsBetween(before, after).find(([title]) => title === 'Permissions') ?? [];
    return lines.map((line) => line.trim());
  };

  test.each([
    ['get on pods', rule('get', 'pods'), '* on *.*', rule('*', '*', '*')],
    ['get on secrets safe', rule('get', 'secrets', '', ['safe']), 'get on secrets', rule('get', 'secrets')],
    [
      'update on tills/scale.a.b',
      rule('update', 'tills/scale', 'a.b'),
      'update on */scale.*',
      rule('update', '*/scale', '*'),
    ],
    ['get on /healthz/live', path('/healthz/live'), 'get on /healthz/*', path('/healthz/*')],
  ])('%s is neither lost nor gained beside a wider one', (narrow, narrowRule, wide, wideRule) => {
    expect(changes([], rights(narrowRule))).toEqual([`gains ${narrow}`]);
    expect(changes(rights(narrowRule), rights(wideRule))).toEqual([`gains ${wide}`]);
    expect(changes(rights(wideRule), rights(narrowRule))).toEqual([`loses ${wide}`]);
  });

  test('in a namespace is neither lost nor gained beside one everywhere', () => {
    const [here, everywhere] = ['RoleBinding', 'ClusterRoleBinding'].map((kind) => rights(rule('get', 'pods'), kind));
    expect(changes(here, everywhere)).toEqual(['gains get on pods']);
    expect(changes(everywhere, here)).toEqual(['loses get on pods']);
  });

  test.each([
    ['* on pods', rule('*', 'pods'), 'get on *', rule('get', '*')],
    ['get on /*', path('*'), 'get on *', rule('get', '*')],
    ['get on pods/*', rule('get', 'pods/*'), 'get on pods/log', rule('get', 'pods/log')],
    ['get on *.apps', rule('get', '*', 'apps'), 'get on pods', rule('get', 'pods')],
  ])('%s is lost for another that is no wider', (lost, before, gained, after) => {
    expect(changes(rights(before), rights(after))).toEqual([`gains ${gained}`, `loses ${lost}`]);
  });
});

test('a right of a Role that nobody is bound to is told in its namespace', () => {
  const role = (namespace: string, ...verbs: string[]) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'till', namespace },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs }],
  });
  expect(between([role('shop', 'get'), role('bank', 'get')], [role('shop', 'get'), role('bank')])).toEqual({
    Permissions: ['Whoever has Role bank/till', '  loses get on secrets in namespace bank'],
  });
});

test('paths and resources are told apart where all of each are meant', () => {
  const all = { apiGroups: [''], resources: ['*'], verbs: ['get'] };
  const role = (...rules: object[]) => object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'all', { rules });
  const paths = { nonResourceURLs: ['*'], verbs: ['get'] };
  expect(between([role(paths, all)], [role(all)])).toMatchObject({
    Permissions: [expect.stringMatching(/^Whoever has ClusterRole/), expect.stringMatching(/^ {2}loses get on \/\*/)],
  });
});

test('images that containers exchange are told, since none comes or goes', () => {
  const pod = (front: string, back: string) => {
    const containers = [
      { name: 'front', image: front },
      { name: 'back', image: back },
    ];
    return object('v1', 'Pod', 'till', { spec: { containers } });
  };
  expect(between([pod('a.b/c:1', 'a.b/c:2')], [pod('a.b/c:2', 'a.b/c:1')])).toEqual({
    'Other objects': [
      'Pod shop/till',
      '  spec.containers[front].image: a.b/c:1 → a.b/c:2',
      '  spec.containers[back].image: a.b/c:2 → a.b/c:1',
    ],
  });
});

test('the first settings of a ConfigMap are told by their field', () => {
  const config = (fields: object) => object('v1', 'ConfigMap', 'config', fields);
  expect(between([config({})], [config({ data: { 'a.b': '1' } })])).toEqual({
    Settings: ['ConfigMap shop/config', '  + data: {"a.b":"1"}'],
  });
});

test('a Job that deletes itself needs nobody to delete it', () => {
  const job = (spec: object) => object('batch/v1', 'Job', 'migration', { spec });
  expect(between([job({ ttlSecondsAfterFinished: 600 })], [])).toEqual({ Objects: ['- Job shop/migration'] });
  expect(between([job({})], [])).toEqual({
    Objects: ['- Job shop/migration', 'What is removed stays in the cluster until somebody deletes it.'],
  });
});

test('settings, webhooks, workloads, images and the rest, each in its section', () => {
  const workload = (replicas: number, image: string, env: object[], args: string[]) =>
    object('apps/v1', 'Deployment', 'till', {
      spec: { replicas, template: { spec: { containers: [{ name: 'till', image, env, args }] } } },
    });
  const webhook = (failurePolicy: string, rules?: object[]) =>
    object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'validation', {
      webhooks: [{ name: 'validation.example.com', failurePolicy, rules }],
    });
  const settings = (data: object) => object('v1', 'ConfigMap', 'config', { data });
  const secret = (data: object) => object('v1', 'Secret', 'safe', { data });
  const before = [
    secret({ code: 'MTIz', key: 'YQ==' }),
    settings({ currency: 'EUR', 'opening-hours': '9 to 5', old: 'x' }),
    webhook('Ignore'),
    workload(
      1,
      'example.com/till:1',
      [{ name: 'RECEIPT_IMAGE', value: 'example.com/receipt' }],
      ['-nop-image', 'a.b/c:1'],
    ),
    object('v1', 'Service', 'till', { spec: { ports: [{ name: 'http', port: 80 }] } }),
  ];
  const after = [
    secret({ code: 'NDU2' }),
    settings({ currency: 'CHF', 'opening-hours': '9 to 5', new: '' }),
    webhook('Fail', [{ operations: ['CREATE'] }]),
    workload(
      2,
      'example.com/till:2@sha256:0123456789abcdef',
      [
        { name: 'RECEIPT_IMAGE', value: 'example.com/paper' },
        { name: 'LANG', value: 'fr' },
      ],
      ['-nop-image', 'a.b/c:2', '-q'],
    ),
    object('v1', 'Service', 'till', { spec: { ports: [{ name: 'http', port: 8080 }] } }),
  ];
  expect(between(before, after)).toEqual({
    Settings: [
      'Secret shop/safe',
      '  code: *** → ***',
      '  - key: ***',
      'ConfigMap shop/config',
      '  currency: EUR → CHF',
      '  - old: x',
      '  + new: ""',
    ],
    Webhooks: [
      'ValidatingWebhookConfiguration shop/validation',
      '  webhooks[validation.example.com].failurePolicy: Ignore → Fail',
      '  + webhooks[validation.example.com].rules: [{"operations":["CREATE"]}]',
    ],
    Workloads: [
      'Deployment shop/till: its pods are replaced',
      '  spec.replicas: 1 → 2',
      '  + containers[till].env[LANG]: {"name":"LANG","value":"fr"}',
      '  + containers[till].args: -q',
    ],
    Images: [
      'a.b/c: 1 → 2',
      '+ example.com/paper: latest',
      '- example.com/receipt: latest',
      'example.com/till: 1 → 2@sha256:0123456789ab',
    ],
    'Other objects': ['Service shop/till', '  spec.ports[http].port: 80 → 8080'],
  });
});

test('no change of any value of a platform goes untold', () => {
  const { charts } = new platform.ServerlessPlatform(new App(), 'platform');
  const definitions = ['clusterdomainclaims.networking.internal.knative.dev', 'brokers.eventing.knative.dev'];
  const objects = charts
    .flatMap((chart) => chart.toJson())
    .filter(({ kind, metadata }) => kind !== 'CustomResourceDefinition' || definitions.includes(metadata.name));
  const untold = objects.flatMap((before) =>
    leavesOf(before).flatMap((path) => {
      const after = structuredClone(before);
      const holder = path.slice(0, -1).reduce((value, step) => value[step], after);
      const last = path.at(-1) as string;
      holder[last] = typeof holder[last] === 'string' ? `x${holder[last]}` : holder[last] ? 0 : 1;
      return sectionsBetween([before], [after]).length > 0
        ? []
        : [`${before.kind} ${before.metadata.name} ${path.join('.')}`];
    }),
  );
  // What a wider right takes in is no right of its own.
  const takenIn = [
    ...['1', '2'].map((i) => `ClusterRole knative-serving-core rules.10.resources.${i}`),
    ...['0', '1'].map((i) => `Role knative-serving-activator rules.1.resourceNames.${i}`),
    ...['1', '2'].map((i) => `ClusterRole tekton-triggers-admin rules.5.resources.${i}`),
  ];
  // The section on versions tells of releases, and the group of roles and subjects is always the same.
  const isToldElsewhere = /( metadata\..*\.app\.kubernetes\.io\/version| (roleRef|subjects\.\d+)\.apiGroup)$/;
  expect(untold.filter((line) => !isToldElsewhere.test(line))).toEqual(takenIn);
});

function leavesOf(value: any): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return Object.keys(value).flatMap((key) => leavesOf(value[key]).map((path) => [key, ...path]));
}
