import assert from 'node:assert/strict';
import { everything } from '../everything';
import { NotRun, type Scenario } from '../scenario';
import { until } from '../wait';

/** What was installed can be removed, and nothing of it is left. */
export const removal: Scenario = {
  name: 'removal',
  run: async (trial) => {
    if (trial.before === undefined) throw new NotRun('the cluster was not started for this run');
    const before = new Set(trial.before);
    await until('the end of the other scenarios', 120, async () => {
      const names = (await trial.kubectl.list('namespaces')).map(({ metadata }) => metadata.name);
      const others = names.filter((name) => name.startsWith('test-') && name !== trial.namespace);
      return others.length === 0 ? undefined : others.join();
    });
    await trial.check('removal leaves nothing', async () => {
      await trial.platform.remove();
      const objects = await everything(trial.kubectl);
      const left = objects.filter((object) => !before.has(object) && !object.split(' ').includes(trial.namespace));
      assert.deepEqual(left, []);
    });
  },
};
