import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import { kubernetes, serving, tekton } from '../../../lib';
import { GIT_IMAGE, imageOf } from '../builds';
import { NotRun, type Scenario } from '../scenario';
import { run } from '../shell';
import type { Trial } from '../trial';
import { until } from '../wait';
import { REGISTRY, REGISTRY_PORT } from '../worker';

const REPOSITORY = '/cgi-bin/git/app.git';
const { Event, ImageBuilder, TriggerInterceptor } = tekton;

/** A Git server over HTTP with one repository. */
const GIT_SERVER = `set -e
mkdir -p /tmp/git /tmp/web/cgi-bin
git init --quiet --bare --initial-branch=main /tmp/git/app.git
git -C /tmp/git/app.git config http.receivepack true
printf '#!/bin/sh\\nexport GIT_PROJECT_ROOT=/tmp/git GIT_HTTP_EXPORT_ALL=1\\nexec git http-backend\\n' > /tmp/web/cgi-bin/git
chmod +x /tmp/web/cgi-bin/git
exec httpd -f -p 8080 -h /tmp/web`;

/** What the built image starts. */
const PROGRAM = 'exec /bin/busybox httpd -f -p "$PORT" -h /app/web\n';

/** A push to a Git repository becomes an image, a revision and an answer. */
export const gitToService: Scenario = {
  name: 'git-to-service',
  run: async (trial) => {
    if (!trial.isLocal) {
      throw new NotRun("nodes of another cluster don't reach the registry that this scenario runs");
    }
    const secret = randomBytes(16).toString('hex');
    await trial.kubectl.apply([hookSecret(trial, secret)]);
    await trial.deploy((chart) => declare(trial, chart));
    for (const deployment of ['git', 'registry', 'el-hook']) await trial.available(deployment);
    const host = await trial.hostOf('app');
    for (const answer of ['first', 'second']) {
      await trial.check(`a push of the ${answer} version ends in a revision that answers`, async () => {
        const commit = await push(trial, answer);
        await announce(trial, secret, commit);
        await until(`the ${answer} version`, 240, async () => {
          const { status, body } = await trial.gateway.get(host);
          return status === 200 && body.trim() === answer
            ? undefined
            : `${status} ${body.slice(0, 100)}; ${await runs(trial)}`;
        });
        const { spec } = await trial.get('services.serving.knative.dev', 'app');
        assert.match(spec.template.spec.containers[0].image, /\/app:latest@sha256:[0-9a-f]{64}$/);
      });
    }
    await trial.check('a push that is signed with another secret starts nothing', async () => {
      const before = (await trial.list('pipelineruns.tekton.dev')).length;
      await announce(trial, 'another', 'main');
      await sleep(3000);
      assert.equal((await trial.list('pipelineruns.tekton.dev')).length, before);
    });
  },
};

/** The secret that the Git server signs its webhooks with. The package never makes one. */
function hookSecret({ namespace }: Trial, secret: string): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'hook', namespace }, stringData: { secret } };
}

function declare(trial: Trial, chart: Chart): void {
  const pods = (name: string, container: { image: string; command?: string[] }, targetPort: number) =>
    new kubernetes.Deployment(chart, name, { containers: [{ name, ...container }] }).expose({ port: 80, targetPort });
  pods('git', { image: GIT_IMAGE, command: ['sh', '-c', GIT_SERVER] }, 8080);
  const registry = new kubernetes.Deployment(chart, 'registry', {
    containers: [{ name: 'registry', image: imageOf('./apps/registry') }],
  });
  const reached = registry.expose({ port: 5000, targetPort: 5000, serviceType: kubernetes.ServiceType.NODE_PORT });
  ApiObject.of(reached).addJsonPatch(JsonPatch.add('/spec/ports/0/nodePort', REGISTRY_PORT));

  const service = new serving.Service(chart, 'app', {
    image: trial.images.server,
    scale: serving.Scale.within({ min: 1 }),
  });
  const delivery = new tekton.DeliveryPipeline(chart, 'delivery', {
    image: `${REGISTRY}/app:latest`,
    service,
    builder: ImageBuilder.buildpacks({ image: imageOf('./apps/creator') }),
    gitImage: GIT_IMAGE,
    kubectlImage: imageOf('k8s.io/kubernetes/cmd/kubectl'),
  });
  delivery.addCheck('has-program', { image: trial.images.shell, command: ['test', '-f', 'run'] });
  const hook = new tekton.EventListener(chart, 'hook');
  const secretToken = { secret: kubernetes.Secret.fromSecretName('hook'), key: 'secret' };
  hook.addTrigger(
    'push',
    delivery.trigger({
      url: Event.body('repository.clone_url'),
      revision: Event.body('after'),
      interceptors: [TriggerInterceptor.github({ secretToken, eventTypes: ['push'] })],
    }),
  );
}

/** Pushes a version of the source and returns its commit. */
async function push(trial: Trial, answer: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'source-'));
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
  try {
    await git('init', '--quiet', '--initial-branch=main');
    await mkdir(join(folder, 'web'));
    await writeFile(join(folder, 'run'), PROGRAM);
    await writeFile(join(folder, 'web/index.html'), answer);
    await git('add', '.');
    await git('commit', '--quiet', '--message', answer);
    await git('push', '--quiet', '--force', trial.insideUrl('git:80', REPOSITORY), 'main');
    return (await git('rev-parse', 'HEAD')).trim();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What GitHub sends after a push. */
async function announce(trial: Trial, secret: string, commit: string): Promise<void> {
  const repository = { clone_url: `http://git.${trial.namespace}.svc.cluster.local${REPOSITORY}` };
  const body = JSON.stringify({ ref: 'refs/heads/main', after: commit, repository });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const { status } = await trial.fetchInside('el-hook:8080', '/', {
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
  const states = (await trial.list('pipelineruns.tekton.dev')).map(({ metadata, status }) => {
    const [condition] = status?.conditions ?? [];
    return `${metadata.name}: ${condition?.reason} ${condition?.message}`;
  });
  return states.length === 0 ? 'no run' : states.join('; ');
}
