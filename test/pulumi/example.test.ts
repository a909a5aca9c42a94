import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { mockPulumi, run } from './mocks';

await mockPulumi();

const EXAMPLE = join(__dirname, '../../examples/pulumi');

test('the example declares a platform and, after it, the bookstore, whose addresses it exports', async () => {
  pulumi.runtime.setAllConfig(
    {
      'project:registry': 'registry.example.com/bookstore',
      'project:databasePassword': 'mypassword',
      'project:domain': 'example.com',
    },
    ['project:databasePassword'],
  );
  const { main } = parse(readFileSync(join(EXAMPLE, 'Pulumi.yaml'), 'utf8'));
  const { registered, result } = await run(() => import(join(EXAMPLE, main)));
  const kinds = [...registered.values()]
    .filter(({ name, type }) => name.startsWith('bookstore/') && type.startsWith('kubernetes:'))
    .map(({ inputs: { kind, metadata } }) => `${kind} ${metadata.name}`);
  expect(kinds.sort()).toEqual([
    'Broker bookstore-broker',
    'ConfigMap first-reviews',
    'Deployment node-server',
    'Deployment postgresql',
    'Job fill-database',
    'PersistentVolumeClaim postgresql-pvc',
    'Secret postgresql-secret',
    'Sequence sequence',
    'Service bad-word-filter',
    'Service bookstore-frontend',
    'Service node-server-svc',
    'Service notifier',
    'Service postgresql',
    'Service sentiment-analysis-app',
    'SinkBinding node-sinkbinding',
    'Trigger bookstore-broker-judge',
    'Trigger bookstore-broker-notify',
    'Trigger bookstore-broker-store',
  ]);
  expect(registered.get('bookstore/credentials')?.inputs.stringData.POSTGRES_PASSWORD).toEqual({
    '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
    value: 'mypassword',
  });
  expect(registered.get('bookstore/bookstore-broker/Resource')?.after).toContain(
    'platform/10-core/components/serving/HorizontalPodAutoscaler.activator',
  );
  expect(Object.keys(result)).toEqual(['url', 'events']);
}, 120_000);
