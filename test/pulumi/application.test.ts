import * as pulumi from '@pulumi/pulumi';
import { ApiObject } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, serving } from '../../lib';
import { Application } from '../../lib/pulumi';
import { Outputs } from '../../lib/pulumi/outputs';
import { mockPulumi, run, settled } from './mocks';

await mockPulumi();

const DIGEST = `sha256:${'0'.repeat(64)}`;
const SECRET = '4dabf18193072939515e22adb298388d';

test('each construct is a component, named by its path, and each object a resource below it', async () => {
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart }) => {
        const orders = new serving.Service(chart, 'orders', { image: 'example.com/orders:1' });
        new ApiObject(orders, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
      }),
  );
  expect([...registered.values()].map(({ type, name, parent }) => `${type} ${name} below ${parent}`).sort()).toEqual([
    'cdk8s-knative:construct:Service shop/orders below shop',
    'cdk8s-knative:index:Application shop below ',
    'kubernetes:core/v1:ConfigMap shop/orders/settings below shop/orders',
    'kubernetes:serving.knative.dev/v1:Service shop/orders/Resource below shop/orders',
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
  const { spec } = registered.get('shop/orders/Resource')?.inputs ?? {};
  const [container] = spec.template.spec.containers;
  expect(container.image).toEqual(expect.objectContaining({ [SECRET]: expect.any(String) }));
  expect(container.image.value).toBe(`example.com/orders@${DIGEST}`);
  expect(container.ports).toEqual([{ containerPort: expect.objectContaining({ value: 9000 }) }]);
});

test('rules pass over a value that is not known yet', async () => {
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart, asString }) => {
        const sink = eventing.Sink.uri('http://orders.example.com');
        new eventing.PingSource(chart, 'tick', { schedule: asString(pulumi.output('*/5 * * * *')), sink });
      }),
  );
  expect(registered.get('shop/tick/Resource')?.inputs.spec.schedule).toBe('*/5 * * * *');
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

test('an Output is refused as a key, before any object is registered', async () => {
  const { registered } = await run(() => {
    const declare = () =>
      new Application('shop', ({ chart, asString }) => {
        const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
        new ApiObject(chart, 'first', { ...configMap, metadata: { name: 'first' } });
        new ApiObject(chart, 'more', {
          ...configMap,
          metadata: { name: 'more' },
          data: { [asString('key')]: 'value' },
        });
      });
    expect(declare).toThrow('shop/more: a key of a map is an Output');
  });
  expect([...registered.keys()]).toEqual(['shop']);
});

test('the address of a Service comes from its live status', async () => {
  const { result } = await run(() => {
    const shop = new Application(
      'shop',
      ({ chart }) => new serving.Service(chart, 'orders', { image: 'example.com/orders' }),
    );
    return shop.urlOf(shop.declared);
  });
  expect(await settled(result)).toBe('http://orders.example.com');
});

test('no object is registered if a rule refuses one', async () => {
  const { registered } = await run(() => {
    const declare = () =>
      new Application('shop', ({ chart }) => {
        new serving.Service(chart, 'orders', { image: 'example.com/orders' });
        new ApiObject(chart, 'more', {
          apiVersion: 'serving.knative.dev/v1',
          kind: 'Service',
          metadata: { name: 'more' },
          spec: { template: { spec: { containers: [{ image: 'example.com/more' }], containerConcurrency: -1 } } },
        });
      });
    expect(declare).toThrow('shop/more: spec.template.spec.containerConcurrency is -1');
  });
  expect([...registered.keys()]).toEqual(['shop']);
});

test('what comes from no namespace gets none from its chart, and what is in one comes after it', async () => {
  const { registered } = await run(
    () =>
      new Application(
        'shop',
        ({ chart }) => {
          new serving.Service(chart, 'orders', { image: 'example.com/orders' });
          new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
        },
        { namespace: 'shop' },
      ),
  );
  expect(registered.get('shop/namespace')?.inputs.metadata).toEqual({ name: 'shop' });
  expect(registered.get('shop/orders/Resource')?.after).toEqual(['shop/namespace']);
});

test('a Job stays when it is finished', async () => {
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart }) => {
        const spec = { ttlSecondsAfterFinished: 50, backoffLimit: 5 };
        new ApiObject(chart, 'fill', { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'fill' }, spec });
      }),
  );
  expect(registered.get('shop/fill')?.inputs.spec).toEqual({ backoffLimit: 5 });
});
