import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { kubernetes, tekton } from '../../../lib';

const { Secret, ServiceAccount } = kubernetes;
const { ClusterInterceptor, ClusterTriggerBinding, Event, Interceptor, InterceptorAddress, OwnersCheck } = tekton;
const { Task, TemplateParam, Trigger, TriggerBinding, TriggerInterceptor, TriggerResource, TriggerTemplate } = tekton;

const shop = () => new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const secretToken = { secret: Secret.fromSecretName('hook'), key: 'token' };
const personalAccessToken = { secret: Secret.fromSecretName('api'), key: 'token' };

/** The manifest that a construct renders. */
function render(declare: (chart: Chart) => unknown) {
  const chart = shop();
  declare(chart);
  return Testing.synth(chart)[0];
}

test('a binding reads the body, headers, extensions and the id of an event', () => {
  const params = {
    revision: Event.body('head_commit.id'),
    everything: Event.body(),
    kind: Event.header('X-GitHub-Event'),
    short: Event.extension('short_sha'),
    event: Event.id,
    text: `pushed ${Event.body('ref')}`,
  };
  const spec = {
    params: [
      { name: 'revision', value: '$(body.head_commit.id)' },
      { name: 'everything', value: '$(body)' },
      { name: 'kind', value: '$(header.X-GitHub-Event)' },
      { name: 'short', value: '$(extensions.short_sha)' },
      { name: 'event', value: '$(context.eventID)' },
      { name: 'text', value: 'pushed $(body.ref)' },
    ],
  };
  const apiVersion = 'triggers.tekton.dev/v1beta1';
  expect(render((chart) => new TriggerBinding(chart, 'push', { params }))).toEqual({
    apiVersion,
    kind: 'TriggerBinding',
    metadata: { name: 'push', namespace: 'shop' },
    spec,
  });
  expect(render((chart) => new ClusterTriggerBinding(chart, 'push', { params }))).toEqual({
    apiVersion,
    kind: 'ClusterTriggerBinding',
    metadata: { name: 'push' },
    spec,
  });
});

test('a template makes runs whose name the cluster completes, with its params in them', () => {
  const revision = new TemplateParam('revision', { description: 'What was pushed', defaultValue: 'main' });
  const task = Task.fromTaskName('test');
  const template = render((chart) => {
    const resources = [TriggerResource.taskRun({ task, params: { text: `at ${revision}` }, labels: { a: 'b' } })];
    new TriggerTemplate(chart, 'test', { params: [revision], resources });
  });
  expect(template.spec).toEqual({
    params: [{ name: 'revision', description: 'What was pushed', default: 'main' }],
    resourcetemplates: [
      {
        apiVersion: 'tekton.dev/v1',
        kind: 'TaskRun',
        metadata: { generateName: 'test-', labels: { a: 'b' } },
        spec: { taskRef: { name: 'test' }, params: [{ name: 'text', value: 'at $(tt.params.revision)' }] },
      },
    ],
  });
});

test('a param that a template does not declare is refused, by the prop that declares it', () => {
  const resources = [TriggerResource.custom({ apiVersion: 'v1', kind: 'ConfigMap', data: { a: '$(tt.params.who)' } })];
  expect(() => new TriggerTemplate(shop(), 'note', { resources })).toThrow(
    'resources[0] (spec.resourcetemplates[0]) is "$(tt.params.who)"; allowed: no param, since none is declared; declare \'who\' in `params` [triggers/template-params]',
  );
  expect(() => new Trigger(shop(), 'note', { params: { what: 'x' }, resources })).toThrow(
    'resources[0] (spec.template.spec.resourcetemplates[0]) is "$(tt.params.who)"; allowed: params what; declare \'who\' in `templateParams` [triggers/template-params]',
  );
});

test('a Trigger names its bindings and its template, and whom it acts as', () => {
  const trigger = render((chart) => {
    const serviceAccount = ServiceAccount.fromServiceAccountName('robot');
    const bindings = [
      TriggerBinding.fromTriggerBindingName('push'),
      ClusterTriggerBinding.fromClusterTriggerBindingName('all'),
    ];
    const template = TriggerTemplate.fromTriggerTemplateName('build');
    new Trigger(chart, 'push', { bindings, params: { who: 'Ann' }, template, serviceAccount });
  });
  expect(trigger.spec).toEqual({
    bindings: [
      { ref: 'push', kind: 'TriggerBinding' },
      { ref: 'all', kind: 'ClusterTriggerBinding' },
      { name: 'who', value: 'Ann' },
    ],
    template: { ref: 'build' },
    serviceAccountName: 'robot',
  });
});

