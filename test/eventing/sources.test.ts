import { Chart, Duration, Lazy, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, kubernetes } from '../../lib';

const { ApiServerSource, PingSource, Sink, SinkBinding } = eventing;

const sink = Sink.uri('http://example.com');

function shop(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

const resources = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'Endpoints' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
];
const rules = [
  { apiGroups: [''], resources: ['pods', 'endpoints'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses', 'networkpolicies'], verbs: ['get', 'list', 'watch'] },
];

test('a source of changes may watch exactly its resources in its namespace', () => {
  const chart = shop();
  new ApiServerSource(chart, 'changes', { resources, sink });
  const [source, account, role, binding] = Testing.synth(chart).sort((a, b) => order(a) - order(b));
  expect(source.spec).toEqual({ resources, serviceAccountName: 'changes', sink: { uri: 'http://example.com' } });
  expect(account.metadata).toEqual({ name: 'changes', namespace: 'shop' });
  expect([role.kind, role.metadata, role.rules]).toEqual(['Role', { name: 'changes', namespace: 'shop' }, rules]);
  expect([binding.kind, binding.roleRef, binding.subjects]).toEqual([
    'RoleBinding',
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'changes' },
    [{ kind: 'ServiceAccount', name: 'changes', namespace: 'shop' }],
  ]);
});

test('a source of changes of several namespaces gets its rights on the cluster, under a name of its own', () => {
  const chart = shop();
  new ApiServerSource(chart, 'changes', { resources, sink, namespaceSelector: {} });
  const [source, , role, binding] = Testing.synth(chart).sort((a, b) => order(a) - order(b));
  expect(source.spec.namespaceSelector).toEqual({});
  expect([role.kind, role.metadata, role.rules]).toEqual(['ClusterRole', { name: 'shop-changes' }, rules]);
  expect([binding.kind, binding.roleRef.name, binding.subjects]).toEqual([
    'ClusterRoleBinding',
    'shop-changes',
    [{ kind: 'ServiceAccount', name: 'changes', namespace: 'shop' }],
  ]);
});

test('an account that is given gets no rights', () => {
  const chart = shop();
  const serviceAccount = kubernetes.ServiceAccount.fromServiceAccountName('watcher');
  new ApiServerSource(chart, 'changes', { resources, sink, serviceAccount });
  expect(Testing.synth(chart).map(({ kind, spec }) => [kind, spec.serviceAccountName])).toEqual([
    ['ApiServerSource', 'watcher'],
  ]);
});

test('what an account may watch must be known', () => {
  const later = Lazy.any({ produce: () => 'Pod' }) as any;
  for (const unknown of [later, [later], [{ apiVersion: 'v1', kind: later }]]) {
    expect(() => new ApiServerSource(shop(), 'changes', { resources: unknown, sink })).toThrow(
      /resources is .*; name them, or give a `serviceAccount` \[eventing\/watched-kinds\]/,
    );
  }
});

test('a binding tells a workload of this program, or those with labels, where events go', () => {
  const chart = shop();
  const web = new kubernetes.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'example.com/web' }] });
  new SinkBinding(chart, 'named', { subject: web, sink });
  const subjects = { apiVersion: 'batch/v1', kind: 'Job', matchLabels: { app: 'report' } };
  new SinkBinding(chart, 'selected', { subjects, sink });
  const bound = Testing.synth(chart).flatMap(({ kind, spec }) => (kind === 'SinkBinding' ? [spec.subject] : []));
  expect(bound).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop' },
    { apiVersion: 'batch/v1', kind: 'Job', selector: { matchLabels: { app: 'report' } } },
  ]);
});

test('one error lists every fault of a source', () => {
  expect(
    () =>
      new PingSource(shop(), 'tick', {
        schedule: '* * * * 8',
        timezone: 'Europe/Atlantis',
        contentType: 'application/json',
        data: '[1]',
        extensions: { 'x-region': 'eu' },
        sink,
      }),
  ).toThrow(
    [
      "PingSource 'shop/tick' is refused:",
      'extensions["x-region"] (spec.ceOverrides.extensions["x-region"]) is "x-region"; allowed: letters and digits; rename the attribute [eventing/extension-name]',
      'timezone (spec.timezone) is "Europe/Atlantis"; allowed: an IANA time zone, such as Europe/Paris; name a time zone [eventing/ping-schedule]',
      'schedule (spec.schedule) is "* * * * 8"; allowed: minute, hour, day of month, month and day of week, as cron writes them, or @hourly and the like; mend the schedule [eventing/ping-schedule]',
      'data (spec.data) is "[1]"; allowed: an object in JSON, since `contentType` is application/json; change one of the two [eventing/ping-data]',
    ].join('\n  '),
  );
});

