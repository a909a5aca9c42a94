import { type App, Chart, Duration, Lazy, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, kubernetes, platform, serving } from '../../lib';

const { Broker, BrokerClass, Filter, Sink, Trigger } = eventing;

function shop(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

/** The spec of a trigger of the broker `default` with these props. */
function triggerSpec(props: Partial<eventing.TriggerOptions>) {
  const chart = shop();
  const broker = Broker.fromBrokerName(chart, 'broker', 'default');
  new Trigger(chart, 'trigger', { broker, subscriber: Sink.uri('http://example.com'), ...props });
  return Testing.synth(chart)[0].spec;
}

test('a broker alone leaves class and settings to the platform', () => {
  const chart = shop();
  new Broker(chart, 'broker');
  expect(Testing.synth(chart)).toEqual([
    {
      apiVersion: 'eventing.knative.dev/v1',
      kind: 'Broker',
      metadata: { name: 'broker', namespace: 'shop' },
      spec: {},
    },
  ]);
});

test('a broker names its class, its settings and what happens to events that are not taken', () => {
  const chart = shop();
  const deadLetters = new serving.Service(chart, 'dead-letters', { image: 'example.com/dead-letters' });
  new Broker(chart, 'broker', {
    brokerClass: BrokerClass.kafka(),
    config: kubernetes.Reference.to({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'kafka-broker-config',
      namespace: 'knative-eventing',
    }),
    delivery: {
      deadLetterSink: deadLetters,
      retry: 5,
      backoffPolicy: eventing.BackoffPolicy.LINEAR,
      backoffDelay: Duration.millis(200),
      timeout: Duration.seconds(90),
      retryAfterMax: Duration.seconds(0),
      format: eventing.DeliveryFormat.JSON,
    },
  });
  const { metadata, spec } = Testing.synth(chart)[1];
  expect(metadata.annotations).toEqual({ 'eventing.knative.dev/broker.class': 'Kafka' });
  expect(spec).toEqual({
    config: { apiVersion: 'v1', kind: 'ConfigMap', name: 'kafka-broker-config', namespace: 'knative-eventing' },
    delivery: {
      deadLetterSink: {
        ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'dead-letters', namespace: 'shop' },
      },
      retry: 5,
      backoffPolicy: 'linear',
      backoffDelay: 'PT0.2S',
      timeout: 'PT1M30S',
      retryAfterMax: 'PT0S',
      format: 'json',
    },
  });
});

test('days become hours, since Eventing takes no days after the time mark', () => {
  expect(triggerSpec({ delivery: { timeout: Duration.days(1.5) } }).delivery).toEqual({ timeout: 'PT36H' });
  expect(triggerSpec({ delivery: { timeout: Duration.millis(514_200) } }).delivery).toEqual({ timeout: 'PT8M34.2S' });
});

test.each([
  [{ retry: 5 }, { retry: 5 }],
  [
    { retry: 5, backoffDelay: Duration.seconds(2) },
    { retry: 5, backoffPolicy: 'exponential', backoffDelay: 'PT2S' },
  ],
  [
    { backoffPolicy: eventing.BackoffPolicy.LINEAR, backoffDelay: Duration.seconds(2) },
    { backoffPolicy: 'linear', backoffDelay: 'PT2S' },
  ],
  [{ backoffPolicy: eventing.BackoffPolicy.LINEAR }, { backoffPolicy: 'linear' }],
])('a pause between retries has a policy, since Eventing makes none without: %j', (delivery, rendered) => {
  expect(triggerSpec({ delivery }).delivery).toEqual(rendered);
});

test('a path is put below a receiver that is a URI', () => {
  const at = (uri: string, path?: string) => Sink.at(Sink.uri(uri), { path, audience: 'orders' }).destination;
  expect(at('http://el-orders.shop.svc.cluster.local:8080', '/placed')).toEqual({
    uri: 'http://el-orders.shop.svc.cluster.local:8080/placed',
    audience: 'orders',
  });
  expect(at('https://example.com/events/all', 'placed').uri).toBe('https://example.com/events/placed');
  expect(at('https://example.com/events').uri).toBe('https://example.com/events');
  expect(() => at('pulumi-output-0-x', '/placed')).toThrow(
    'Sink.at is refused:\n  path is "/placed"; allowed: a path below an object, or below an absolute URI that is known; ' +
      'give the whole URI by `Sink.uri` [eventing/destination]',
  );
});

