import * as pulumi from '@pulumi/pulumi';
import { ApiObject, type Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, kubernetes, Rules, serving, tekton } from '../../lib';
import { Application } from '../../lib/pulumi';
import { mockPulumi, run, settled, withoutRejections } from './mocks';

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
    'cdk8s-knative:construct:Construct shop/orders below shop',
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
  expect(container.ports).toEqual([{ containerPort: 9000 }]);
});

test('a number is a text where Kubernetes wants one', async () => {
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart, asNumber }) => {
        const [target, max] = [asNumber(pulumi.output(50)), asNumber(pulumi.output(20))];
        const cpuRequest = kubernetes.Cpu.millis(asNumber(pulumi.output(100)));
        new serving.Service(chart, 'orders', {
          image: 'example.com/orders',
          scale: serving.Scale.onConcurrency({ target, max }),
          resources: { cpuRequest },
        });
      }),
  );
  const { metadata, spec } = registered.get('shop/orders/Resource')?.inputs.spec.template ?? {};
  expect(metadata.annotations).toMatchObject({
    'autoscaling.knative.dev/max-scale': '20',
    'autoscaling.knative.dev/target': '50',
  });
  expect(spec.containers[0].resources).toEqual({ requests: { cpu: '100m' } });
});

test('what is secret in one field makes no other field secret', async () => {
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart, asString }) => {
        const env = { TOKEN: kubernetes.EnvValue.fromValue(asString(pulumi.secret('hidden'))) };
        new serving.Service(chart, 'orders', { image: asString(pulumi.output('example.com/orders')), env });
      }),
  );
  const [container] = registered.get('shop/orders/Resource')?.inputs.spec.template.spec.containers ?? [];
  expect(container.image).toBe('example.com/orders');
  expect(container.env).toEqual([{ name: 'TOKEN', value: expect.objectContaining({ [SECRET]: expect.any(String) }) }]);
});

test('what a rule refuses once it is known is not registered', async () => {
  const { registered } = await withoutRejections(() =>
    run(
      () =>
        new Application('shop', ({ chart, asString }) => {
          const sink = eventing.Sink.uri('http://orders.example.com');
          new eventing.PingSource(chart, 'tick', { schedule: asString(pulumi.output('now and then')), sink });
          new eventing.PingSource(chart, 'tock', { schedule: asString(pulumi.output('*/5 * * * *')), sink });
        }),
    ),
  );
  expect([...registered.keys()].filter((name) => name.endsWith('Resource'))).toEqual(['shop/tock/Resource']);
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

test('names and choices refuse Outputs in one error, before any object is registered', async () => {
  const { registered } = await run(() => {
    const declare = () =>
      new Application('shop', ({ chart, asString }) => {
        const some = () => asString(pulumi.output('some'));
        new ApiObject(chart, 'first', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'first' } });
        new serving.Service(chart, 'orders', { name: some(), image: 'example.com/orders' });
        new kubernetes.Deployment(chart, 'server', {
          containers: [
            {
              name: 'server',
              image: some(),
              env: { KEY: kubernetes.EnvValue.fromSecret(kubernetes.Secret.fromSecretName(some()), 'key') },
            },
          ],
        });
        new eventing.Broker(chart, 'broker', { delivery: { retry: 1, backoffPolicy: some() as never } });
      });
    const why =
      'is an Output; allowed: what is known when the program runs; give names, keys and choices as plain values';
    expect(declare).toThrow(
      'Validation failed with the following errors:\n' +
        `  shop/orders/Resource: metadata.name ${why} [pulumi/known]\n` +
        `  shop/server/Resource: spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name ${why} [pulumi/known]\n` +
        `  shop/broker/Resource: spec.delivery.backoffPolicy ${why} [pulumi/known]`,
    );
  });
  expect([...registered.keys()]).toEqual(['shop']);
});

test("an Output of another Application is refused before any object is registered, and is none of this one's", async () => {
  const { registered } = await run(() => {
    let foreign = '';
    new Application('billing', ({ asString }) => {
      foreign = asString(pulumi.output('http://billing.example.com'));
    });
    const declare = () =>
      new Application('shop', ({ chart, asString }) => {
        const env = {
          PASSWORD: kubernetes.EnvValue.fromValue(asString(pulumi.secret('hidden'))),
          BILLING: kubernetes.EnvValue.fromValue(foreign),
        };
        new serving.Service(chart, 'orders', { image: 'example.com/orders', env });
      });
    expect(declare).toThrow(
      'Validation failed with the following errors:\n' +
        '  shop/orders/Resource: spec.template.spec.containers[0].env[1].value is what stands for an Output, changed or ' +
        'from another component; allowed: unchanged what `asString` and `asNumber` of this component return; change the ' +
        'value inside `apply`, and give `asString` what that returns [pulumi/known]',
    );
  });
  expect([...registered.keys()]).toEqual(['billing', 'shop']);
});

