import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { serving } from '../../lib';
import { Application } from '../../lib/pulumi';
import { refuseMoved } from '../../lib/pulumi/previous';
import { renderTree } from '../../lib/pulumi/tree';
import { mockPulumi, run } from './mocks';

await mockPulumi();

const APPLICATION = { urn: 'urn:pulumi:stack::project::cdk8s-knative:index:Application', name: 'shop' };
const SERVICE = 'kubernetes:serving.knative.dev/v1:Service';
const OLD = `${APPLICATION.urn}$cdk8s-knative:construct:Service$${SERVICE}::shop/orders/Resource`;
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

test('the same object in another cluster is another object', () => {
  expect(refusal('shop', { cluster: 'urn:pulumi:stack::project::pulumi:providers:kubernetes::west' })).toBe('');
});

test('an alias leads to the resource that the stack has under the old path, whatever was above it', async () => {
  const aliases = { 'shop/backend': 'shop' };
  const { registered } = await run(
    () => new Application('shop', ({ chart }) => backend(chart), { namespace: 'shop', aliases }),
    { [OLD]: { type: SERVICE, outputs: LIVE } },
  );
  expect(registered.get('shop/backend/orders/Resource')?.aliases).toEqual([OLD]);
  // The application itself has stayed.
  expect(registered.get('shop/backend')?.aliases).toEqual([]);
});
