import { ApiObject, App, Chart, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, kubernetes, platform, Rules, serving, tekton } from '../../lib';
import { registerPlatform } from '../../lib/admission/platform-facts';

const image = 'example.com/orders';

function chartIn(app: App, id = 'shop', namespace?: string): Chart {
  return new Chart(app, id, { namespace });
}

/** What synth refuses, a line each, without the explanation around it. */
function faults(app: App): string[] {
  try {
    app.synthYaml();
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace(/^\[\] /, ''));
  }
  return [];
}

function mapped(chart: Chart, target: serving.Service): serving.DomainMapping {
  return new serving.DomainMapping(chart, 'domain', { domain: 'orders.example.com', target });
}

test('a reference to a construct of another app is refused', () => {
  const app = Testing.app();
  mapped(chartIn(app), new serving.Service(chartIn(Testing.app(), 'elsewhere'), 'orders', { image }));
  expect(faults(app)).toEqual([
    'shop/domain: target is "elsewhere/orders"; allowed: a construct of this app that renders its object; \'elsewhere/orders\' belongs to another app: refer to it by name with a `from…Name` factory [graph/dangling-reference]',
  ]);
});

test('a reference to a construct that was removed, or whose object was, is refused', () => {
  for (const remove of [
    (service: serving.Service) => service.node.scope?.node.tryRemoveChild('orders'),
    (service: serving.Service) => service.node.tryRemoveChild('Resource'),
  ]) {
    const app = Testing.app();
    const service = new serving.Service(chartIn(app), 'orders', { image });
    mapped(chartIn(app, 'domains'), service);
    remove(service);
    expect(faults(app)).toEqual([
      expect.stringMatching(/^domains\/domain: target is "shop\/orders".*dangling-reference]$/),
    ]);
  }
});

test('a reference by name is never dangling', () => {
  const app = Testing.app();
  const chart = chartIn(app);
  const target = serving.Service.fromServiceName(chart, 'orders', 'orders', 'shop');
  new serving.DomainMapping(chart, 'domain', { domain: 'orders.example.com', target });
  expect(faults(app)).toEqual([]);
});

test('what stands for an object that exists may belong to another app', () => {
  const app = Testing.app();
  const target = serving.Service.fromServiceName(chartIn(Testing.app(), 'elsewhere'), 'orders', 'orders', 'shop');
  new serving.DomainMapping(chartIn(app), 'domain', { domain: 'orders.example.com', target });
  expect(faults(app)).toEqual([]);
});

test('a service account that gets a role everywhere needs its namespace in the manifest', () => {
  const app = Testing.app();
  const chart = chartIn(app);
  const subjects = [kubernetes.Subject.fromServiceAccount(new kubernetes.ServiceAccount(chart, 'reader'))];
  const role = kubernetes.ClusterRole.fromClusterRoleName('view');
  new kubernetes.RoleBinding(chart, 'here', { role, subjects });
  new kubernetes.ClusterRoleBinding(chart, 'everywhere', { role, subjects });
  expect(faults(app)).toEqual([
    "shop/everywhere: subjects[0].namespace is missing; allowed: the namespace of service account 'reader'; set `namespace` of it or of its chart [graph/missing-namespace]",
  ]);
});

test('an object in a namespace refers to none that has no namespace', () => {
  const app = Testing.app();
  mapped(chartIn(app, 'domains', 'shop'), new serving.Service(chartIn(app), 'orders', { image }));
  expect(faults(app)).toEqual([
    expect.stringMatching(/^domains\/domain: target is "shop\/orders".*missing-namespace]$/),
  ]);
});

test('a field behind a feature flag needs the flag in the platform of the app', () => {
  for (const [flag, count] of [
    [undefined, 1],
    ['Enabled', 0],
  ] as const) {
    const app = Testing.app();
    registerPlatform(chartIn(app, 'platform'), {
      component: 'eventing',
      path: 'platform/eventing',
      namespace: 'knative-eventing',
      classes: ['MTChannelBasedBroker'],
      defaultClass: () => undefined,
      off: {},
      setting: (_, key) => (key === 'delivery-retryafter' ? flag : undefined),
    });
    const delivery = { retryAfterMax: 'PT10S', retry: 3 };
    new ApiObject(chartIn(app), 'broker', {
      apiVersion: 'eventing.knative.dev/v1',
      kind: 'Broker',
      metadata: { name: 'events' },
      spec: { delivery },
    });
    new kubernetes.ServiceAccount(chartIn(app, 'accounts'), 'reader');
    expect(faults(app).filter((line) => line.endsWith('[graph/feature-flag]'))).toHaveLength(count);
  }
});