test('times of connectors have the units of their fields', () => {
  const chart = shop();
  const auth = eventing.AwsAuth.fromSecret(kubernetes.Secret.fromSecretName('aws'));
  const connector = eventing.SourceConnector.awsSqs({
    arn: 'arn:aws:sqs:eu-west-1:1:orders',
    region: 'eu-west-1',
    auth,
    delay: Duration.seconds(2),
    waitTime: Duration.minutes(1),
  });
  new eventing.IntegrationSource(chart, 'orders', { connector, sink });
  expect(Testing.synth(chart)[0].spec.aws).toEqual({
    auth: { secret: { ref: { name: 'aws' } } },
    sqs: { arn: 'arn:aws:sqs:eu-west-1:1:orders', region: 'eu-west-1', delay: 2000, waitTimeSeconds: 60 },
  });
});

const kafka = { bootstrapServers: ['kafka:9092'], topics: ['orders'], sink };

test('what reads a topic of Kafka says how KEDA scales it, in seconds and pieces, or that it does not', () => {
  const chart = shop();
  const scale = eventing.KafkaScale.within({
    min: 0,
    max: 5,
    lagThreshold: 20,
    pollingInterval: Duration.minutes(1),
    cooldownPeriod: Duration.seconds(90),
  });
  new eventing.KafkaSource(chart, 'source', { ...kafka, scale, annotations: { team: 'shop' } });
  const broker = eventing.Broker.fromBrokerName(chart, 'broker', 'default');
  broker.addTrigger('trigger', { subscriber: sink, scale: eventing.KafkaScale.within({ max: 5 }) });
  const channel = new eventing.KafkaChannel(chart, 'channel');
  channel.addSubscription('subscription', { subscriber: sink, scale: eventing.KafkaScale.disabled() });
  new eventing.KafkaSource(chart, 'plain', { ...kafka, scale: eventing.KafkaScale.within({}) });
  const annotations = Testing.synth(chart).map(({ kind, metadata }) => [kind, metadata.annotations]);
  expect(annotations.filter(([kind]) => kind !== 'KafkaChannel')).toEqual([
    [
      'KafkaSource',
      {
        'autoscaling.eventing.knative.dev/min-scale': '0',
        'autoscaling.eventing.knative.dev/max-scale': '5',
        'autoscaling.eventing.knative.dev/lag-threshold': '20',
        'autoscaling.eventing.knative.dev/polling-interval': '60',
        'autoscaling.eventing.knative.dev/cooldown-period': '90',
        team: 'shop',
      },
    ],
    ['Trigger', { 'autoscaling.eventing.knative.dev/max-scale': '5' }],
    ['Subscription', { 'autoscaling.eventing.knative.dev/class': 'disabled' }],
    ['KafkaSource', undefined],
  ]);
});

test.each<[string, Partial<eventing.KafkaSourceProps>, string[]]>([
  [
    'bounds',
    { scale: eventing.KafkaScale.within({ min: 6, max: 5 }) },
    [
      'scale.max (metadata.annotations["autoscaling.eventing.knative.dev/max-scale"]) is "5"; allowed: 6 or more, the lower bound; swap the bounds',
    ],
  ],
  [
    'a part of a second',
    { scale: eventing.KafkaScale.within({ pollingInterval: Duration.millis(500), lagThreshold: 0 }) },
    [
      'scale.lagThreshold (metadata.annotations["autoscaling.eventing.knative.dev/lag-threshold"]) is "0"; allowed: a whole number from 1 to 2147483647; correct it',
      'scale.pollingInterval (metadata.annotations["autoscaling.eventing.knative.dev/polling-interval"]) is "0.5"; allowed: a whole number from 1 to 2147483647; correct it',
    ],
  ],
  [
    'another class',
    { annotations: { 'autoscaling.eventing.knative.dev/class': 'hpa' } },
    [
      'metadata.annotations["autoscaling.eventing.knative.dev/class"] is "hpa"; allowed: disabled or keda.autoscaling.knative.dev; choose one of them: nothing else scales what reads a topic',
    ],
  ],
])('how KEDA scales is refused where the controller or KEDA would: %s', (_case, props, lines) => {
  const chart = shop();
  new eventing.KafkaSource(chart, 'orders', { ...kafka, ...props });
  const faults = lines.map((line) => `  [] shop/orders: ${line} [graph/kafka-scale]`);
  expect(() => Testing.synth(chart)).toThrow(
    new Error(`Validation failed with the following errors:\n${faults.join('\n')}`),
  );
});

test('the receiver of a policy is in its namespace', () => {
  const chart = shop();
  const broker = eventing.Broker.fromBrokerName(chart, 'broker', 'default', 'platform');
  expect(
    () => new eventing.EventPolicy(chart, 'policy', { receivers: [eventing.EventReceiver.fromObject(broker)] }),
  ).toThrow(
    'receivers[0] is "Broker default in namespace platform"; allowed: an object in the policy\'s own namespace, shop; declare the policy in the namespace of the receiver [eventing/policy-receiver]',
  );
});

/** Sources first, then accounts, roles and bindings. */
function order({ kind }: { kind: string }): number {
  return ['ApiServerSource', 'ServiceAccount', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].indexOf(
    kind,
  );
}
