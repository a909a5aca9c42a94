import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { serving } from '../../lib';
import { renderTree } from '../../lib/pulumi/tree';

function tree(declare: (chart: Chart) => void): App {
  const app = new App({ outdir: '.' });
  declare(new Chart(app, 'shop', { namespace: 'shop' }));
  return app;
}

test('objects come in the order of their declaration, those below others after these', () => {
  const app = tree((chart) => {
    const orders = new serving.Service(new Construct(chart, 'backend'), 'orders', { image: 'example.com/orders' });
    new ApiObject(chart, 'last', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'last' } });
    new ApiObject(orders, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  });
  expect(renderTree(app).map(({ apiObject, manifest }) => `${apiObject.node.path} ${manifest.kind}`)).toEqual([
    'shop/backend/orders/Resource Service',
    'shop/backend/orders/settings ConfigMap',
    'shop/last ConfigMap',
  ]);
});

test('what is in no namespace gets none from its chart, whether its kind is known or defined beside it', () => {
  const app = tree((chart) => {
    const names = { kind: 'Region' };
    const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
    const spec = { group: 'example.com', scope: 'Cluster', names };
    new ApiObject(chart, 'kind', { ...definition, metadata: { name: 'regions.example.com' }, spec });
    new ApiObject(chart, 'region', { apiVersion: 'example.com/v1', ...names, metadata: { name: 'eu' } });
    new ApiObject(chart, 'disk', { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'disk' } });
    new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  });
  expect(renderTree(app).map(({ manifest }) => manifest.metadata.namespace)).toEqual([
    undefined,
    undefined,
    undefined,
    'shop',
  ]);
});

test('one error has every fault of the tree', () => {
  const app = tree((chart) => {
    for (const name of ['first', 'second']) {
      const service = new serving.Service(chart, name, { name: 'orders', image: 'example.com/orders' });
      service.node.addValidation({ validate: () => [`${name} is wrong`] });
    }
  });
  expect(() => renderTree(app)).toThrow(
    /^Validation failed with the following errors:\n(.*\n)*.*first is wrong\n(.*\n)*.*second is wrong$/,
  );
});