test('a broker or an autoscaler has a class that the platform of the app installs', () => {
  const app = Testing.app();
  const installed = {
    path: 'platform',
    namespace: 'knative',
    off: {},
    setting: () => undefined,
    defaultClass: () => undefined,
  };
  const platform = chartIn(app, 'platform');
  registerPlatform(platform, { ...installed, component: 'eventing', classes: ['MTChannelBasedBroker'] });
  registerPlatform(platform, { ...installed, component: 'serving', classes: ['kpa.autoscaling.knative.dev'] });
  const chart = chartIn(app);
  new eventing.Broker(chart, 'events', { annotations: { 'eventing.knative.dev/broker.class': 'Kafka' } });
  const annotations = { 'autoscaling.knative.dev/class': 'hpa.autoscaling.knative.dev' };
  new serving.Service(chart, 'orders', { image, revisionAnnotations: annotations });
  expect(faults(app).filter((line) => line.endsWith('[graph/installed-class]'))).toEqual([
    'shop/events: brokerClass (metadata.annotations["eventing.knative.dev/broker.class"]) is "Kafka"; allowed: MTChannelBasedBroker; install it in \'platform\', or choose a class that is installed [graph/installed-class]',
    expect.stringMatching(
      /^shop\/orders: .*"hpa\.autoscaling\.knative\.dev"; allowed: kpa\.autoscaling\.knative\.dev;/,
    ),
  ]);
});

test.each([
  [YamlOutputType.FILE_PER_RESOURCE, 'other', 'FOLDER_PER_CHART_FILE_PER_RESOURCE'],
  [YamlOutputType.FILE_PER_RESOURCE, 'shop', 'FILE_PER_CHART'],
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, 'shop', 'FILE_PER_CHART'],
])('objects that would land in one file are refused (%s, %s)', (yamlOutputType, chartOfOther, works) => {
  const app = new App({ yamlOutputType, outdir: Testing.app().outdir });
  const charts = { shop: chartIn(app), other: chartIn(app, 'other') };
  new serving.Service(charts.shop, 'orders', { image, namespace: 'shop' });
  // A foreign object of the same kind and name, in another namespace.
  new ApiObject(charts[chartOfOther as keyof typeof charts], 'foreign', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'orders', namespace: 'other' },
  });
  const [line] = faults(app);
  expect(line).toContain("'shop/orders/Resource' is written to the same one");
  expect(line).toContain(`choose YamlOutputType.${works} [graph/output-file]`);
});

test('in a folder for each chart, files are named after objects as they were before JSON patches', () => {
  const app = new App({
    yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    outdir: Testing.app().outdir,
  });
  const chart = chartIn(app, 'shop', 'shop');
  const task = tekton.Task.fromTaskName('any');
  for (const id of ['a', 'b']) new tekton.TaskRun(chart, id, { task, runName: tekton.RunName.generated() });
  const [events, others] = ['shop', 'other'].map((namespace) => {
    return new eventing.Broker(chart, namespace, { name: 'events', namespace });
  });
  ApiObject.of(others).addJsonPatch(JsonPatch.replace('/metadata/name', 'others'));
  expect(faults(app)).toEqual([
    expect.stringMatching(/^shop\/other: metadata\.name is "others"; .*'shop\/shop\/Resource'.*\[graph\/output-file]$/),
  ]);
  events.node.scope?.node.tryRemoveChild('shop');
  expect(faults(app)).toEqual([]);
});

test('of the output types, one is named that works for all objects', () => {
  const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE, outdir: Testing.app().outdir });
  for (const id of ['shop', 'other']) new eventing.Broker(chartIn(app, id, id), 'events', { name: 'events' });
  const lines = () => faults(app).map((line) => line.match(/YamlOutputType\.(\w+)/)?.[1]);
  expect(lines()).toEqual(['FOLDER_PER_CHART_FILE_PER_RESOURCE']);
  const chart = chartIn(app, 'third');
  for (const namespace of ['a', 'b']) new kubernetes.ConfigMap(chart, namespace, { name: 'config', namespace });
  expect(lines()).toEqual(['FILE_PER_CHART', 'FILE_PER_CHART']);
});

