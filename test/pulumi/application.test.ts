import * as pulumi from '@pulumi/pulumi';
import { ApiObject } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, serving } from '../../lib';
import { Application } from '../../lib/pulumi';
import { Outputs } from '../../lib/pulumi/outputs';

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: any;
}

let registered: Registered[] = [];

// One set of mocks for all tests: what one registers late must not meet the mocks of the next.
await pulumi.runtime.setMocks({
  newResource({ type, name, inputs }) {
    registered.push({ type, name, inputs });
    return { id: name, state: { ...inputs, status: { url: `http://${inputs.metadata?.name}.example.com` } } };
  },
  call: () => ({}),
});

/** Runs a program on Pulumi's mocks and tells what it registered. */
async function run<T>(program: () => T): Promise<{ registered: Registered[]; result: T }> {
  registered = [];
  const result = program();
  await pulumi.runtime.disconnect();
  return { registered, result };
}

function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

const DIGEST = `sha256:${'0'.repeat(64)}`;

test('each construct is a component, named by its path, and each object a resource below it', async () => {
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart }) => {
        const orders = new serving.Service(chart, 'orders', { image: 'example.com/orders:1' });
        new ApiObject(orders, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
      }),
  );
  expect(registered.map(({ type, name }) => `${type} ${name}`).sort()).toEqual([
    'cdk8s-knative:construct:Chart shop',
    'cdk8s-knative:construct:Service shop/orders',
    'cdk8s-knative:index:Application shop',
    'kubernetes:core/v1:ConfigMap shop/orders/settings',
    'kubernetes:serving.knative.dev/v1:Service shop/orders/Resource',
  ]);
});

test('an Output fills a whole field or a part of one, and stays secret', async () => {
  const { registered } = await run(
    () =>
      new Application(
        'shop',
        ({ chart, asString, asNumber }) => {
          new serving.Service(chart, 'orders', {
            image: `example.com/orders@${asString(pulumi.secret(DIGEST))}`,
            port: asNumber(pulumi.output(9000)),
          });
        },
        { namespace: 'shop' },
      ),
  );
  const { spec } = registered.find(({ name }) => name === 'shop/orders/Resource')?.inputs ?? {};
  const secret = '4dabf18193072939515e22adb298388d';
  const [container] = (spec[secret] ? spec.value : spec).template.spec.containers;
  expect(container).toEqual({ image: `example.com/orders@${DIGEST}`, ports: [{ containerPort: 9000 }] });
});

test('rules pass over a value that is not known yet', async () => {
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart, asString }) => {
        const sink = eventing.Sink.uri('http://orders.example.com');
        new eventing.PingSource(chart, 'tick', { schedule: asString(pulumi.output('*/5 * * * *')), sink });
      }),
  );
  expect(registered.find(({ name }) => name === 'shop/tick/Resource')?.inputs.spec.schedule).toBe('*/5 * * * *');
});

test('rules see all values of an object once they are known', async () => {
  const outputs = new Outputs();
  const seen: unknown[] = [];
  const manifest = { spec: { schedule: `*/${outputs.asString(pulumi.output('5'))} *`, port: outputs.asNumber(80) } };
  const resolved = outputs.resolve('shop/tick', manifest, (known) => seen.push(known)) as typeof manifest;
  await settled(pulumi.output(resolved.spec.port));
  expect(seen).toEqual([{ spec: { schedule: '*/5 *', port: 80 } }]);
});

test('an Output is refused where a name must be known', async () => {
  await expect(
    run(
      () =>
        new Application('shop', ({ chart, asString }) => {
          new serving.Service(chart, 'orders', {
            name: asString(pulumi.output('orders')),
            image: 'example.com/orders',
          });
        }),
    ),
  ).rejects.toThrow(
    'shop/orders/Resource: metadata.name is an Output; allowed: values that are known when the program runs',
  );
});

test('the address of a Service comes from its live status', async () => {
  const { result } = await run(() => {
    let orders: serving.Service | undefined;
    const app = new Application('shop', ({ chart }) => {
      orders = new serving.Service(chart, 'orders', { image: 'example.com/orders' });
    });
    return app.urlOf(orders as serving.Service);
  });
  expect(await settled(result)).toBe('http://orders.example.com');
});
