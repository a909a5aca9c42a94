import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { eventing } from '../../../lib';
import { server } from '../apps';
import { Receiver } from '../events';
import type { Scenario } from '../scenario';
import type { Trial } from '../trial';

const { Filter, Sink } = eventing;

const EVENTS = [
  { id: 'created', type: 'order.created', source: '/shop', subject: 'eu-1' },
  { id: 'deleted', type: 'order.deleted', source: '/shop', subject: 'us-2' },
  { id: 'paid', type: 'payment.created', source: '/bank', subject: 'eu-3' },
];

/** Each filter with the events that it lets through. */
const FILTERS: { readonly [name: string]: readonly [Partial<eventing.TriggerOptions>, readonly string[]] } = {
  none: [{}, ['created', 'deleted', 'paid']],
  attributes: [{ attributes: { type: 'order.created' } }, ['created']],
  exact: [{ filter: Filter.exact({ type: 'order.deleted' }) }, ['deleted']],
  prefix: [{ filter: Filter.prefix({ type: 'order.' }) }, ['created', 'deleted']],
  suffix: [{ filter: Filter.suffix({ type: '.created' }) }, ['created', 'paid']],
  all: [{ filter: Filter.all(Filter.prefix({ type: 'order.' }), Filter.exact({ subject: 'eu-1' })) }, ['created']],
  any: [
    { filter: Filter.any(Filter.exact({ source: '/bank' }), Filter.exact({ subject: 'us-2' })) },
    ['deleted', 'paid'],
  ],
  negate: [{ filter: Filter.negate(Filter.exact({ source: '/bank' })) }, ['created', 'deleted']],
  cesql: [{ filter: Filter.cesql("subject LIKE 'eu-%' AND source <> '/bank'") }, ['created']],
  combined: [
    {
      filter: Filter.any(
        Filter.all(Filter.exact({ source: '/bank' }), Filter.suffix({ subject: '3' })),
        Filter.negate(Filter.prefix({ subject: 'eu' })),
      ),
    },
    ['deleted', 'paid'],
  ],
};

/** Triggers get the events that pass their filters, retries follow the delivery, and what nobody takes is kept. */
export const broker: Scenario = {
  name: 'broker',
  run: async (trial) => {
    let address = '';
    await trial.deploy((chart) => {
      const received = server(chart, 'received', trial.images.server);
      const at = (path: string) => Sink.at(received, { path });
      const main = new eventing.Broker(chart, 'main');
      address = main.address;
      for (const [name, [options]] of Object.entries(FILTERS)) {
        main.addTrigger(name, { ...options, subscriber: at(`/${name}`) });
      }
      const retried = new eventing.Broker(chart, 'retried', {
        delivery: {
          retry: 2,
          backoffPolicy: eventing.BackoffPolicy.LINEAR,
          backoffDelay: Duration.millis(200),
          deadLetterSink: at('/dead'),
        },
      });
      retried.addTrigger('refusing', {
        filter: Filter.exact({ type: 'lost' }),
        subscriber: at('/refusing?refuse=503'),
      });
      retried.addTrigger('late', {
        filter: Filter.exact({ type: 'late' }),
        subscriber: at('/late?refuse=503&times=1'),
      });
      retried.addTrigger('asked', { filter: Filter.exact({ type: 'question' }), subscriber: at('/asked?reply=reply') });
      retried.addTrigger('replied', { filter: Filter.exact({ type: 'reply' }), subscriber: at('/replied') });
    });
    await trial.check('Brokers and Triggers become ready', () => allReady(trial));
    const receiver = new Receiver(trial, 'received:80');
    for (const event of EVENTS) await receiver.send(address, event);
    await Promise.all(
      Object.entries(FILTERS).map(([name, [, expected]]) => receiver.expect(`/${name}`, expected.length)),
    );
    // What comes although it shouldn't may come last.
    await sleep(2000);
    for (const [name, [, expected]] of Object.entries(FILTERS)) {
      await trial.check(`filter ${name} lets through exactly: ${expected.join(', ')}`, async () => {
        const ids = (await receiver.at(`/${name}`)).map(({ attributes }) => attributes.id);
        assert.deepEqual(ids.sort(), [...expected]);
      });
    }
    const retried = address.replace(/main$/, 'retried');
    await trial.check('an event that is refused is tried three times and becomes a dead letter', async () => {
      await receiver.send(retried, { id: 'lost', type: 'lost' });
      const [letter] = await receiver.expect('/dead');
      assert.equal((await receiver.at('/refusing')).length, 3);
      assert.equal(letter.attributes.id, 'lost');
      assert.equal(letter.attributes.knativeerrorcode, '503');
    });
    await trial.check('an event that is taken at the second attempt is no dead letter', async () => {
      await receiver.send(retried, { id: 'late', type: 'late' });
      await receiver.expect('/late', 2);
      assert.deepEqual(
        (await receiver.at('/dead')).map(({ attributes }) => attributes.id),
        ['lost'],
      );
    });
    await trial.check('a reply goes through the Broker again', async () => {
      await receiver.send(retried, { id: 'question', type: 'question', data: 'asked' });
      const [{ attributes, data }] = await receiver.expect('/replied');
      assert.equal(attributes.id, 'question-reply');
      assert.equal(data, 'asked /asked');
    });
  },
};

async function allReady(trial: Trial): Promise<void> {
  for (const kind of ['brokers.eventing.knative.dev', 'triggers.eventing.knative.dev']) {
    for (const { metadata } of await trial.list(kind)) await trial.ready(kind, metadata.name);
  }
  await trial.available('received');
}
