import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { platform, serving } from '../../../lib';
import { env } from '../apps';
import { NotRun, type Scenario } from '../scenario';
import { Traffic } from '../traffic';
import type { Trial } from '../trial';

/** From one release to the next while a client sends requests. Runs where nothing is installed, after the removal. */
export const upgrade: Scenario = {
  name: 'upgrade',
  run: async (trial) => {
    if (trial.before === undefined) throw new NotRun('the cluster was not started for this run');
    await trial.platform.install({ version: platform.KnativeVersion.V1_22_1 });
    await deploy(trial, 'before');
    const host = await trial.hostOf('steady');
    await trial.request(host);
    const client = new Traffic(trial.gateway, host, { clients: 2 });
    await trial.check('the stages of 1.23.0 apply over those of 1.22.1', () => trial.platform.install());
    await sleep(10_000);
    await client.stop();
    await trial.check('no request fails during the upgrade', async () => {
      assert.deepEqual(client.failures, []);
      return `${client.answered} requests`;
    });
    await trial.check('after the upgrade a change makes a revision that answers', async () => {
      await deploy(trial, 'after');
      await trial.ready('services.serving.knative.dev', 'steady');
      const { body } = await trial.request(host);
      assert.match(body, /^after steady-00002-/);
    });
  },
};

function deploy(trial: Trial, answer: string): Promise<void> {
  return trial.deploy((chart) => {
    const scale = serving.Scale.within({ min: 1 });
    new serving.Service(chart, 'steady', { image: trial.images.server, env: env({ ANSWER: answer }), scale });
  });
}
