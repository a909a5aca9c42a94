import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { cli } from './run';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let env: { PATH: string };

interface Answer {
  /** How the arguments begin. */
  readonly to: string;
  readonly status?: number;
  readonly stdout?: object;
  readonly stderr?: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Installs a kubectl that records its arguments and gives the first answer that fits them. */
function answer(answers: readonly Answer[]): void {
  const cases = answers.map(({ to, status = 0, stdout, stderr = '' }) => {
    const output = stdout === undefined ? '' : JSON.stringify(stdout);
    return `${quoted(to)}*) printf %s ${quoted(output)}; printf %s ${quoted(stderr)} >&2; exit ${status};;\n`;
  });
  const script = `#!/bin/sh\necho "$*" >>calls\ncase "$*" in\n${cases.join('')}esac\n`;
  writeFileSync(join(folder, 'bin/kubectl'), script, { mode: 0o755 });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apply-'));
  mkdirSync(join(folder, 'bin'));
  answer([]);
  env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  mkdirSync(join(folder, 'dist'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, 'dist', name), text);
});

const FILES = {
  'platform-00-crds-c8.k8s.yaml': `
apiVersion: v1
kind: Namespace
metadata: {name: system}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  conversion: {strategy: Webhook, webhook: {clientConfig: {service: {namespace: system, name: webhook}}}}
`,
  'platform-10-core-c8.k8s.yaml': `
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: system}
spec: {selector: {app: webhook}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: controller, namespace: system}
spec: {template: {metadata: {labels: {app: controller}}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: webhook, namespace: system}
spec: {template: {metadata: {labels: {app: webhook}}}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: defaults.example.com}
webhooks: [{clientConfig: {service: {namespace: system, name: webhook}}}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: validation.example.com}
webhooks: [{clientConfig: {service: {namespace: system, name: webhook}}}]
`,
  'platform-30-post-install-c8.k8s.yaml': `
apiVersion: batch/v1
kind: Job
metadata: {name: migrate, namespace: system}
`,
  'empty.k8s.yaml': '',
  'shop.k8s.yaml': `
apiVersion: example.com/v1
kind: Shop
metadata: {name: books}
`,
};

const CALLS = [
  'apply --server-side -f dist/platform-00-crds-c8.k8s.yaml',
  'wait --for=condition=Established --timeout=60s customresourcedefinition.apiextensions.k8s.io/shops.example.com',
  'apply --server-side -f dist/platform-10-core-c8.k8s.yaml',
  'rollout status deployment.apps/webhook -n system --timeout=300s',
  'wait --for=jsonpath={.spec.conversion.webhook.clientConfig.caBundle} --timeout=120s ' +
    'customresourcedefinition.apiextensions.k8s.io/shops.example.com',
  'wait --for=jsonpath={.webhooks[0].clientConfig.caBundle} --timeout=120s ' +
    'mutatingwebhookconfiguration.admissionregistration.k8s.io/defaults.example.com',
  'wait --for=jsonpath={.webhooks[0].clientConfig.caBundle} --timeout=120s ' +
    'validatingwebhookconfiguration.admissionregistration.k8s.io/validation.example.com',
  'rollout status deployment.apps/controller -n system --timeout=300s',
  'apply --server-side -f dist/platform-30-post-install-c8.k8s.yaml',
  'wait --for=condition=Complete --timeout=300s job.batch/migrate -n system',
  'apply --server-side -f dist/shop.k8s.yaml',
];

function apply(...answers: Answer[]) {
  answer(answers);
  return cli(folder, ['apply', 'dist'], env);
}

