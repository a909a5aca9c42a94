import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { serving } from '../../lib';
import { Application } from '../../lib/pulumi';
import { refuseMoved } from '../../lib/pulumi/previous';
import { renderTree } from '../../lib/pulumi/tree';
import { mockPulumi, run, withoutRejections } from './mocks';

await mockPulumi();

const APPLICATION = { urn: 'urn:pulumi:stack::project::cdk8s-knative:index:Application', name: 'shop' };
const CONSTRUCT = 'cdk8s-knative:construct:Construct';
const SERVICE = 'kubernetes:serving.knative.dev/v1:Service';
const OLD = `${APPLICATION.urn}$${CONSTRUCT}$${SERVICE}::shop/orders/Resource`;
const LIVE = {
  apiVersion: 'serving.knative.dev/v1',
  kind: 'Service',
  metadata: { name: 'orders', namespace: 'shop' },
};

function backend(chart: Chart): void {
  new serving.Service(new Construct(chart, 'backend'), 'orders', { name: 'orders', image: 'example.com/orders' });
}

/** What a tree, in which the Service has a new path, is told on a stack that holds it as `shop/orders`. */
function refusal(tree: string, { names = [], cluster = '' }: { names?: string[]; cluster?: string } = {}): string {
  const app = new App({ outdir: '.' });
  backend(new Chart(app, tree, { namespace: 'shop' }));
  try {
    refuseMoved(renderTree(app), new Set(names), cluster, [
      { ...APPLICATION, type: 'cdk8s-knative:index:Application', outputs: { cluster: '' } },
      { urn: OLD, name: 'shop/orders/Resource', type: SERVICE, outputs: LIVE },
    ]);
    return '';
  } catch (error) {
    return String(error);
  }
}

test('an object that had another path is refused, with the alias that is missing', () => {
  expect(refusal('shop')).toContain("give `aliases: { 'shop/backend': 'shop' }` to the component");
  expect(refusal('store')).toContain("give `aliases: { 'store/backend': 'shop' }` to the component");
});

test('an object that has kept its path, or whose old path is told, is not refused', () => {
  expect(refusal('shop', { names: ['shop/orders/Resource'] })).toBe('');
});

test("an object whose namespace is the provider's to say is the one that the stack has in any namespace", () => {
  const app = new App({ outdir: '.' });
  const [path, manifest] = ['shop/new', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }];
  new ApiObject(new Chart(app, 'shop'), 'new', manifest);
  const live = (name: string, namespace: string) => ({
    urn: `urn::${name}`,
    name,
    type: 'kubernetes:core/v1:ConfigMap',
    outputs: { ...manifest, metadata: { name: 'settings', namespace } },
  });
  const application = { ...APPLICATION, type: 'cdk8s-knative:index:Application', outputs: { cluster: '' } };
  const refuse = (...objects: ReturnType<typeof live>[]) =>
    refuseMoved(renderTree(app), new Set([path]), '', [application, ...objects]);
  expect(() => refuse(live('shop/old', 'team'))).toThrow("give `aliases: { 'shop/new': 'shop/old' }` to the component");
  // It has stayed, and another one of its name is gone.
  expect(() => refuse(live('shop/old', 'team'), live(path, 'own'))).not.toThrow();
});

