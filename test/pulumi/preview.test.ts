import * as pulumi from '@pulumi/pulumi';
import { expect, test } from 'vitest';
import { kubernetes, serving } from '../../lib';
import { Application } from '../../lib/pulumi';
import { mockPulumi, run } from './mocks';

await mockPulumi({ preview: true });

const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

test('what is not known at preview stays unknown, and no rule judges it', async () => {
  const { registered } = await run(() => {
    const backend = new Application(
      'backend',
      ({ chart }) => new serving.Service(chart, 'orders', { image: 'example.com/orders' }),
    );
    const url = backend.urlOf(backend.declared);
    new Application('frontend', ({ chart, asString }) => {
      const env = { ORDERS: kubernetes.EnvValue.fromValue(asString(pulumi.interpolate`${url}/all`)) };
      new serving.Service(chart, 'pages', { image: 'example.com/pages', env });
    });
  });
  const { containers } = registered.get('frontend/pages/Resource')?.inputs.spec.template.spec ?? {};
  expect(containers).toEqual([{ image: 'example.com/pages', env: [{ name: 'ORDERS', value: UNKNOWN }] }]);
});
