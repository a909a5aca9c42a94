import { expect, test } from 'vitest';
import { readinessOf } from '../../lib/pulumi/readiness';

test.each([
  ['serving.knative.dev/v1', 'Service', 'condition=Ready'],
  ['eventing.knative.dev/v1', 'Broker', 'condition=Ready'],
  ['eventing.knative.dev/v1', 'Trigger', 'condition=Ready'],
  ['triggers.tekton.dev/v1beta1', 'Trigger', undefined],
  ['triggers.tekton.dev/v1beta1', 'EventListener', 'condition=Ready'],
  ['tekton.dev/v1', 'PipelineRun', 'condition=Succeeded'],
  ['tekton.dev/v1', 'Pipeline', undefined],
  ['networking.internal.knative.dev/v1alpha1', 'Certificate', undefined],
  ['cert-manager.io/v1', 'Certificate', 'condition=Ready'],
  ['apps/v1', 'Deployment', undefined],
])('%s %s is waited for by %s', (apiVersion, kind, waitFor) => {
  expect(readinessOf({ apiVersion, kind, metadata: { name: 'it' } })?.waitFor).toBe(waitFor);
});

test('a webhook is waited for until it is trusted, and seen in its release', () => {
  const labels = { 'app.kubernetes.io/version': '1.23.0' };
  const webhook = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: 'webhook', labels },
  };
  expect(JSON.parse(readinessOf(webhook)?.waitFor ?? '')).toEqual([
    'jsonpath={.webhooks[*].clientConfig.caBundle}',
    "jsonpath={.metadata.labels['app.kubernetes.io/version']}=1.23.0",
  ]);
});

test('an interceptor is waited for where the controller makes its certificate', () => {
  const interceptor = (labels?: { [key: string]: string }) => ({
    apiVersion: 'triggers.tekton.dev/v1alpha1',
    kind: 'ClusterInterceptor',
    metadata: { name: 'github', labels },
  });
  expect(readinessOf(interceptor({ 'server/type': 'https' }))?.waitFor).toBe(
    '["jsonpath={.spec.clientConfig.caBundle}"]',
  );
  expect(readinessOf(interceptor())).toBeUndefined();
});