function calls(): string[] {
  const file = join(folder, 'calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

test('each stage is applied at once, with the waits in between, and then the applications', () => {
  expect(apply()).toEqual({
    status: 0,
    lines: [
      '00-crds: applying 2 objects',
      '00-crds: waiting for CustomResourceDefinition shops.example.com to be Established, at most 60 s',
      '10-core: applying 5 objects',
      '10-core: waiting for Deployment system/webhook to roll out, at most 300 s',
      '10-core: waiting for CustomResourceDefinition shops.example.com to have a CA bundle, at most 120 s',
      '10-core: waiting for MutatingWebhookConfiguration defaults.example.com to have a CA bundle, at most 120 s',
      '10-core: waiting for ValidatingWebhookConfiguration validation.example.com to have a CA bundle, at most 120 s',
      '20-admitted: waiting for Deployment system/controller to roll out, at most 300 s',
      '30-post-install: applying 1 Job',
      '30-post-install: waiting for Job system/migrate to be Complete, at most 300 s',
      'applications: applying 1 Shop',
    ],
    errors: [],
  });
  expect(calls()).toEqual(CALLS);
});

test('a dry run prints the same commands as a script, and runs none', () => {
  const { status, lines } = cli(folder, ['apply', '--dry-run', 'dist'], env);
  expect([status, calls()]).toEqual([0, []]);
  expect(lines.slice(0, 5)).toEqual([
    'set -e',
    '# 00-crds: applying 2 objects',
    'kubectl apply --server-side -f dist/platform-00-crds-c8.k8s.yaml',
    '# 00-crds: waiting for CustomResourceDefinition shops.example.com to be Established, at most 60 s',
    `kubectl ${CALLS[1]}`,
  ]);
  spawnSync('sh', ['-c', lines.join('\n')], { cwd: folder, env: { ...process.env, ...env } });
  expect(calls()).toEqual(CALLS);
});

test.each([
  ['what is not YAML', 'a: [1\nb: 2\n', 'a.yaml:2: Flow sequence '],
  ['an object without a kind', 'apiVersion: v2\nname: chart\n', 'a.yaml:1: kind is missing; '],
])('a folder with %s is refused before anything is applied', (_, text, message) => {
  writeFileSync(join(folder, 'dist/a.yaml'), text);
  const { status, lines, errors } = apply();
  expect([status, lines, errors, calls()]).toEqual([1, [], [expect.stringContaining(`dist/${message}`)], []]);
});

test('what kubectl warns of is passed on, and what it refuses ends the command', () => {
  const warning = { to: CALLS[0], stderr: 'Warning: shops are closed\n' };
  const conflict = { to: CALLS[2], status: 1, stderr: 'error: Apply failed with 1 conflict:\n.spec.replicas\n' };
  expect(apply(warning, conflict)).toMatchObject({
    status: 1,
    errors: [
      'Warning: shops are closed',
      'cdk8s-knative: 10-core: kubectl could not apply it:',
      '  error: Apply failed with 1 conflict:',
      '  .spec.replicas',
    ],
  });
  expect(calls()).toEqual(CALLS.slice(0, 3));
});

test('a rollout that is given up is explained by the workload and by its pods', () => {
  const deployment = {
    kind: 'Deployment',
    metadata: { name: 'webhook', namespace: 'system' },
    spec: { selector: { matchLabels: { app: 'webhook', role: 'webhook' } } },
    status: {
      conditions: [
        { type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated' },
        { type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable', message: 'too few pods' },
        { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota' },
      ],
    },
  };
  const pod = (name: string, containers: object[], conditions: object[] = []) => ({
    metadata: { name },
    status: { conditions, containerStatuses: containers },
  });
  const terminated = { exitCode: 1, reason: 'Error', message: 'no certificate' };
  const pods = [
    pod('webhook-1', [
      { name: 'webhook', ready: false, state: { waiting: { reason: 'ImagePullBackOff', message: 'not found' } } },
      { name: 'sidecar', ready: true, state: { running: {} } },
    ]),
    pod('webhook-2', [
      { name: 'webhook', ready: false, state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated } },
    ]),
    pod('webhook-3', [{ name: 'webhook', ready: false, state: { running: {} } }]),
    pod('webhook-4', [], [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'no memory' }]),
    pod('webhook-5', [{ name: 'webhook', ready: true, state: { running: {} } }]),
  ];
  const outcome = apply(
    { to: 'rollout status deployment.apps/webhook', status: 1, stderr: 'error: timed out waiting\n' },
    { to: 'get deployment.apps/webhook -n system', stdout: deployment },
    { to: 'get pods -n system -l app=webhook,role=webhook', stdout: { kind: 'List', items: pods } },
  );
  expect(outcome).toMatchObject({
    status: 1,
    errors: [
      'cdk8s-knative: 10-core: gave up waiting for Deployment system/webhook to roll out:',
      '  Deployment webhook: Available is False: MinimumReplicasUnavailable: too few pods',
      '  Deployment webhook: ReplicaFailure is True: FailedCreate: exceeded quota',
      '  Pod webhook-1: container webhook waits: ImagePullBackOff: not found',
      '  Pod webhook-2: container webhook waits: CrashLoopBackOff',
      '  Pod webhook-2: container webhook ended with 1: Error: no certificate',
      "  Pod webhook-3: container webhook runs but isn't ready",
      '  Pod webhook-4: PodScheduled is False: Unschedulable: no memory',
      '  kubectl: error: timed out waiting',
    ],
  });
  expect(calls()).not.toContain(CALLS[4]);
});

test('definitions, webhooks and jobs that are given up are explained, each by itself', () => {
  const named = (kind: string, name: string, fields: object) => ({ kind, metadata: { name }, ...fields });
  const refused = { type: 'NamesAccepted', status: 'False', reason: 'ShortNamesConflict', message: 'sh is taken' };
  const given = (wait: string, ...objects: object[]) => {
    const timeout = { to: wait, status: 1, stderr: 'error: timed out\n' };
    return apply(timeout, { to: 'get', stdout: { kind: 'List', items: objects } }).errors.slice(1, -1);
  };
  const crd = named('CustomResourceDefinition', 'shops.example.com', { status: { conditions: [refused] } });
  expect(given('wait --for=condition=Established', crd)).toEqual([
    '  CustomResourceDefinition shops.example.com: NamesAccepted is False: ShortNamesConflict: sh is taken',
  ]);
  const service = { namespace: 'system', name: 'webhook' };
  const webhooks = [{ clientConfig: { service } }, { clientConfig: { service, caBundle: 'LS0t' } }];
  const distrusting = named('MutatingWebhookConfiguration', 'defaults.example.com', { webhooks });
  expect(given('wait --for=jsonpath={.webhooks', distrusting)).toEqual([
    '  MutatingWebhookConfiguration defaults.example.com: no CA bundle from Service system/webhook',
  ]);
  expect(given('wait --for=condition=Complete')).toEqual(["  Job migrate: isn't there"]);
});

test('a folder without stages is refused, and so is a machine without kubectl', () => {
  mkdirSync(join(folder, 'apps'));
  writeFileSync(join(folder, 'apps/shop.k8s.yaml'), FILES['shop.k8s.yaml']);
  expect(cli(folder, ['apply', 'apps'])).toEqual({
    status: 1,
    lines: [],
    errors: [
      "cdk8s-knative: 'apps' holds no stage of a platform; allowed: files or folders named after 00-crds, 10-core, " +
        '20-admitted, 30-post-install; render with the output type `FILE_PER_CHART`, the default of cdk8s, or use ' +
        '`kubectl apply` for applications',
    ],
  });
  expect(cli(folder, ['apply', 'dist'], { PATH: join(folder, 'apps') })).toMatchObject({
    status: 1,
    errors: ["cdk8s-knative: kubectl can't be run: spawnSync kubectl ENOENT"],
  });
});
