import { ApiObject, App, Chart, Duration, JsonPatch, Lazy, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { eventing, kubernetes, Rules, serving, tekton } from '../../lib';
import { ResourceObject } from '../../lib/kubernetes/resource-object';

function shop(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

test('an object is named after the ids from the chart down to it', () => {
  const chart = shop();
  const orders = new serving.Service(new Construct(chart, 'backend'), 'Orders', { image: 'example.com/orders' });
  expect(orders.name).toBe('backend-orders');
});

test('a name never begins with a digit', () => {
  expect(new serving.Service(shop(), '1st', { image: 'example.com/orders' }).name).toBe('service-1st');
});

test('two constructs that render one object are refused with both paths', () => {
  const chart = shop();
  new serving.Service(chart, 'orders', { image: 'example.com/orders' });
  new serving.Service(chart, 'again', { image: 'example.com/orders', name: 'orders' });
  expect(() => Testing.synth(chart)).toThrow(
    'shop/again: metadata.name is "orders"; allowed: a name that no other Service in namespace shop has; \'shop/orders/Resource\' renders the same object: give one of the two another `name` [graph/duplicate-object]',
  );
});

test('an ignored rule is not reported below its scope', () => {
  const chart = shop();
  Rules.of(chart).ignore('graph/duplicate-object', 'a test');
  new serving.Service(chart, 'orders', { image: 'example.com/orders' });
  new serving.Service(chart, 'again', { image: 'example.com/orders', name: 'orders' });
  expect(Testing.synth(chart)).toHaveLength(2);
});

test('a JSON patch may add a field that this package does not know', () => {
  const chart = shop();
  const orders = new serving.Service(chart, 'orders', { image: 'example.com/orders' });
  ApiObject.of(orders).addJsonPatch(JsonPatch.add('/spec/novelty', true));
  expect(Testing.synth(chart)[0].spec.novelty).toBe(true);
});

const lazy = (value: unknown) => Lazy.any({ produce: () => value }) as any;
const image = 'example.com/orders';
const any = tekton.Task.fromTaskName('any');

test.each<[string, (chart: Chart) => void]>([
  ['name', (chart) => new serving.Service(chart, 'user', { image, name: lazy('orders') })],
  ['namespace', (chart) => new kubernetes.ConfigMap(chart, 'user', { namespace: lazy('shop') })],
  ['domain', (chart) => new serving.ClusterDomainClaim(chart, 'user', { domain: lazy('orders.example.com') })],
  ['clusterLocal', (chart) => new serving.Service(chart, 'user', { image, clusterLocal: lazy(false) })],
  ['podSecurity', (chart) => new serving.Service(chart, 'user', { image, podSecurity: lazy('restricted') })],
  ['revisionName', (chart) => new serving.Service(chart, 'user', { image, revisionName: lazy('orders-v1') })],
  ['brokerClass', (chart) => new eventing.Broker(chart, 'user', { brokerClass: lazy('Kafka') })],
  ['breakOnFailure', (chart) => new tekton.TaskRun(chart, 'user', { task: any, breakOnFailure: lazy(false) })],
  ['params', (chart) => new tekton.TaskRun(chart, 'user', { task: any, params: lazy({ url: 'a' }) })],
  ['runName', (chart) => new tekton.TaskRun(chart, 'user', { task: any, runName: lazy('build-') })],
])('a Lazy is no %s', (prop, declare) => {
  expect(() => declare(shop())).toThrow(
    `${prop} is "a Lazy"; allowed: a value that is known, since it names or chooses something; a Lazy stands for the whole of a value; give the value itself [kubernetes/lazy-value]`,
  );
});

test('what JavaScript gives in place of an object of a class is refused with the construct that gets it', () => {
  const steps: any = [{ image }];
  expect(() => new tekton.Task(shop(), 'build', { steps })).toThrow(
    'Task \'shop/build\' is refused:\n  props is "step._toManifest is not a function"; allowed: values of the types that they are declared with; let TypeScript check the program, with `// @ts-check` in JavaScript [kubernetes/props]',
  );
});

test('a fault of all that a construct declares is shown by the field alone', () => {
  const chart = shop();
  new tekton.Pipeline(chart, 'build');
  expect(() => Testing.synth(chart)).toThrow(/shop\/build: spec is \{.*\}; allowed: tasks; add a task/);
});

test('a Lazy that is given later is looked for at synth', () => {
  const chart = shop();
  const pipeline = new tekton.Pipeline(chart, 'build');
  pipeline.addTask('good', { task: any, params: { url: lazy('https://example.com') } });
  expect(Testing.synth(chart)[0].spec.tasks[0].params).toEqual([{ name: 'url', value: 'https://example.com' }]);
  pipeline.addTask('bad', { task: any, params: lazy([{ name: 'url', value: 'https://example.com' }]) });
  expect(() => Testing.synth(chart)).toThrow(
    /shop\/build: tasks\[1\]\.params is "a Lazy"; .*\[kubernetes\/lazy-value]/,
  );
});

test.each<[string, string, (chart: Chart) => void]>([
  [
    'timeout (spec.template.spec.timeoutSeconds)',
    'Duration',
    (chart) => new serving.Service(chart, 'user', { image, timeout: lazy(Duration.seconds(30)) }),
  ],
  [
    'env[1].value (spec.template.spec.containers[0].env[1].value)',
    'EnvValue',
    (chart) =>
      new serving.Service(chart, 'user', {
        image,
        env: { HOST: kubernetes.EnvValue.fromValue('a'), MODE: lazy(kubernetes.EnvValue.fromValue('b')) },
      }),
  ],
  [
    'sink (spec.sink)',
    'Broker',
    (chart) =>
      new eventing.PingSource(chart, 'user', {
        schedule: '@hourly',
        sink: lazy(new eventing.Broker(chart, 'broker')),
      }),
  ],
])('a Lazy that gives what a prop takes and no manifest holds is refused: %s', (field, type, declare) => {
  const chart = shop();
  declare(chart);
  expect(() => Testing.synth(chart)).toThrow(
    `Failed serializing construct at path 'shop/user/Resource' with name 'user': Error: ${field} is "a value of type ${type}"; allowed: what the manifest holds: text, a number, true or false, a list or an object of these; let the Lazy give that, such as 30 in place of Duration.seconds(30) [kubernetes/lazy-value]`,
  );
});

test('how long a handler sleeps may be a Lazy', () => {
  const chart = shop();
  const lifecycle = { preStop: kubernetes.Handler.fromSleep(lazy(5)) };
  new kubernetes.Deployment(chart, 'user', { containers: [{ name: 'main', image, lifecycle }] });
  expect(Testing.synth(chart)[0].spec.template.spec.containers[0].lifecycle).toEqual({
    preStop: { sleep: { seconds: 5 } },
  });
});

/** The objects of all programs of the coverage test, which reach every field. */
function everyObject(): ApiObject[] {
  const programs = import.meta.glob<{ default: (chart: Chart) => void }>('../coverage/programs/*.ts', { eager: true });
  return Object.values(programs).flatMap(({ default: program }) => {
    const chart = shop();
    program(chart);
    return chart.node.findAll().filter(ApiObject.isApiObject);
  });
}

test('every field is rendered as cdk8s renders it', () => {
  const all = everyObject().map((object) => object.toJson());
  const named = all.filter(({ metadata }) => metadata.name !== undefined);
  expect(all.length - named.length).toBe(1);
  for (const rendered of named) {
    const again = new ApiObject(new Chart(Testing.app(), 'again'), 'again', rendered).toJson();
    expect(JSON.stringify(rendered)).toBe(JSON.stringify(again));
  }
});

test('what is kept of an object since its constructor is what it would be rendered to', () => {
  const objects = everyObject().filter((object) => object instanceof ResourceObject);
  expect(objects.length).toBeGreaterThan(100);
  for (const object of objects) {
    const kept = JSON.stringify(object.toJson());
    object.change();
    expect(JSON.stringify(object.toJson())).toBe(kept);
  }
});

test('what an app resolves by itself may be any value', () => {
  const app = new App({
    outdir: Testing.app().outdir,
    resolvers: [{ resolve: (context) => context.value === 'token' && context.replaceValue('example.com/orders') }],
  });
  const orders = new serving.Service(new Chart(app, 'shop'), 'orders', { image: 'token' });
  expect(ApiObject.of(orders).toJson().spec.template.spec.containers).toEqual([{ image: 'example.com/orders' }]);
});

test('an app of many charts is rendered once a synth', () => {
  const app = Testing.app();
  let renders = 0;
  for (let i = 0; i < 5; i++) {
    const service = new serving.Service(new Chart(app, `chart${i}`), 'orders', { image: 'example.com/orders' });
    const object = ApiObject.of(service);
    const toJson = object.toJson.bind(object);
    object.toJson = () => {
      renders++;
      return toJson();
    };
    Rules.of(service).ignore('graph/duplicate-object', 'the charts name no namespace');
  }
  app.synth();
  expect(renders).toBe(5);
});
