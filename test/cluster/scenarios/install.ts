import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest } from '../kubectl';
import type { Scenario } from '../scenario';
import type { Trial } from '../trial';
import { until } from '../wait';

const QUIET_MS = 120_000;

/** Refusals by a namespace that ends, and of pods that a webhook tries out, which are nobody's missing rights. */
const NO_RIGHT = /because it is being terminated|dry run failed with pod/;

/** The platform that was installed stage by stage runs, without complaints, and is what was declared. */
export const install: Scenario = {
  name: 'install',
  run: async (trial) => {
    const objects = trial.platform.render();
    const namespaces = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    await trial.check('every workload is available', async () => {
      const deployments = objects.filter(({ kind }) => kind === 'Deployment');
      for (const { metadata } of deployments) {
        await trial.kubectl.waitFor('Available', 'deployment', metadata.name, metadata.namespace, 120);
      }
      return `${deployments.length} Deployments`;
    });
    await trial.check('every webhook serves', () => webhooksServe(trial, objects));
    const before = await restarts(trial, namespaces);
    await sleep(QUIET_MS);
    await trial.check('no container restarts in two minutes', async () => {
      const after = Object.entries(await restarts(trial, namespaces));
      assert.deepEqual(
        after.filter(([container, count]) => count > (before[container] ?? 0)),
        [],
      );
      return `${after.length} containers`;
    });
    await trial.check('no component is forbidden anything', async () => {
      const complaints = await forbidden(trial, namespaces);
      assert.deepEqual(complaints, []);
    });
    await trial.check('applied again, no stage conflicts with the controllers and nothing changes', async () => {
      const old = await current(trial, objects);
      await trial.platform.install();
      const changed = Object.entries(await current(trial, objects)).filter(([name, text]) => old[name] !== text);
      assert.deepEqual(
        changed.map(([name]) => name),
        [],
      );
      return `${objects.length} objects`;
    });
  },
};

/** Each webhook must know whom to trust and answer on its path; an empty review is refused, by the webhook itself. */
async function webhooksServe(trial: Trial, objects: readonly Manifest[]): Promise<string> {
  const callers = objects.filter((object) => webhooksOf(object).length > 0);
  for (const { kind, metadata } of callers) {
    await until(`${kind} ${metadata.name}`, 60, async () => {
      for (const { clientConfig } of webhooksOf(await trial.kubectl.get(kind, metadata.name))) {
        const { namespace, name: service, path = '/' } = clientConfig.service;
        if (!clientConfig.caBundle) return 'no certificate is known';
        const answer = await trial.fetchInside(`https:${service}:443`, path, EMPTY_REVIEW, namespace);
        const text = await answer.text();
        if (!text.startsWith(REFUSAL)) return `${service}${path} answers ${answer.status} ${text.slice(0, 200)}`;
      }
      return undefined;
    });
  }
  return `${callers.length} configurations and kinds`;
}

/** Other types of content are refused on any path, and so is everything on a path that isn't served, with other words. */
const EMPTY_REVIEW = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
const REFUSAL = 'could not decode body';

/** The webhooks by which the API server admits objects, or converts those of a kind. */
function webhooksOf({ webhooks, spec }: Manifest): { clientConfig: any }[] {
  return webhooks ?? (spec?.conversion?.strategy === 'Webhook' ? [spec.conversion.webhook] : []);
}

async function restarts(trial: Trial, namespaces: readonly string[]): Promise<{ [container: string]: number }> {
  const counts: { [container: string]: number } = {};
  for (const namespace of namespaces) {
    for (const { metadata, status } of await trial.kubectl.list('pods', namespace)) {
      for (const { name, restartCount } of status.containerStatuses ?? []) {
        counts[`${namespace}/${metadata.name}/${name}`] = restartCount;
      }
    }
  }
  return counts;
}

async function forbidden(trial: Trial, namespaces: readonly string[]): Promise<string[]> {
  const complaints: string[] = [];
  for (const namespace of namespaces) {
    for (const { metadata } of await trial.kubectl.list('pods', namespace)) {
      const log = await trial.kubectl.run(['logs', '-n', namespace, metadata.name, '--all-containers']);
      const [line] = log.split('\n').filter((line) => /forbidden/i.test(line) && !NO_RIGHT.test(line));
      if (line) complaints.push(`${namespace}/${metadata.name}: ${line}`);
    }
  }
  return complaints;
}

/** What the API server holds of each object that was declared, without the books that it keeps itself. */
async function current(trial: Trial, objects: readonly Manifest[]): Promise<{ [object: string]: string }> {
  const texts: { [object: string]: string } = {};
  for (const { metadata, status: _, ...rest } of await trial.kubectl.getAll(objects)) {
    // The API server fills them in, by the roles that there are.
    if (rest.aggregationRule) delete rest.rules;
    const { name, namespace = '', labels, annotations, ownerReferences, finalizers } = metadata;
    const kept = { labels, annotations, ownerReferences, finalizers };
    texts[`${rest.kind} ${namespace}/${name}`] = JSON.stringify({ ...rest, ...kept });
  }
  return texts;
}
