import { expect, test } from 'vitest';
import { admit } from '../../lib/admission/admission';
import type { Manifest } from '../../lib/admission/rule';

/** The structural findings of an object, each as `rule field: allowed; change`. */
function findings(apiVersion: string, kind: string, rest: object): string[] {
  const manifest = { apiVersion, kind, metadata: { name: 'orders' }, ...rest } as Manifest;
  return admit(manifest)
    .findings.filter(({ rule }) => rule.startsWith('schema/'))
    .map(({ rule, field, allowed, change }) => `${rule} ${field}: ${allowed}; ${change}`);
}

function service(container: object, pod: object = {}, spec: object = {}): string[] {
  const template = { spec: { containers: [{ image: 'example.com/orders', ...container }], ...pod } };
  return findings('serving.knative.dev/v1', 'Service', { spec: { template, ...spec } });
}

test('what upstream takes has no finding', () => {
  const env = [{ name: 'A', value: '1' }];
  expect(service({ env, ports: [{ containerPort: 8080 }], resources: { limits: { cpu: 1, memory: '1Gi' } } })).toEqual(
    [],
  );
});

test('a misspelt field is refused with the field that was meant', () => {
  expect(service({}, {}, { trafic: [] })).toEqual([
    'schema/unknown-field spec.trafic: template, traffic; did you mean `traffic`?',
  ]);
  expect(service({ Image: 'x' })[0]).toMatch(
    /^schema\/unknown-field spec\.template\.spec\.containers\[0\]\.Image: .*`image`\?$/,
  );
});

test('a value of another type is refused', () => {
  expect(service({ env: [{ name: 'A', value: 1 }] })).toEqual([
    'schema/type spec.template.spec.containers[0].env[0].value: text; put the value in quotes',
  ]);
  expect(service({ args: '--verbose' })).toEqual([
    'schema/type spec.template.spec.containers[0].args: a list; put the value in a list',
  ]);
  expect(service({}, { containerConcurrency: 1.5 })).toEqual([
    'schema/type spec.template.spec.containerConcurrency: a whole number; round it',
  ]);
});

test('a field that must be there is refused if it is not, null included', () => {
  const expected = ['schema/required spec.template.spec.containers: a value; give `containers`'];
  expect(service({}, { containers: undefined })).toEqual(expected);
  expect(service({}, { containers: null })).toEqual(expected);
});

test('a field that the webhook fills in with a null, which the definition refuses, must be there', () => {
  const run = (spec?: null | object) =>
    findings('tekton.dev/v1beta1', 'CustomRun', { spec: { customSpec: { apiVersion: 'a/v1', kind: 'A', spec } } });
  const missed = ['schema/required spec.customSpec.spec: a value; give `spec`'];
  expect([run(), run(null), run({})]).toEqual([missed, missed, []]);
  const projected = (volume: object) => service({}, { volumes: [{ name: 'tokens', projected: volume }] });
  const sources = 'spec.template.spec.volumes[0].projected.sources';
  expect(projected({ sources: null })).toEqual([`schema/required ${sources}: a value; give \`sources\``]);
  expect(projected({ sources: [] })).toEqual([]);
});

test('a field that the webhook writes where nobody set it may be missing', () => {
  expect(findings('tekton.dev/v1', 'Task', { spec: { steps: [{ image: 'example.com/build' }] } })).toEqual([]);
});

test('where a CRD is open, Serving passes unknown fields and checks the types of those that it knows', () => {
  expect(service({}, { hostAliases: [{ ip: '10.0.0.1', novelty: 1 }] })).toEqual([]);
  expect(service({}, { hostAliases: [{ ip: 10 }] })).toEqual([
    'schema/type spec.template.spec.hostAliases[0].ip: text; put the value in quotes',
  ]);
});

test('an item that is null or undefined, which files show as null, is empty where a webhook decodes it', () => {
  expect(service({ args: [null, undefined, 'b'] })).toEqual([]);
  const spec = { eventTypes: [null, undefined, 'push'], accessToken: {}, secretToken: {} };
  expect(
    findings('sources.knative.dev/v1alpha1', 'GitHubSource', { spec: { ownerAndRepository: 'a/b', ...spec } }),
  ).toEqual([
    'schema/type spec.eventTypes[0]: a value; remove the item',
    'schema/type spec.eventTypes[1]: a value; remove the item',
  ]);
});

test('where a CRD is open, the webhooks of Eventing, Tekton and Triggers refuse unknown fields', () => {
  expect(findings('eventing.knative.dev/v1', 'Broker', { spec: { delivery: { rety: 3 } } })).toEqual([
    expect.stringMatching(/^schema\/unknown-field spec\.delivery\.rety: .*did you mean `retry`\?$/),
  ]);
  expect(findings('triggers.tekton.dev/v1beta1', 'TriggerBinding', { spec: { param: [] } })).toEqual([
    'schema/unknown-field spec.param: params; did you mean `params`?',
  ]);
  const tasks = [{ name: 'a', taskSpec: { steps: [{ image: 'i', scripts: 'x' }] } }];
  expect(findings('tekton.dev/v1', 'Pipeline', { spec: { tasks } })[0]).toMatch(
    /^schema\/unknown-field spec\.tasks\[0\]\.taskSpec\.steps\[0\]\.scripts: .*`script`\?$/,
  );
});

test('numbers, texts and lists keep to the limits of the schema', () => {
  const source = (spec: object) =>
    findings('sources.knative.dev/v1alpha1', 'GitHubSource', {
      spec: { ownerAndRepository: 'a/b', eventTypes: ['push'], accessToken: {}, secretToken: {}, ...spec },
    });
  expect(source({ ownerAndRepository: '', sink: {} })).toEqual([
    'schema/length spec.ownerAndRepository: 1 characters or more; give a longer text',
    'schema/combination spec.sink: exactly one of: ref; uri; keep one of them',
  ]);
  expect(source({ eventTypes: ['pusj'] })[0]).toMatch(/^schema\/enum spec\.eventTypes\[0\]: .*did you mean `push`\?$/);
  const timeout = { spec: { taskRef: { name: 'build' }, timeout: '5 minutes' } };
  expect(findings('tekton.dev/v1', 'TaskRun', timeout)).toEqual([
    'schema/format spec.timeout: a duration such as 90s, 1h30m or 0; write it that way',
  ]);
  expect(service({ resources: { limits: { cpu: 'fast' } } })[0]).toMatch(
    /^schema\/pattern spec\.template\.spec\.containers\[0\]\.resources\.limits\.cpu: /,
  );
});

test('an item of a keyed list is there once', () => {
  const step = { name: 'a', image: 'i', ports: [{ containerPort: 80, protocol: 'TCP' }, { containerPort: 80 }] };
  expect(findings('tekton.dev/v1', 'Task', { spec: { sidecars: [step], steps: [step] } })).toContain(
    'schema/duplicate-item spec.sidecars[0].ports[1]: each containerPort and protocol once; remove one of the two',
  );
});

test('a version that no release serves is refused with those that are', () => {
  expect(findings('serving.knative.dev/v1alpha1', 'Service', {})).toEqual([
    'schema/version apiVersion: serving.knative.dev/v1; use a version that is served',
  ]);
});

test('what is not known yet and what is not ours passes', () => {
  class Later {}
  expect(service({ image: new Later(), env: new Later() })).toEqual([]);
  expect(findings('apps/v1', 'Deployment', { novelty: true })).toEqual([]);
});