test('a namespace that is undefined is that of the broker or the channel', () => {
  const chart = shop();
  const subscriber = Sink.uri('http://example.com');
  new Broker(chart, 'a', { namespace: 'orders' }).addTrigger('trigger', { subscriber, namespace: undefined });
  Broker.fromBrokerName(chart, 'b', 'b', 'orders').addTrigger('trigger', { subscriber, namespace: undefined });
  const channels = [
    new eventing.Channel(chart, 'c', { namespace: 'orders' }),
    eventing.Channel.fromChannelName(chart, 'd', 'd', 'orders'),
  ];
  for (const channel of channels) channel.addSubscription('subscription', { subscriber, namespace: undefined });
  expect(Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.namespace}`)).toEqual([
    ...['Broker orders', 'Trigger orders', 'Trigger orders'],
    ...['Channel orders', 'Subscription orders', 'Subscription orders'],
  ]);
});

test('a trigger that a broker adds is named after both and stays in its namespace', () => {
  const chart = shop();
  const broker = new Broker(chart, 'events', { namespace: 'orders' });
  broker.addTrigger('created', { subscriber: Sink.uri('http://example.com/created') });
  expect(Testing.synth(chart)[1]).toEqual({
    apiVersion: 'eventing.knative.dev/v1',
    kind: 'Trigger',
    metadata: { name: 'events-created', namespace: 'orders' },
    spec: { broker: 'events', subscriber: { uri: 'http://example.com/created' } },
  });
});

test('a broker of another namespace is named by a reference', () => {
  const chart = shop();
  const broker = Broker.fromBrokerName(chart, 'broker', 'events', 'platform');
  new Trigger(chart, 'trigger', { broker, subscriber: Sink.uri('http://example.com') });
  const { broker: name, brokerRef } = Testing.synth(chart)[0].spec;
  expect([name, brokerRef]).toEqual([
    undefined,
    { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker', name: 'events', namespace: 'platform' },
  ]);
});

test('filters nest in every dialect, and what must all hold is the list itself', () => {
  const filter = Filter.all(
    Filter.prefix({ type: 'order.' }),
    Filter.any(Filter.exact({ source: '/web' }), Filter.all(Filter.suffix({ subject: '.png' }))),
    Filter.negate(Filter.cesql("EXISTS test AND priority >= 3 OR type NOT LIKE 'x%'")),
  );
  expect(triggerSpec({ filter }).filters).toEqual([
    { prefix: { type: 'order.' } },
    { any: [{ exact: { source: '/web' } }, { all: [{ suffix: { subject: '.png' } }] }] },
    { not: { cesql: "EXISTS test AND priority >= 3 OR type NOT LIKE 'x%'" } },
  ]);
});

test('a single filter is a list of one', () => {
  expect(triggerSpec({ filter: Filter.exact({ type: 'order.created' }) }).filters).toEqual([
    { exact: { type: 'order.created' } },
  ]);
});

test('one error lists every fault of a trigger', () => {
  expect(() =>
    triggerSpec({
      filter: Filter.any(Filter.exact({ orderType: 'a' }), Filter.cesql('type =')),
      subscriber: Sink.uri('/created'),
      delivery: { retry: -1, timeout: Duration.seconds(0), deadLetterSink: Sink.uri('http://example .com') },
    }),
  ).toThrow(
    [
      "Trigger 'shop/trigger' is refused:",
      'filter[0].any[0].exact["orderType"] (spec.filters[0].any[0].exact["orderType"]) is "orderType"; allowed: a name of lower-case letters and digits that begins with a letter; name the attribute as events carry it [eventing/filter]',
      'filter[0].any[1].cesql (spec.filters[0].any[1].cesql) is "type ="; allowed: an expression in CloudEvents SQL; mend the expression [eventing/filter]',
      'subscriber.uri (spec.subscriber.uri) is "/created"; allowed: an absolute URI with a host, since there is no `ref`; begin with `http://` or the like [eventing/destination]',
      'delivery.deadLetterSink.uri (spec.delivery.deadLetterSink.uri) is "http://example .com"; allowed: a URI; mend the URI [eventing/delivery]',
      'delivery.retry (spec.delivery.retry) is -1; allowed: 0 or more; give the number of retries [eventing/delivery]',
      'delivery.timeout (spec.delivery.timeout) is "PT0S"; allowed: an ISO 8601 duration of a tenth of a second or more, such as PT30S; give another duration [eventing/delivery]',
    ].join('\n  '),
  );
});

