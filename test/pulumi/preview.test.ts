import * as pulumi from '@pulumi/pulumi';
import { expect, test } from 'vitest';
import { kubernetes, serving, tekton } from '../../lib';
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

test('a result of a pipeline of which no part is known at preview may be one of its tasks', async () => {
  const { registered } = await run(() => {
    const backend = new Application(
      'backend',
      ({ chart }) => new serving.Service(chart, 'orders', { image: 'example.com/orders' }),
    );
    const url = backend.urlOf(backend.declared);
    new Application('builds', ({ chart, asString }) => {
      const pipeline = new tekton.Pipeline(chart, 'build');
      pipeline.addTask('check', { task: tekton.Task.fromTaskName('check') });
      const value = asString(pulumi.interpolate`$(tasks.check.results.url) ${url}`);
      pipeline.addResult('urls', { arrayValue: [value, asString(url)] });
      pipeline.addResult('byName', { objectValue: { orders: value } });
    });
  });
  expect(registered.get('builds/build/Resource')?.inputs.spec.results).toEqual([
    { name: 'urls', value: [UNKNOWN, UNKNOWN] },
    { name: 'byName', value: { orders: UNKNOWN } },
  ]);
});
