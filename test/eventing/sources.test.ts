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