test('a Trigger with two templates is refused, and one with none', () => {
  const template = TriggerTemplate.fromTriggerTemplateName('build');
  const resources = [TriggerResource.taskRun({ task: Task.fromTaskName('test') })];
  expect(() => new Trigger(shop(), 'two', { template, resources })).toThrow(
    'template.ref (spec.template.ref) is "build"; allowed: none beside `spec`; give one of the two [triggers/template-reference]',
  );
  expect(() => new Trigger(shop(), 'none', {})).toThrow('[triggers/template-reference]');
});

const ref = (name: string) => ({ name, kind: 'ClusterInterceptor' });
const secretRef = { name: 'secretRef', value: { secretName: 'hook', secretKey: 'token' } };
const eventTypes = (...value: string[]) => ({ name: 'eventTypes', value });
const accessToken = { secretName: 'api', secretKey: 'token' };

test.each([
  [
    'github',
    TriggerInterceptor.github({
      name: 'check',
      secretToken,
      eventTypes: ['push'],
      addChangedFiles: { personalAccessToken },
      owners: { personalAccessToken, checkType: OwnersCheck.ORG_MEMBERS },
    }),
    {
      name: 'check',
      ref: ref('github'),
      params: [
        secretRef,
        eventTypes('push'),
        { name: 'addChangedFiles', value: { enabled: true, personalAccessToken: accessToken } },
        {
          name: 'githubOwners',
          value: { enabled: true, personalAccessToken: accessToken, checkType: 'orgMembers' },
        },
      ],
    },
  ],
  [
    'gitlab',
    TriggerInterceptor.gitlab({ secretToken, eventTypes: ['Push Hook'] }),
    { ref: ref('gitlab'), params: [secretRef, eventTypes('Push Hook')] },
  ],
  [
    'bitbucket',
    TriggerInterceptor.bitbucket({ eventTypes: ['repo:push'] }),
    { ref: ref('bitbucket'), params: [eventTypes('repo:push')] },
  ],
  [
    'slack',
    TriggerInterceptor.slack({ requestedFields: ['text'] }),
    { ref: ref('slack'), params: [{ name: 'requestedFields', value: ['text'] }] },
  ],
  [
    'an Interceptor',
    TriggerInterceptor.fromInterceptor(Interceptor.fromInterceptorName('mine'), { raw: { level: 3 } }),
    { ref: { name: 'mine', kind: 'NamespacedInterceptor' }, params: [{ name: 'level', value: 3 }] },
  ],
  [
    'a webhook',
    TriggerInterceptor.webhook({ service: 'check', namespace: 'hooks', headers: { A: ['x'], B: ['x', 'y'] } }),
    {
      webhook: {
        objectRef: { apiVersion: 'v1', kind: 'Service', name: 'check', namespace: 'hooks' },
        header: [
          { name: 'A', value: 'x' },
          { name: 'B', value: ['x', 'y'] },
        ],
      },
    },
  ],
])('%s is called with its params', (_name, interceptor, manifest) => {
  const template = TriggerTemplate.fromTriggerTemplateName('build');
  const trigger = render((chart) => new Trigger(chart, 'push', { interceptors: [interceptor], template }));
  expect(trigger.spec.interceptors).toEqual([manifest]);
});

test('a header that Go writes otherwise is refused with its spelling', () => {
  const interceptors = [TriggerInterceptor.webhook({ service: 'check', headers: { 'x-github-event': ['push'] } })];
  const template = TriggerTemplate.fromTriggerTemplateName('build');
  expect(() => new Trigger(shop(), 'push', { interceptors, template })).toThrow('write `X-Github-Event`');
});

test('interceptors of one’s own are reached by a Service or a URL', () => {
  const address = InterceptorAddress.service('check', 'shop', { path: 'v1', port: 8443 });
  expect(render((chart) => new Interceptor(chart, 'check', { address, caBundle: 'Q0E=' }))).toEqual({
    apiVersion: 'triggers.tekton.dev/v1alpha1',
    kind: 'Interceptor',
    metadata: { name: 'check', namespace: 'shop', labels: { 'server/type': 'http' } },
    spec: {
      clientConfig: { service: { name: 'check', namespace: 'shop', path: 'v1', port: 8443 }, caBundle: 'Q0E=' },
    },
  });
  const url = InterceptorAddress.url('https://check.example.com');
  expect(render((chart) => new ClusterInterceptor(chart, 'check', { address: url }))).toEqual({
    apiVersion: 'triggers.tekton.dev/v1alpha1',
    kind: 'ClusterInterceptor',
    metadata: { name: 'check', labels: { 'server/type': 'http' } },
    spec: { clientConfig: { url: 'https://check.example.com' } },
  });
});