test('what belongs to no namespace is one object, whatever namespace its chart gives it', () => {
  const app = Testing.app();
  new kubernetes.ClusterRole(chartIn(app, 'ours'), 'reader', { name: 'reader' });
  for (const namespace of ['shop', 'other']) {
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' } };
    new ApiObject(chartIn(app, namespace, namespace), 'role', role);
  }
  expect(faults(app)).toEqual(
    ['shop', 'other'].map(
      (chart) =>
        `${chart}/role: metadata.name is "reader"; allowed: a name that no other ClusterRole in namespace (none) has; 'ours/reader/Resource' renders the same object: give one of the two another \`name\` [graph/duplicate-object]`,
    ),
  );
});

test.each([
  ['apps/v1', 'Deployment', true],
  ['v1', 'ConfigMap', true],
  ['eventing.knative.dev/v1', 'Trigger', true],
  ['sources.knative.dev/v1', 'PingSource', true],
  ['v1', 'Service', false],
  ['serving.knative.dev/v1', 'Route', false],
  ['messaging.knative.dev/v1beta1', 'NatssChannel', false],
  ['triggers.tekton.dev/v1beta1', 'EventListener', false],
  ['example.com/v1', 'Anything', false],
])('whether events can be sent to %s %s: refused is %s', (apiVersion, kind, isRefused) => {
  const app = Testing.app();
  const sink = eventing.Sink.fromReference({ apiVersion, kind, name: 'receiver' });
  const chart = chartIn(app);
  new eventing.Sequence(chart, 'flow', { steps: [sink] });
  new eventing.Broker(chart, 'events', { delivery: { deadLetterSink: sink } });
  const fault = (construct: string, prop: string, field: string) =>
    `shop/${construct}: ${prop}.ref (${field}.ref) is "${kind} receiver"; allowed: an object that has an address, such as a Service, a Broker or a Channel; send the events to a Service in front of it, or to another receiver [graph/not-addressable]`;
  expect(faults(app)).toEqual(
    isRefused
      ? [
          fault('flow', 'steps[0]', 'spec.steps[0]'),
          fault('events', 'delivery.deadLetterSink', 'spec.delivery.deadLetterSink'),
        ]
      : [],
  );
});

test.each<[string, object, object, number | undefined]>([
  ['at port 80', { ports: [{ port: 9090 }, { port: 80 }] }, {}, undefined],
  ['at port 8080', { ports: [{ port: 8080 }] }, {}, 80],
  ['at port 443, without certificates', { ports: [{ port: 443 }] }, {}, 80],
  ['at port 443, with certificates', { ports: [{ port: 443 }] }, { CACerts: 'PEM' }, undefined],
  ['at port 80, with certificates', { ports: [{ port: 80 }] }, { CACerts: 'PEM' }, 443],
  ['at port 8080, with a path', { ports: [{ port: 8080 }] }, { uri: '/events' }, 80],
  ['at port 8080, with a host', { ports: [{ port: 8080 }] }, { uri: '//receiver.shop:8080/events' }, undefined],
  ['that is headless', { clusterIP: 'None', ports: [{ port: 8080 }] }, {}, undefined],
  [
    'of an external name',
    { type: 'ExternalName', externalName: 'example.com', ports: [{ port: 8080 }] },
    {},
    undefined,
  ],
  ['without ports', { clusterIP: 'None' }, {}, undefined],
])('events are sent to a Service of Kubernetes %s', (_at, spec, destination, port) => {
  const app = Testing.app();
  const chart = chartIn(app, 'shop', 'shop');
  new ApiObject(chart, 'receiver', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'receiver' }, spec });
  new kubernetes.ServiceAccount(chart, 'reader');
  new ApiObject(chartIn(app, 'elsewhere', 'other'), 'receiver', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'receiver' },
    spec: { ports: [{ port: 8080 }] },
  });
  new ApiObject(chart, 'trigger', {
    apiVersion: 'eventing.knative.dev/v1',
    kind: 'Trigger',
    metadata: { name: 'trigger' },
    spec: {
      broker: 'events',
      subscriber: { ref: { apiVersion: 'v1', kind: 'Service', name: 'receiver' }, ...destination },
    },
  });
  expect(faults(app)).toEqual(
    port === undefined
      ? []
      : [
          `shop/trigger: spec.subscriber.ref is "Service receiver"; allowed: a Service with port ${port}, the only one to which its events are sent; give it that port, or send the events to a \`uri\` that names its port [graph/not-addressable]`,
        ],
  );
});

