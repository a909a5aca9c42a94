import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import { kubernetes } from '../../../lib';
import { server } from '../apps';
import { GIT_IMAGE, imageOf, programFile } from '../builds';
import { nameImage } from '../cluster';
import { Receiver } from '../events';
import { REGISTRY_NODE_PORT, STAND_INS } from '../example-images';
import type { Manifest } from '../kubectl';
import { NotRun, type Scenario } from '../scenario';
import { run } from '../shell';
import type { Trial } from '../trial';
import { until } from '../wait';

const EXAMPLE = join(__dirname, '../../../examples/git-to-service');
const NAMESPACE = 'shop';
const REPOSITORY = '/cgi-bin/git/app.git';
const SECRET = randomBytes(16).toString('hex');

/** A Git server over HTTP with one repository. */
const GIT_SERVER = `set -e
mkdir -p /tmp/git /tmp/web/cgi-bin
git init --quiet --bare --initial-branch=main /tmp/git/app.git
git -C /tmp/git/app.git config http.receivepack true
printf '#!/bin/sh\\nexport GIT_PROJECT_ROOT=/tmp/git GIT_HTTP_EXPORT_ALL=1\\nexec git http-backend\\n' > /tmp/web/cgi-bin/git
chmod +x /tmp/web/cgi-bin/git
exec httpd -f -p 8080 -h /tmp/web`;

/** The source of the service: what its test tests, and what the image of the builder's stand-in starts. */
const SOURCE = {
  'go.mod': 'module example.com/orders\n\ngo 1.26.0\n',
  'price.go': 'package orders\n\nfunc price(count int) int { return 3 * count }\n',
  'price_test.go':
    'package orders\n\nimport "testing"\n\nfunc TestPrice(t *testing.T) {\n\tif price(2) != 6 {\n\t\tt.Fail()\n\t}\n}\n',
};

/** The example, unchanged: a push becomes an image, a revision and an answer, and a notifier hears how it ended. */
export const gitToService: Scenario = {
  name: 'git-to-service',
  run: async (trial) => {
    if (!trial.isLocal) {
      throw new NotRun("nodes of another cluster don't reach the registry that this scenario runs");
    }
    await trial.deploy((chart) => around(trial, chart));
    await example(trial);
    for (const deployment of ['git', 'registry', 'asking']) await trial.available(deployment);
    for (const name of ['el-github', 'notifier']) await ready(trial, 'services.serving.knative.dev', name);
    // Pods of the notifier come and go: what the one of the first delivery has kept is lost with it.
    const deliveries = new Set<string>();
    for (const answer of ['first', 'second']) {
      await trial.check(`a push of the ${answer} version ends in a revision that answers`, async () => {
        await announce(trial, SECRET, await push(trial, answer));
        await until(`the ${answer} version`, 300, async () => {
          // The image that the Service is declared with is there after a push, too: only a digest tells of the delivery.
          const { spec } = await trial.kubectl.get('services.serving.knative.dev', 'orders', NAMESPACE);
          const { image } = spec.template.spec.containers[0];
          if (!/\/orders:latest@sha256:[0-9a-f]{64}$/.test(image)) return `${image}; ${await runs(trial)}`;
          const { status, body } = await trial.gateway.send(hostOf('orders'), { timeoutMs: 5000 });
          return status === 200 && body.startsWith(`${answer} `)
            ? undefined
            : `${status} ${body.slice(0, 100)}; ${await runs(trial)}`;
        });
      });
      await trial.check(`the notifier hears of the delivery of the ${answer} version through the Broker`, () =>
        until('an event of a run that it had not heard of', 60, async () => {
          const heard = (await eventsOf(trial, 'notifier'))
            .map(({ attributes }) => attributes)
            .filter(({ type }) => type === 'dev.tekton.event.pipelinerun.successful.v1')
            .map(({ subject }) => subject);
          const last = heard.find((run) => !deliveries.has(run));
          if (last === undefined) return `it has heard of ${heard.join() || 'none'}; ${await runs(trial)}`;
          deliveries.add(last);
          return undefined;
        }),
      );
    }
    await trial.check('the service gets the orders of the Broker', async () => {
      await ready(trial, 'triggers.eventing.knative.dev', 'broker-ordered');
      const { status } = await trial.kubectl.get('brokers.eventing.knative.dev', 'broker', NAMESPACE);
      const order = { id: 'order', type: 'com.example.order.placed' };
      await new Receiver(trial, 'asking:80').send(status.address.url, order);
      await until('the order', 60, async () => {
        const ids = (await eventsOf(trial, 'orders')).map(({ attributes }) => attributes.id);
        return ids.includes('order') ? undefined : 'it has not come';
      });
    });
    await trial.check('a push that is signed with another secret, or to another branch, starts nothing', async () => {
      const before = (await trial.kubectl.list('pipelineruns.tekton.dev', NAMESPACE)).length;
      await announce(trial, 'another', 'main');
      await announce(trial, SECRET, 'main', 'refs/heads/other');
      await sleep(5000);
      assert.equal((await trial.kubectl.list('pipelineruns.tekton.dev', NAMESPACE)).length, before);
    });
  },
  restore: async (trial) => {
    if (!trial.isLocal) return;
    await trial.kubectl.endNamespace(NAMESPACE);
    await trial.kubectl.run(['wait', 'namespace', NAMESPACE, '--for=delete', '--timeout=120s']);
    await trial.kubectl.run(['delete', 'clusterrolebinding', `${NAMESPACE}-el-github`, '--ignore-not-found']);
    const settings = trial.platform
      .render()
      .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'config-events');
    await trial.kubectl.delete(settings);
    await trial.kubectl.apply(settings);
  },
};

