import assert from 'node:assert/strict';
import { Duration } from 'cdk8s';
import { serving } from '../../../lib';
import { env } from '../apps';
import type { Scenario } from '../scenario';
import { expectShare } from '../share';
import { Traffic } from '../traffic';
import type { Trial } from '../trial';
import { until } from '../wait';

const { Release, Revision, RevisionName } = serving;
const v1 = Revision.fromRevisionName('shop-v1');
const v2 = Revision.fromRevisionName('shop-v2');

/** A second revision takes over step by step and is rolled back, while a client sends requests. */
export const release: Scenario = {
  name: 'release',
  run: async (trial) => {
    await deploy(trial, 'v1');
    const host = await trial.hostOf('shop');
    await trial.request(host);
    const client = new Traffic(trial.gateway, host, { clients: 2 });

    await trial.check('a canary gets its 10 % of the requests', async () => {
      await deploy(trial, 'v2', Release.canary({ stable: v1, candidate: v2, percent: 10, tag: 'canary' }));
      return expectShare(trial, 'shop', 'v2', 0.1);
    });
    await trial.check('a canary is reached alone by its tag', async () => {
      assert.equal(await answerOf(trial, `canary-${host}`), 'v2');
    });
    await trial.check('a canary that grows to 50 % gets them', async () => {
      await deploy(trial, 'v2', Release.staged({ stable: v1, candidate: v2, steps: [10, 50, 100], step: 1 }));
      return expectShare(trial, 'shop', 'v2', 0.5);
    });
    for (const live of [serving.Color.BLUE, serving.Color.GREEN]) {
      await trial.check(`${live} is live, and both are reached by their tags`, async () => {
        await deploy(trial, 'v2', Release.blueGreen({ blue: v1, green: v2, live }));
        await expectShare(trial, 'shop', 'v2', live === serving.Color.GREEN ? 1 : 0);
        assert.equal(await answerOf(trial, `blue-${host}`), 'v1');
        assert.equal(await answerOf(trial, `green-${host}`), 'v2');
      });
    }
    await trial.check('after a rollback the earlier revision answers alone', async () => {
      await deploy(trial, 'v2', Release.rollback(v1));
      await expectShare(trial, 'shop', 'v2', 0);
      assert.equal(await answerOf(trial, `latest-${host}`), 'v2');
    });
    await trial.check('a gradual release leads from the earlier to the latest revision', async () => {
      await deploy(trial, 'v3', Release.gradual(Duration.seconds(10)));
      await until('v3 alone', 90, async () => {
        const { status } = await trial.get('services.serving.knative.dev', 'shop');
        const traffic = status.traffic.map(({ revisionName, percent }: any) => `${revisionName} ${percent}`).join();
        return traffic === 'shop-v3 100' ? undefined : traffic;
      });
      await expectShare(trial, 'shop', 'v3', 1);
    });
    await client.stop();
    await trial.check('no request fails during a shift', async () => {
      assert.deepEqual(client.failures, []);
      return `${client.answered} requests`;
    });
  },
};

async function deploy(trial: Trial, version: string, how?: serving.Release): Promise<void> {
  await trial.deploy((chart) => {
    const shop = new serving.Service(chart, 'shop', {
      image: trial.images.server,
      env: env({ ANSWER: version }),
      revisionName: RevisionName.fromSuffix(version),
      scale: serving.Scale.within({ min: 1 }),
    });
    if (how) shop.release(how);
  });
  await trial.ready('services.serving.knative.dev', 'shop');
}

async function answerOf(trial: Trial, host: string): Promise<string> {
  const { status, body } = await trial.request(host);
  assert.equal(status, 200);
  return body.split(' ')[0];
}
