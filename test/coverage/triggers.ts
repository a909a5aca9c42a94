import { kubernetes, tekton } from '../../lib';

const { Secret, ServiceAccount } = kubernetes;
const { ClusterTriggerBinding, Event, Interceptor, OwnersCheck, Pipeline, Task, TemplateParam } = tekton;
const { TriggerBinding, TriggerInterceptor, TriggerResource } = tekton;

const secretToken = { secret: Secret.fromSecretName('hook'), key: 'token' };
const personalAccessToken = { secret: Secret.fromSecretName('github'), key: 'token' };

/** All interceptors, with every field. */
export const interceptors = [
  TriggerInterceptor.github({
    name: 'signed',
    secretToken,
    eventTypes: ['push', 'pull_request'],
    addChangedFiles: { personalAccessToken },
    owners: { personalAccessToken, checkType: OwnersCheck.ORG_MEMBERS },
  }),
  TriggerInterceptor.gitlab({ secretToken, eventTypes: ['Push Hook'] }),
  TriggerInterceptor.bitbucket({ secretToken, eventTypes: ['repo:push'] }),
  TriggerInterceptor.slack({ requestedFields: ['text'] }),
  TriggerInterceptor.cel({ filter: "body.ref == 'refs/heads/main'", overlays: { short: 'body.after.truncate(7)' } }),
  TriggerInterceptor.fromInterceptor(Interceptor.fromInterceptorName('own')),
  TriggerInterceptor.fromInterceptor({
    interceptorReference: { name: 'versioned', apiVersion: 'triggers.tekton.dev/v1alpha1' },
  }),
  TriggerInterceptor.webhook({
    name: 'old',
    service: 'check',
    namespace: 'hooks',
    url: 'https://check.example.com/v1',
    headers: { 'X-Team': ['shop'], 'X-Tags': ['a', 'b'] },
  }),
];

export const templateParams = [
  new TemplateParam('url', { description: 'URL of the repository' }),
  new TemplateParam('revision', { defaultValue: 'main' }),
];

const [url, revision] = templateParams;

/** Resources of all sorts. */
export const resources = [
  TriggerResource.pipelineRun({
    pipeline: Pipeline.fromPipelineName('build'),
    params: { url: url.value, revision: revision.value },
    labels: { team: 'shop' },
    annotations: { note: `of ${revision}` },
  }),
  TriggerResource.taskRun({ task: Task.fromTaskName('test'), namePrefix: 'check-', params: { url: url.value } }),
];

/** A trigger that is written in place, with every field. */
export const trigger: tekton.TriggerOptions = {
  interceptors,
  bindings: [
    TriggerBinding.fromTriggerBindingName('push'),
    ClusterTriggerBinding.fromClusterTriggerBindingName('everywhere'),
  ],
  params: { url: Event.body('repository.clone_url'), revision: Event.extension('short') },
  resources,
  templateParams,
  serviceAccount: ServiceAccount.fromServiceAccountName('builder'),
};
