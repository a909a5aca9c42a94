import { expect, test } from 'vitest';
import type { Settings } from '../../lib/admission/admission';
import { failureOf, readinessOf } from '../../lib/pulumi/readiness';
import { crdsOf } from '../../lib/schema/crds';
import { dataOf, kindIndex } from '../../lib/schema/data';

const isTrue = (type: string) => [
  `jsonpath={.status.conditions..[?@.type=='${type}' && !(@.status=='True'), ?@=='${type}']}=${type}`,
  `condition=${type}`,
];
const READY = isTrue('Ready');
const ENDED = [
  "jsonpath={.status.conditions..[?@.type=='Succeeded' && @.status=='Unknown', ?@=='Succeeded']}=Succeeded",
  'jsonpath={.status.completionTime}',
];

test.each([
  ['serving.knative.dev/v1', 'Service', READY, 660],
  ['serving.knative.dev/v1', 'Route', READY, 300],
  ['serving.knative.dev/v1beta1', 'DomainMapping', READY, 600],
  ['eventing.knative.dev/v1', 'Broker', READY, 300],
  ['eventing.knative.dev/v1', 'Trigger', READY, 300],
  ['triggers.tekton.dev/v1beta1', 'Trigger', undefined, undefined],
  ['triggers.tekton.dev/v1beta1', 'EventListener', READY, 300],
  ['tekton.dev/v1', 'PipelineRun', ENDED, 3_900],
  ['tekton.dev/v1', 'Pipeline', undefined, undefined],
  ['networking.internal.knative.dev/v1alpha1', 'Certificate', undefined, undefined],
  ['cert-manager.io/v1', 'Certificate', READY, 600],
  ['trust.cert-manager.io/v1alpha1', 'Bundle', isTrue('Synced'), 300],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', isTrue('Established'), 180],
  ['apps/v1', 'Deployment', undefined, undefined],
])('%s %s is waited for by %j for %s s', (apiVersion, kind, conditions, seconds) => {
  const { waitFor, timeoutSeconds } = readinessOf({ apiVersion, kind, metadata: { name: 'it' } }) ?? {};
  expect(waitFor === undefined ? undefined : JSON.parse(waitFor)).toEqual(conditions);
  expect(timeoutSeconds).toBe(seconds);
});

test('of the kinds that the platform defines, those are waited for that have conditions', () => {
  const definitions = [...new Set(Object.values(kindIndex()))].flatMap((component) =>
    [...new Set(dataOf(component).crds.flatMap(({ releases }) => releases))].flatMap((release) =>
      crdsOf(component, release),
    ),
  );
  const differing = definitions.flatMap(({ spec: { group, names, versions } }) => {
    const { name, schema } = versions.find(({ storage }: { storage: boolean }) => storage);
    const status = schema.openAPIV3Schema.properties?.status;
    if (status?.properties === undefined) return [];
    const isAwaited =
      readinessOf({ apiVersion: `${group}/${name}`, kind: names.kind, metadata: { name: 'it' } }) !== undefined;
    return isAwaited === (status.properties.conditions !== undefined) ? [] : [names.kind];
  });
  expect(definitions.length).toBeGreaterThan(50);
  expect([...new Set(differing)].sort()).toEqual(['Certificate', 'EventPolicy', 'Image', 'ResolutionRequest']);
});

test.each([
  ['PipelineRun', { timeouts: { pipeline: '2h' } }, 7_500],
  ['TaskRun', { timeout: '30s' }, 330],
  ['TaskRun', { timeout: '0' }, 86_700],
])('a %s of %j is waited for %s s, as it is told by then', (kind, spec, seconds) => {
  const run = { apiVersion: 'tekton.dev/v1', kind, metadata: { name: 'it' }, spec };
  expect(readinessOf(run)?.timeoutSeconds).toBe(seconds);
});

test('a run that somebody else starts is not waited for', () => {
  const run = { apiVersion: 'tekton.dev/v1', kind: 'PipelineRun', metadata: { name: 'it' } };
  expect(readinessOf({ ...run, spec: { status: 'PipelineRunPending' } })).toBeUndefined();
});

test('a Service is waited for as long as its Revision may take', () => {
  const annotations = { 'serving.knative.dev/progress-deadline': '20m' };
  const service = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'it' } };
  expect(readinessOf({ ...service, spec: { template: { metadata: { annotations } } } })?.timeoutSeconds).toBe(1_260);
});

test.each([
  ['serving.knative.dev/v1', 'Service', {}, 1_860],
  ['tekton.dev/v1', 'PipelineRun', {}, 21_900],
  ['tekton.dev/v1', 'TaskRun', {}, 21_900],
  ['tekton.dev/v1', 'TaskRun', { timeout: '30s' }, 330],
  // Tekton's own hour holds for them whatever is set.
  ['tekton.dev/v1beta1', 'CustomRun', {}, 3_900],
])('a platform with longer defaults lets %s %s of %j take %s s', (apiVersion, kind, spec, seconds) => {
  const set = { 'progress-deadline': '1800s', 'default-timeout-minutes': '360' };
  const settings: Settings = ({ key }) => (set as { [key: string]: string })[key];
  expect(readinessOf({ apiVersion, kind, metadata: { name: 'it' }, spec }, settings)?.timeoutSeconds).toBe(seconds);
});

test('a run that has failed says why, and nothing else fails by its status', () => {
  const conditions = [
    { type: 'Succeeded', status: 'False', reason: 'Failed', message: '"step-test" exited with code 1' },
  ];
  const of = (apiVersion: string, kind: string, status: object) =>
    failureOf({ apiVersion, kind, metadata: { name: 'it' } }, status);
  expect(of('tekton.dev/v1', 'TaskRun', { conditions })).toBe(
    'the TaskRun has failed: Failed: "step-test" exited with code 1',
  );
  expect(of('tekton.dev/v1', 'TaskRun', { conditions: [{ type: 'Succeeded', status: 'True' }] })).toBeUndefined();
  expect(of('tekton.dev/v1', 'TaskRun', {})).toBeUndefined();
  expect(of('serving.knative.dev/v1', 'Service', { conditions })).toBeUndefined();
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
