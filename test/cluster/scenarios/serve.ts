import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { serving } from '../../../lib';
import { env } from '../apps';
import type { Scenario } from '../scenario';
import { Traffic } from '../traffic';
import type { Trial } from '../trial';
import { until } from '../wait';

const window = Duration.seconds(6);

/** A Service answers on its host name, and its number of pods follows the demand within its bounds. */
export const serve: Scenario = {
  name: 'serve',
  run: async (trial) => {
    const image = trial.images.server;
    await trial.deploy((chart) => {
      new serving.Service(chart, 'sleeper', {
        image,
        env: env({ ANSWER: 'awake' }),
        scale: serving.Scale.within({ window }),
      });
      new serving.Service(chart, 'elastic', {
        image,
        scale: serving.Scale.onConcurrency({ target: 5, targetUtilizationPercent: 100, min: 1, max: 3, window }),
      });
      new serving.Service(chart, 'single', {
        image,
        concurrencyLimit: 1,
        scale: serving.Scale.within({ min: 1, max: 1, window }),
      });
      new serving.Service(chart, 'inside', { image, clusterLocal: true, scale: serving.Scale.within({ window }) });
      const mapped = new serving.Service(chart, 'mapped', {
        image,
        env: env({ ANSWER: 'mapped' }),
        scale: serving.Scale.within({ window }),
      });
      mapped.addDomain(`shop.${trial.namespace}.example.org`);
    });
    await Promise.all([scaleToZero(trial), scaleOut(trial), limit(trial), reach(trial)]);
  },
};

async function scaleToZero(trial: Trial): Promise<void> {
  const host = await trial.hostOf('sleeper');
  await trial.check('a Service answers on its host name', async () => {
    const { status, body } = await trial.request(host);
    assert.equal(status, 200);
    assert.match(body, /^awake sleeper-00001-/);
    return host;
  });
  await trial.check('it scales to zero', () =>
    until('no pod', 180, async () => {
      const pods = await trial.podsOf('sleeper');
      return pods === 0 ? undefined : `${pods} pods`;
    }),
  );
  await trial.check('it wakes from zero and answers', async () => {
    const started = Date.now();
    const { status, body } = await trial.request(host);
    assert.equal(status, 200);
    assert.match(body, /^awake /);
    return `cold start in ${Date.now() - started} ms`;
  });
}

async function scaleOut(trial: Trial): Promise<void> {
  const host = await trial.hostOf('elastic');
  await trial.request(host);
  let most = 0;
  await trial.check('under load it scales out to its upper bound and no request fails', async () => {
    const load = new Traffic(trial.gateway, host, { clients: 30, path: '/?ms=500' });
    await until('three pods', 90, async () => {
      const pods = await readyPodsOf(trial, 'elastic');
      most = Math.max(most, pods);
      return pods === 3 ? undefined : `${pods} pods`;
    });
    for (let second = 0; second < 5; second++) {
      await sleep(1000);
      most = Math.max(most, await trial.podsOf('elastic'));
    }
    await load.stop();
    assert.deepEqual(load.failures, []);
    return `${load.answered} requests`;
  });
  await trial.check('its upper bound holds', async () => assert.equal(most, 3));
  await trial.check('it scales back to its lower bound and stays there', async () => {
    await until('one pod', 180, async () => {
      const pods = await trial.podsOf('elastic');
      return pods === 1 ? undefined : `${pods} pods`;
    });
    await sleep(10_000);
    assert.equal(await trial.podsOf('elastic'), 1);
  });
}

async function limit(trial: Trial): Promise<void> {
  const host = await trial.hostOf('single');
  await trial.check('a concurrency limit of one lets one request at a time into a pod', async () => {
    await trial.request(host);
    const answers = await Promise.all(Array.from({ length: 10 }, () => trial.gateway.send(host, { path: '/?ms=100' })));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    const { body } = await trial.gateway.send(host, { path: '/most-in-flight' });
    assert.equal(body, '1');
  });
}

async function reach(trial: Trial): Promise<void> {
  await trial.check('a domain leads to its Service', async () => {
    const domain = `shop.${trial.namespace}.example.org`;
    await trial.ready('domainmapping', domain);
    const { status, body } = await trial.request(domain);
    assert.equal(status, 200);
    assert.match(body, /^mapped /);
  });
  await trial.check('a cluster-local Service answers inside and not outside', async () => {
    const host = await trial.hostOf('inside');
    assert.equal(host, `inside.${trial.namespace}.svc.cluster.local`);
    assert.equal((await trial.gateway.send(host)).status, 404);
    assert.equal((await trial.askInside(await trial.hostOf('mapped'), `http://${host}`)).status, 200);
  });
}

async function readyPodsOf(trial: Trial, service: string): Promise<number> {
  const pods = await trial.list('pods', `serving.knative.dev/service=${service}`);
  return pods.filter(({ status }) =>
    status.conditions?.some(({ type, status: is }: any) => type === 'Ready' && is === 'True'),
  ).length;
}