test('an object of its name that another application still has is another one; if that has moved, nothing comes', async () => {
  const declare = (name: string, id: string, namespace?: string) =>
    new Application(
      name,
      ({ chart }) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }),
      { namespace },
    );
  const outputs = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'team' } };
  const stack = {
    'urn:pulumi:stack::project::cdk8s-knative:index:Application::team': {
      type: 'cdk8s-knative:index:Application',
      outputs: { cluster: '' },
    },
    'urn:pulumi:stack::project::kubernetes:core/v1:ConfigMap::team/cm': {
      type: 'kubernetes:core/v1:ConfigMap',
      outputs,
    },
  };
  const objectsOf = async (id: string) => {
    const { registered } = await withoutRejections(() =>
      run(() => {
        declare('shop', 'cm');
        const { declared } = declare('team', id, 'team');
        new Application('last', ({ chart }) => {
          const metadata = { name: 'last' };
          new ApiObject(chart, 'cm', { apiVersion: 'v1', kind: 'ConfigMap', metadata }).node.addDependency(declared);
        });
      }, stack),
    );
    return [...registered.values()].filter(({ type }) => type.startsWith('kubernetes:')).map(({ name }) => name);
  };
  expect((await objectsOf('cm')).sort()).toEqual(['last/cm', 'shop/cm', 'team/cm']);
  expect(await objectsOf('moved')).toEqual([]);
});

test('a run reads what the stack held once for all of its components', async () => {
  const declare = () => {
    for (const name of ['shop', 'team']) new Application(name, ({ chart }) => backend(chart), { namespace: name });
  };
  for (const _ of ['first', 'second']) {
    const { registered, reads } = await run(declare);
    expect([reads, [...registered.keys()].filter((name) => name.endsWith('/Resource'))]).toEqual([
      1,
      ['shop/backend/orders/Resource', 'team/backend/orders/Resource'],
    ]);
  }
});

test('the same object in another cluster is another object', () => {
  expect(refusal('shop', { cluster: 'urn:pulumi:stack::project::pulumi:providers:kubernetes::west' })).toBe('');
});

test('an alias leads to the resource that the stack has under the old path, whatever was above it', async () => {
  const aliases = { 'shop/backend': 'shop' };
  const { registered } = await run(
    () => new Application('shop', ({ chart }) => backend(chart), { namespace: 'shop', aliases }),
    { [OLD]: { type: SERVICE, outputs: LIVE } },
  );
  expect(registered.get('shop/backend/orders/Resource')?.aliases).toEqual([OLD, SERVICE]);
  // The application itself has stayed.
  expect(registered.get('shop/backend')?.aliases).toEqual([CONSTRUCT]);
});

test('a construct whose class has another name keeps its type, and with it the URNs of all that is below it', async () => {
  class Backend extends Construct {}
  const below = async (Class: typeof Construct) => {
    const { registered } = await run(
      () =>
        new Application('shop', ({ chart }) => {
          new serving.Service(new Class(chart, 'backend'), 'orders', { image: 'example.com/orders' });
        }),
    );
    return [...registered.values()].map(({ type, name, parent }) => `${type} ${name} below ${parent}`);
  };
  expect(await below(Backend)).toEqual(await below(Construct));
});

test('an object whose version has changed, and a component of another class, are still those of the stack', async () => {
  const service = 'kubernetes:serving.knative.dev/v1beta1:Service';
  const live = { ...LIVE, apiVersion: 'serving.knative.dev/v1beta1' };
  const { registered } = await run(
    () =>
      new Application('shop', ({ chart }) => {
        new serving.Service(chart, 'orders', { image: 'example.com/orders' });
        new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
      }),
    {
      'urn:pulumi:stack::project::cdk8s-knative:index:KnativeServing::shop': {
        type: 'cdk8s-knative:index:KnativeServing',
        outputs: {},
      },
      [`${APPLICATION.urn}$${CONSTRUCT}$${service}::shop/orders/Resource`]: { type: service, outputs: live },
      // Another kind at the path of the config map.
      'urn:pulumi:stack::project::kubernetes:core/v1:Secret::shop/settings': {
        type: 'kubernetes:core/v1:Secret',
        outputs: {},
      },
    },
  );
  expect(registered.get('shop/orders/Resource')?.aliases).toEqual([service]);
  expect(registered.get('shop')?.aliases).toEqual(['cdk8s-knative:index:KnativeServing']);
  expect(registered.get('shop/settings')?.aliases).toEqual(['kubernetes:core/v1:ConfigMap']);
});