test('an async function is refused, since all that it declares after an await would be missing', async () => {
  const { registered } = await run(() => {
    const declare = () =>
      new Application('shop', async ({ chart }) => {
        new serving.Service(chart, 'orders', { image: await Promise.resolve('example.com/orders') });
      });
    expect(declare).toThrow(
      "'shop' declares with an async function, of which all after the first `await` would be missing; allowed: a function " +
        'that declares all before it returns; await before the Application, or give `asString` the Promise',
    );
    // An Output is no Promise.
    new Application('branch', () => pulumi.output('some'));
  });
  expect([...registered.keys()]).toEqual(['shop', 'branch']);
});

test('a name from content refuses an Output in the content, which it would not change with', async () => {
  await run(() => {
    const declare = (of: (chart: Chart, image: string) => unknown) => () =>
      new Application('shop', ({ chart, asString }) => of(chart, asString(pulumi.output('example.com/orders'))));
    const { RevisionName, Service } = serving;
    const revisionName = RevisionName.fromContent();
    expect(declare((chart, image) => new Service(chart, 'orders', { image, revisionName }))).toThrow(
      '\'shop/orders\' is refused:\n  name is "from content"; allowed: a name from content that is all known',
    );
    const fixed = RevisionName.fromSuffix('v1');
    expect(declare((chart, image) => new Service(chart, 'orders', { image, revisionName: fixed }))).not.toThrow();
    const { RunName, Step, TaskRun } = tekton;
    const taskRun = (chart: Chart, image: string) =>
      new TaskRun(chart, 'check', { taskSpec: { steps: [new Step({ image })] }, runName: RunName.fromContent() });
    expect(declare(taskRun)).toThrow('\'shop/check\' is refused:\n  name is "from content"');
  });
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
    expect(declare).toThrow('shop/more: a key of data is an Output');
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

test('no object is registered if a rule refuses one, even if none is of a construct of this package', async () => {
  const { registered } = await run(() => {
    const declare = () =>
      new Application('shop', ({ chart }) => {
        new ApiObject(chart, 'first', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'first' } });
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

test('a run whose spec changes is made anew, since it starts only once', async () => {
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart }) => {
        new tekton.TaskRun(chart, 'check', { taskSpec: { steps: [new tekton.Step({ image: 'example.com/check' })] } });
        new serving.Service(chart, 'orders', { image: 'example.com/orders' });
      }),
  );
  expect(registered.get('shop/check/Resource')?.replacedOn).toEqual(['spec']);
  expect(registered.get('shop/orders/Resource')?.replacedOn).toEqual([]);
});

test('an application waits for what it needs of an earlier one, and for the platform beside it', async () => {
  const object = (chart: Chart, kind: string, name: string) =>
    new ApiObject(chart, name, { apiVersion: 'v1', kind, metadata: { name } });
  const { registered } = await run(() => {
    new Application('base', ({ chart }) => object(chart, 'Namespace', 'shop'));
    new Application('kinds', ({ chart }) => {
      const metadata = { name: 'regions.example.com' };
      const spec = { group: 'example.com', scope: 'Cluster', names: { kind: 'Region' } };
      new ApiObject(chart, 'kind', {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata,
        spec,
      });
    });
    const shop = new Application('shop', ({ chart }) => object(chart, 'ConfigMap', 'settings'), { namespace: 'shop' });
    new Application('other', ({ chart }) => {
      const first = object(chart, 'ConfigMap', 'first');
      first.node.addDependency(shop.declared);
      object(chart, 'ConfigMap', 'second').addDependency(first);
    });
    const provider = new (class extends pulumi.ProviderResource {})('kubernetes', 'west', {});
    new Application('west', ({ chart }) => object(chart, 'ConfigMap', 'settings'), { namespace: 'shop' }, { provider });
  });
  const after = (name: string) => registered.get(name)?.after;
  expect(after('shop/settings')).toEqual(['base/shop', 'kinds/kind']);
  expect(after('other/first')).toEqual(['kinds/kind', 'shop/settings']);
  expect(after('other/second')).toEqual(['other/first']);
  expect(after('west/settings')).toEqual([]);
});

test('an object that an earlier application declares for the same cluster is refused', async () => {
  const { registered } = await run(() => {
    const declare = (name: string, isShared = false, options = {}) =>
      new Application(
        name,
        ({ chart }) => {
          if (isShared) Rules.of(chart).ignore('graph/duplicate-object', 'both write the same');
          new ApiObject(chart, 'cm', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
        },
        { namespace: 'shop' },
        options,
      );
    declare('a');
    expect(() => declare('b')).toThrow(
      'b/cm: metadata.name is "settings"; allowed: a name that no other ConfigMap in namespace shop has; ' +
        "'a/cm' renders the same object: give one of the two another `name` [graph/duplicate-object]",
    );
    declare('c', true);
    declare('d', false, { provider: new (class extends pulumi.ProviderResource {})('kubernetes', 'west', {}) });
  });
  expect([...registered.keys()].filter((name) => name.endsWith('/cm')).sort()).toEqual(['a/cm', 'c/cm', 'd/cm']);
});

test('a name that would be parts of a path is refused', async () => {
  const { registered } = await run(() => {
    expect(() => new Application('team/shop', () => {})).toThrow(
      "the name of a component is 'team/shop'; allowed: names without '/', which separates the constructs of a path; name " +
        "it 'team-shop'",
    );
  });
  expect(registered.size).toBe(0);
});