test('a subscriber without an address is refused', () => {
  const chart = shop();
  const account = new kubernetes.ServiceAccount(chart, 'account') as unknown as kubernetes.IAddressable;
  expect(() => new Broker(chart, 'broker').addTrigger('trigger', { subscriber: account })).toThrow(
    'subscriber (spec.subscriber) is {}; allowed: `ref` to an addressable object, or `uri`; give something that takes events [eventing/destination]',
  );
});

test('a value that is not known yet is left out of the checks', () => {
  const retry = Lazy.any({ produce: () => 3 }) as unknown as number;
  const attributes = Lazy.any({ produce: () => ({ type: 'order.created' }) }) as unknown as { type: string };
  const spec = triggerSpec({ delivery: { retry }, attributes });
  expect([spec.delivery, spec.filter]).toEqual([{ retry: 3 }, { attributes: { type: 'order.created' } }]);
});

test('the address of a broker is that of the ingress of its class', () => {
  const chart = shop();
  const address = (id: string, brokerClass?: eventing.BrokerClass) => new Broker(chart, id, { brokerClass }).address;
  expect(address('a')).toBe('http://broker-ingress.knative-eventing.svc.cluster.local/shop/a');
  expect(address('b', BrokerClass.kafka())).toBe(
    'http://kafka-broker-ingress.knative-eventing.svc.cluster.local/shop/b',
  );
  expect(() => address('c', BrokerClass.custom('Own'))).toThrow(
    'Broker \'shop/c\' is refused:\n  brokerClass is "Own"; allowed: MTChannelBasedBroker, Kafka, whose addresses are known; ' +
      'use the broker itself as the sink [eventing/broker-address]',
  );
});

test('the address of a broker is in the namespace and the cluster of the Eventing that the app declares, by its default class', () => {
  const cluster = { kubernetesVersion: '1.35', metricsServer: true, clusterDomain: 'k8s.example.com' };
  const config = { brokers: { namespaces: { audit: { brokerClass: BrokerClass.kafka() } } } };
  const inApp = (install: (app: App) => void) => {
    const app = Testing.app();
    install(app);
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    return [new Broker(chart, 'orders').address, new Broker(chart, 'trail', { namespace: 'audit' }).address];
  };
  const expected = [
    'http://broker-ingress.events.svc.k8s.example.com/shop/orders',
    'http://kafka-broker-ingress.events.svc.k8s.example.com/audit/trail',
  ];
  expect(
    inApp((app) => new platform.KnativeEventing(app, 'eventing', { namespace: 'events', cluster, config })),
  ).toEqual(expected);
  expect(
    inApp(
      (app) => new platform.ServerlessPlatform(app, 'platform', { cluster, eventing: { namespace: 'events', config } }),
    ),
  ).toEqual(expected);
});

test.each([
  [platform.TransportEncryption.PERMISSIVE, 'http'],
  [platform.TransportEncryption.STRICT, 'https'],
])(
  'where the transport encryption of the app is %s, the address of a broker begins with %s',
  (transportEncryption, scheme) => {
    const app = Testing.app();
    const cluster = {
      kubernetesVersion: '1.35',
      metricsServer: true,
      certManager: platform.CertManager.existing(),
    };
    new platform.KnativeEventing(app, 'eventing', { cluster, config: { features: { transportEncryption } } });
    expect(new Broker(new Chart(app, 'shop', { namespace: 'shop' }), 'orders').address).toBe(
      `${scheme}://broker-ingress.knative-eventing.svc.cluster.local/shop/orders`,
    );
  },
);

test('a trigger waits for what it depends on', () => {
  const chart = shop();
  const broker = new Broker(chart, 'broker');
  const tick = new eventing.PingSource(chart, 'tick', { schedule: '@hourly', sink: broker });
  broker.addTrigger('created', { subscriber: Sink.uri('http://example.com'), dependency: tick });
  expect(Testing.synth(chart).find(({ kind }) => kind === 'Trigger').metadata.annotations).toEqual({
    'knative.dev/dependency':
      '{"apiVersion":"sources.knative.dev/v1","kind":"PingSource","name":"tick","namespace":"shop"}',
  });
});

test('what a trigger refers to must be of its own app, and be there', () => {
  const chart = shop();
  const broker = new Broker(chart, 'broker');
  const elsewhere = new serving.Service(shop(), 'orders', { image: 'example.com/orders' });
  broker.addTrigger('created', { subscriber: Sink.at(elsewhere, { path: '/created' }) });
  expect(() => Testing.synth(chart)).toThrow(
    'shop/broker/created: subscriber is "shop/orders"; allowed: a construct of this app that renders its object; \'shop/orders\' belongs to another app: refer to it by name with a `from…Name` factory [graph/dangling-reference]',
  );
});
