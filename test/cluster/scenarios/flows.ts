import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventing } from '../../../lib';
import { server } from '../apps';
import { Receiver } from '../events';
import type { Scenario } from '../scenario';
import type { Trial } from '../trial';

const { Sink } = eventing;

/** Events go through channels and flows in the declared order, and along each branch that takes them. */
export const flows: Scenario = {
  name: 'flows',
  run: async (trial) => {
    await trial.deploy((chart) => {
      const received = server(chart, 'received', trial.images.server);
      const at = (path: string) => Sink.at(received, { path });
      const channel = new eventing.Channel(chart, 'channel');
      for (const name of ['left', 'right']) channel.addSubscription(name, { subscriber: at(`/${name}`) });
      channel.addSubscription('asked', { subscriber: at('/asked?reply=answer'), reply: at('/answered') });
      new eventing.Sequence(chart, 'sequence', {
        steps: ['/one', '/two', '/three'].map((path) => at(`${path}?reply=step`)),
        reply: at('/sequence-end'),
      });
      new eventing.Parallel(chart, 'parallel', {
        branches: [
          { filter: at('/passing?reply=passed'), subscriber: at('/taken?reply=branch') },
          { filter: at('/dropping'), subscriber: at('/not-taken?reply=branch') },
          { subscriber: at('/unfiltered?reply=branch') },
        ],
        reply: at('/parallel-end'),
      });
    });
    await trial.available('received');
    const receiver = new Receiver(trial, 'received:80');
    await trial.check('a Channel hands an event to each subscriber, and the reply of one on', async () => {
      await receiver.send(
        await addressOf(trial, 'channels.messaging.knative.dev', 'channel', 'subscriptions.messaging.knative.dev'),
        { id: 'c', type: 'test', data: 'hi' },
      );
      for (const path of ['/left', '/right', '/asked']) await receiver.expect(path);
      const [{ data }] = await receiver.expect('/answered');
      assert.equal(data, 'hi /asked');
    });
    await trial.check('a Sequence takes an event through its steps in their order', async () => {
      await receiver.send(await addressOf(trial, 'sequences.flows.knative.dev', 'sequence'), {
        id: 's',
        type: 'test',
        data: 'start',
      });
      const [{ data }] = await receiver.expect('/sequence-end');
      assert.equal(data, 'start /one /two /three');
    });
    await trial.check('a Parallel takes an event along each branch whose filter passes it', async () => {
      await receiver.send(await addressOf(trial, 'parallels.flows.knative.dev', 'parallel'), {
        id: 'p',
        type: 'test',
        data: 'start',
      });
      await receiver.expect('/parallel-end', 2);
      await sleep(2000);
      const ends = (await receiver.at('/parallel-end')).map(({ data }) => data).sort();
      assert.deepEqual(ends, ['start /passing /taken', 'start /unfiltered']);
      assert.deepEqual(await receiver.at('/not-taken'), []);
    });
  },
};

/** Where an object takes events, once it and all objects of the kind that belong to it are ready. */
async function addressOf(trial: Trial, kind: string, name: string, parts?: string): Promise<string> {
  await trial.ready(kind, name);
  if (parts) for (const { metadata } of await trial.list(parts)) await trial.ready(parts, metadata.name);
  return (await trial.get(kind, name)).status.address.url;
}