/** The Git server takes no pushes in chunks, as those are that don't fit into the buffer. */
const GIT_OPTIONS = ['user.name=test', 'user.email=test@example.com', 'http.postBuffer=100000000'].flatMap((option) => [
  '-c',
  option,
]);

/** What the example finds around it: a Git server, the registry, and somebody inside who sends orders. */
function around(trial: Trial, chart: Chart): void {
  new kubernetes.Deployment(chart, 'git', {
    containers: [{ name: 'git', image: GIT_IMAGE, command: ['sh', '-c', GIT_SERVER] }],
  }).expose({ port: 80, targetPort: 8080 });
  const registry = new kubernetes.Deployment(chart, 'registry', {
    containers: [{ name: 'registry', image: imageOf('./apps/registry') }],
  }).expose({ port: 80, targetPort: 5000, serviceType: kubernetes.ServiceType.NODE_PORT });
  ApiObject.of(registry).addJsonPatch(JsonPatch.add('/spec/ports/0/nodePort', REGISTRY_NODE_PORT));
  server(chart, 'asking', trial.images.server);
}

/** Applies the example as its README says. */
async function example(trial: Trial): Promise<void> {
  const secret = (name: string, type: string, stringData: object, annotations = {}) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: NAMESPACE, annotations },
    type,
    stringData,
  });
  await trial.kubectl.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    secret('github-webhook', 'Opaque', { token: SECRET }),
    secret(
      'github-clone',
      'kubernetes.io/basic-auth',
      { username: 'test', password: 'test' },
      { 'tekton.dev/git-0': `http://git.${trial.namespace}.svc.cluster.local` },
    ),
    secret('registry-push', 'kubernetes.io/dockerconfigjson', { '.dockerconfigjson': '{"auths":{}}' }),
  ]);
  const out = await mkdtemp(join(tmpdir(), 'example-'));
  try {
    await run('npx', ['tsx', 'main.ts'], { cwd: EXAMPLE, env: { CDK8S_OUTDIR: out } });
    for (const file of await readdir(out)) {
      const images = (await readFile(join(out, file), 'utf8')).matchAll(/\bimage: (\S+)/g);
      for (const [, image] of images) {
        const standIn = STAND_INS[image.replace(/(:[^/:@]*)?(@.*)?$/, '')];
        if (standIn) await nameImage(standIn, image.replace(/:[^/:@]*@/, '@'));
      }
    }
    await trial.kubectl.run(['apply', '-f', out]);
  } finally {
    await rm(out, { recursive: true });
  }
}

function ready(trial: Trial, kind: string, name: string): Promise<void> {
  return trial.kubectl.waitFor('Ready', kind, name, NAMESPACE, 180);
}

function hostOf(service: string): string {
  return `${service}.${NAMESPACE}.example.com`;
}

async function eventsOf(trial: Trial, service: string): Promise<{ attributes: { [name: string]: string } }[]> {
  return JSON.parse((await trial.gateway.send(hostOf(service), { path: '/events' })).body);
}

/** Pushes a version of the source and returns its commit. */
async function push(trial: Trial, answer: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'source-'));
  const git = (...args: string[]) => run('git', [...GIT_OPTIONS, ...args], { cwd: folder });
  try {
    await git('init', '--quiet', '--initial-branch=main');
    for (const [file, content] of Object.entries(SOURCE)) await writeFile(join(folder, file), content);
    await writeFile(join(folder, 'run'), `ANSWER=${answer} exec /app/server\n`);
    await copyFile(await programFile('./apps/server'), join(folder, 'server'));
    await git('add', '.');
    await git('commit', '--quiet', '--message', answer);
    await git('push', '--quiet', '--force', trial.insideUrl('git:80', REPOSITORY), 'main');
    return (await git('rev-parse', 'HEAD')).trim();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What GitHub sends after a push. */
async function announce(trial: Trial, secret: string, commit: string, ref = 'refs/heads/main'): Promise<void> {
  const repository = { clone_url: `http://git.${trial.namespace}.svc.cluster.local${REPOSITORY}` };
  const body = JSON.stringify({ ref, after: commit, deleted: false, repository });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const { status } = await trial.gateway.send(hostOf('el-github'), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-GitHub-Event': 'push',
      'X-Hub-Signature-256': `sha256=${signature}`,
    },
    body,
  });
  assert.equal(status, 202);
}

/** How the runs stand. */
async function runs(trial: Trial): Promise<string> {
  const states = (await trial.kubectl.list('pipelineruns.tekton.dev', NAMESPACE)).map(
    ({ metadata, status }: Manifest) => {
      const [condition] = status?.conditions ?? [];
      return `${metadata.name}: ${condition?.reason} ${condition?.message}`;
    },
  );
  return states.length === 0 ? 'no run' : states.join('; ');
}
