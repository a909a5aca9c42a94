import { expect, test } from 'vitest';
import type { Schema } from '../../lib/schema/schema';
import { schemaOf } from '../../lib/schema/structure';

function fieldsOf(apiVersion: string, kind: string, path: string): string[] {
  let schema: Schema | undefined = schemaOf(apiVersion, kind);
  for (const step of path.split('.')) {
    schema = schema?.properties?.[step];
    while (schema?.items) schema = schema.items;
  }
  return Object.keys(schema?.properties ?? {}).sort();
}

test('the fields of a kind are those of its CRD', () => {
  expect(fieldsOf('serving.knative.dev/v1', 'Service', 'spec')).toEqual(['template', 'traffic']);
});

test('where a CRD is open the fields are those of the Go type', () => {
  expect(fieldsOf('serving.knative.dev/v1', 'Service', 'spec.template.spec.hostAliases')).toEqual(['hostnames', 'ip']);
  expect(fieldsOf('eventing.knative.dev/v1', 'Broker', 'spec.delivery')).toContain('timeout');
  expect(fieldsOf('triggers.tekton.dev/v1beta1', 'TriggerTemplate', 'spec')).toEqual(['params', 'resourcetemplates']);
  expect(fieldsOf('bindings.knative.dev/v1alpha1', 'GitHubBinding', 'spec')).toEqual(['accessToken', 'subject']);
  expect(fieldsOf('sources.knative.dev/v1alpha1', 'CephSource', 'spec')).toContain('ceOverrides');
});

test('a structure may hold itself', () => {
  const nested = 'spec.tasks.pipelineSpec.tasks.pipelineSpec.tasks';
  expect(fieldsOf('tekton.dev/v1', 'Pipeline', nested)).toContain('taskSpec');
});

test('unknown fields pass where the webhook passes them, and nowhere else', () => {
  const open = 'x-kubernetes-preserve-unknown-fields';
  const pod = schemaOf('serving.knative.dev/v1', 'Service')?.properties?.spec.properties?.template.properties?.spec;
  expect([pod?.[open], pod?.properties?.affinity[open]]).toEqual([undefined, true]);
  const listener = schemaOf('triggers.tekton.dev/v1beta1', 'EventListener');
  expect([listener?.[open], listener?.properties?.spec[open]]).toEqual([undefined, undefined]);
});

test('kinds of nobody here have no structure', () => {
  expect(schemaOf('apps/v1', 'Deployment')).toBeUndefined();
});