test('pods that are exposed at their own port get no events', () => {
  const app = Testing.app();
  const chart = chartIn(app);
  const display = new kubernetes.Deployment(chart, 'display', { containers: [{ name: 'display', image }] });
  new eventing.PingSource(chart, 'nightly', { schedule: '0 3 * * *', sink: display.expose({ targetPort: 8080 }) });
  expect(faults(app)).toEqual([
    'shop/nightly: sink.ref (spec.sink.ref) is "Service display"; allowed: a Service with port 80, the only one to which its events are sent; give it that port, or send the events to a `uri` that names its port [graph/not-addressable]',
  ]);
});

test('a source is of a kind that the app defines, if it installs Eventing', () => {
  const lines = (install: (app: App) => void) => {
    const app = Testing.app();
    install(app);
    const sink = eventing.Sink.uri('http://example.com');
    const chart = chartIn(app);
    new eventing.KafkaSource(chart, 'orders', { bootstrapServers: ['kafka:9092'], topics: ['orders'], sink });
    new eventing.PingSource(chart, 'nightly', { schedule: '0 3 * * *', sink });
    return faults(app);
  };
  const fault =
    'shop/orders: kind is "KafkaSource"; allowed: a kind that is defined; install KafkaSources in the app, beside \'eventing\' [graph/installed-kind]';
  expect(lines(() => {})).toEqual([]);
  expect(lines((app) => new platform.KnativeEventing(app, 'eventing'))).toEqual([fault]);
  expect(
    lines((app) => {
      new platform.KnativeEventing(app, 'eventing');
      new platform.KafkaSources(app, 'kafka');
    }),
  ).toEqual([]);
});

test('routing by header needs its feature in the platform of the app', () => {
  for (const [tagHeaderBasedRouting, expected] of [
    [
      undefined,
      [
        'shop/orders: release is "disabled"; allowed: `tag-header-based-routing` of config-features set to enabled; set it to enabled in \'serving\', or leave the field out [graph/feature-flag]',
      ],
    ],
    [platform.FeatureState.ENABLED, []],
  ] as const) {
    const app = Testing.app();
    new platform.KnativeServing(app, 'serving', { config: { features: { tagHeaderBasedRouting } } });
    const stable = serving.Revision.fromRevisionName('orders-v1');
    const orders = new serving.Service(chartIn(app), 'orders', { image });
    orders.release(serving.Release.headerRouting({ stable }));
    expect(faults(app)).toEqual(expected);
  }
});

test('objects of one name in folders of their own are fine', () => {
  const app = new App({
    yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    outdir: Testing.app().outdir,
  });
  for (const namespace of ['shop', 'other']) {
    new serving.Service(chartIn(app, namespace, namespace), 'orders', { image, name: 'orders' });
  }
  expect(faults(app)).toEqual([]);
});

test('fields that a JSON patch adds are exempt from the rule on unknown fields, and others are not', () => {
  const app = Testing.app();
  const chart = chartIn(app);
  const [patched, raw] = ['patched', 'raw'].map((id) => new serving.Service(chart, id, { image }));
  ApiObject.of(patched).addJsonPatch(
    JsonPatch.add('/spec/novelty', { a: 1 }),
    JsonPatch.add('/spec/template/spec/containers/-', { image, novelty: true }),
    JsonPatch.add('/spec/template/spec/containers/0/ports', [{ containerPort: 'a' }]),
  );
  ApiObject.of(raw).addJsonPatch(JsonPatch.add('/spec/traffic', 'all'));
  expect(faults(app).map((line) => line.replace(/ is .*\[/, ' ['))).toEqual([
    'shop/patched: port (spec.template.spec.containers[0].ports[0].containerPort) [schema/type]',
    'shop/raw: traffic (spec.traffic) [schema/type]',
  ]);
});

test('a graph rule can be turned off', () => {
  const app = Testing.app();
  const mapping = mapped(chartIn(app), new serving.Service(chartIn(Testing.app(), 'elsewhere'), 'orders', { image }));
  Rules.of(mapping).ignore('graph/dangling-reference', 'another pipeline applies it');
  expect(faults(app)).toEqual([]);
});
