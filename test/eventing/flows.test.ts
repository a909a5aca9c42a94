import { Chart, Lazy, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, serving } from '../../lib';

const { Channel, ChannelTemplate, Parallel, Sequence, Sink } = eventing;

function shop(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

const step = Sink.uri('http://example.com/step');

test('a sequence takes its steps in order, then its reply, and is itself a receiver', () => {
  const chart = shop();
  const first = new serving.Service(chart, 'first', { image: 'example.com/first' });
  const broker = new eventing.Broker(chart, 'broker');
  const sequence = new Sequence(chart, 'sequence', { steps: [first], reply: broker });
  sequence.addStep(step, { delivery: { retry: 3 } });
  new eventing.PingSource(chart, 'tick', { sink: sequence });
  const objects = Testing.synth(chart);
  expect(objects.find(({ kind }) => kind === 'Sequence').spec).toEqual({
    steps: [
      { ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'first', namespace: 'shop' } },
      { uri: 'http://example.com/step', delivery: { retry: 3 } },
    ],
    reply: { ref: { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker', name: 'broker', namespace: 'shop' } },
  });
  expect(objects.find(({ kind }) => kind === 'PingSource').spec.sink.ref).toEqual({
    apiVersion: 'flows.knative.dev/v1',
    kind: 'Sequence',
    name: 'sequence',
    namespace: 'shop',
  });
});

test('steps may be added later, so a sequence without any is refused at synth only', () => {
  const chart = shop();
  new Sequence(chart, 'sequence');
  expect(() => Testing.synth(chart)).toThrow(
    'shop/sequence: steps (spec.steps) is []; allowed: at least one; add a step [eventing/empty-list]',
  );
});

test('the steps of a sequence may be known at synth only', () => {
  const chart = shop();
  const steps = Lazy.any({ produce: () => [{ uri: 'http://example.com/step' }] }) as unknown as eventing.Sink[];
  new Sequence(chart, 'sequence', { steps });
  expect(Testing.synth(chart)[0].spec.steps).toEqual([{ uri: 'http://example.com/step' }]);
});

test('the default name of a sequence leaves room for those of its channels', () => {
  expect(new Sequence(shop(), 'x'.repeat(60)).name).toHaveLength(48);
});

test('a branch of a parallel may filter, answer and retry for itself', () => {
  const chart = shop();
  const parallel = new Parallel(chart, 'parallel', {
    branches: [{ subscriber: step }],
    channelTemplate: ChannelTemplate.kafka({ numPartitions: 3 }),
  });
  const filter = Sink.uri('http://example.com/filter');
  parallel.addBranch({ filter, subscriber: step, reply: step, delivery: { retry: 1 } });
  expect(Testing.synth(chart)[0].spec).toEqual({
    branches: [
      { subscriber: { uri: 'http://example.com/step' } },
      {
        filter: { uri: 'http://example.com/filter' },
        subscriber: { uri: 'http://example.com/step' },
        reply: { uri: 'http://example.com/step' },
        delivery: { retry: 1 },
      },
    ],
    channelTemplate: { apiVersion: 'messaging.knative.dev/v1', kind: 'KafkaChannel', spec: { numPartitions: 3 } },
  });
});

test('a subscription names a channel of its own namespace without the namespace, which is refused there', () => {
  const chart = shop();
  new Channel(chart, 'news').addSubscription('all', { subscriber: step });
  const abroad = Channel.fromChannelName(chart, 'abroad', 'news', 'platform');
  abroad.addSubscription('all', { namespace: 'shop', subscriber: step });
  const channels = Testing.synth(chart).flatMap(({ spec }) => (spec.channel ? [spec.channel] : []));
  const channel = { apiVersion: 'messaging.knative.dev/v1', kind: 'Channel', name: 'news' };
  expect(channels).toEqual([channel, { ...channel, namespace: 'platform' }]);
});

test('a channel keeps its dead letters in its own namespace', () => {
  const deadLetterSink = eventing.Broker.fromBrokerName(shop(), 'broker', 'dead-letters', 'platform');
  expect(() => new Channel(shop(), 'news', { delivery: { deadLetterSink } })).toThrow(
    'delivery.deadLetterSink.ref.namespace (spec.delivery.deadLetterSink.ref.namespace) is "platform"; allowed: the object\'s own namespace, shop; refer to an object of the same namespace [eventing/delivery]',
  );
});

test('the pods behind a channel in memory may serve its namespace alone', () => {
  const chart = shop();
  const dispatcherScope = eventing.DispatcherScope.NAMESPACE;
  new eventing.InMemoryChannel(chart, 'orders', { dispatcherScope, annotations: { note: 'a' } });
  expect(Testing.synth(chart)[0].metadata.annotations).toEqual({
    'eventing.knative.dev/scope': 'namespace',
    note: 'a',
  });
  expect(
    () => new eventing.InMemoryChannel(chart, 'late', { dispatcherScope: 'pod' as eventing.DispatcherScope }),
  ).toThrow(
    'dispatcherScope (metadata.annotations["eventing.knative.dev/scope"]) is "pod"; allowed: cluster or namespace; choose one of them [eventing/channel-scope]',
  );
});
