import { type Chart, Size } from 'cdk8s';
import { kubernetes, Rules, tekton } from '../../lib';
import { compareSamples } from './compare';

const { ClusterRole, ClusterRoleBinding, Cpu, RoleBinding, Secret, ServiceAccount, ServiceType, Subject } = kubernetes;
const { ClusterTriggerBinding, Event, EventListener, ListenerWorkload, Pipeline, Script, Step, StringParam } = tekton;
const { TemplateParam, Trigger, TriggerBinding, TriggerInterceptor, TriggerResource, TriggerTemplate } = tekton;
const { WorkspaceBinding } = tekton;

const account = ServiceAccount.fromServiceAccountName('tekton-triggers-example-sa');
const pipelineBinding = TriggerBinding.fromTriggerBindingName('pipeline-binding');
const messageBinding = TriggerBinding.fromTriggerBindingName('message-binding');
const pipelineTemplate = TriggerTemplate.fromTriggerTemplateName('pipeline-template');
const resources = {
  memoryRequest: Size.mebibytes(64),
  cpuRequest: Cpu.millis(250),
  memoryLimit: Size.mebibytes(128),
  cpuLimit: Cpu.millis(500),
};
const smallPods = ListenerWorkload.deployment({ serviceAccount: account, resources });
const githubSecret = { secret: Secret.fromSecretName('github-secret'), key: 'secretToken' };

/** The samples make runs by an older version of the API, in which these have the same fields. */
function inBeta(run: tekton.TriggerResource): tekton.TriggerResource {
  return TriggerResource.custom({ ...run._toManifest(), apiVersion: 'tekton.dev/v1beta1' });
}

/** The same run, whose task says of its params that they are strings, as it is by default. */
function withTypes(run: tekton.TriggerResource): tekton.TriggerResource {
  const manifest = structuredClone(run._toManifest()) as any;
  for (const param of manifest.spec.taskSpec.params) param.type = 'string';
  return TriggerResource.custom(manifest);
}

/** A run of one step on Ubuntu. */
function script(namePrefix: string, ...lines: string[]): tekton.TriggerResource {
  const steps = [new Step({ image: 'ubuntu', script: Script.inline(`${lines.join('\n')}\n`) })];
  return inBeta(TriggerResource.taskRun({ namePrefix, taskSpec: { steps } }));
}

const BASH = '#! /bin/bash';
const params = (...names: string[]) => names.map((name) => new TemplateParam(name));

const pushParams = {
  gitrevision: Event.body('head_commit.id'),
  gitrepositoryurl: Event.body('repository.url'),
  contenttype: Event.header('Content-Type'),
};

/** The template that most samples use. */
function simplePipeline(contentType: tekton.TemplateParam, podTemplate?: tekton.PodTemplate) {
  const revision = new TemplateParam('gitrevision', { description: 'The git revision', defaultValue: 'main' });
  const url = new TemplateParam('gitrepositoryurl', { description: 'The git repository url' });
  const message = new TemplateParam('message', {
    description: 'The message to print',
    defaultValue: 'This is the default message',
  });
  const run = TriggerResource.pipelineRun({
    pipeline: Pipeline.fromPipelineName('simple-pipeline'),
    namePrefix: 'simple-pipeline-run-',
    params: {
      message: message.value,
      contenttype: contentType.value,
      'git-revision': revision.value,
      'git-url': url.value,
    },
    workspaces: { 'git-source': WorkspaceBinding.fromEmptyDir() },
    podTemplate,
  });
  return { templateParams: [revision, url, message, contentType], resources: [inBeta(run)] };
}

const contentType = new TemplateParam('contenttype', { description: 'The Content-Type of the event' });

/** A listener whose only trigger has the bindings and the template of most samples. */
function plain(chart: Chart, name: string, props: tekton.EventListenerProps = {}, more: tekton.TriggerOptions = {}) {
  new EventListener(chart, name, {
    serviceAccount: account,
    triggers: {
      'foo-trig': { bindings: [pipelineBinding, messageBinding], template: pipelineTemplate, ...more },
    },
    ...props,
  });
}

/** A listener with its own binding and template, all of one name. */
function complete(
  chart: Chart,
  name: string,
  interceptors: tekton.TriggerInterceptor[] | undefined,
  bindingName: string,
  values: { readonly [name: string]: string },
  resource: tekton.TriggerResource,
  { templateName = name, workload = smallPods }: { templateName?: string; workload?: tekton.ListenerWorkload } = {},
): void {
  const binding = new TriggerBinding(chart, bindingName, { params: values });
  const template = new TriggerTemplate(chart, templateName, {
    params: params(...Object.keys(values)),
    resources: [resource],
  });
  new EventListener(chart, name, { workload, triggers: { [name]: { interceptors, bindings: [binding], template } } });
}

compareSamples('tekton-triggers-0.36.0', {
  'awscodecommit/push/awscodecommit-push-listener.yaml': (chart) =>
    complete(
      chart,
      'aws-codecommit-push',
      undefined,
      'aws-codecommit-push-binding',
      {
        'aws-codecommit-awsregion': Event.body('Records[0].awsRegion'),
        'aws-codecommit-commit': Event.body('Records[0].codecommit.references[0].commit'),
        'aws-codecommit-branch': Event.body('Records[0].codecommit.references[0].ref'),
        'aws-codecommit-useridentity': Event.body('Records[0].userIdentityARN'),
      },
      script(
        'aws-codecommit-push-listener-run-',
        BASH,
        'echo "aws region is : $(tt.params.aws-codecommit-awsregion). commit is $(tt.params.aws-codecommit-commit).',
        'branch name is : $(tt.params.aws-codecommit-branch). pusher name is $(tt.params.aws-codecommit-useridentity)."',
      ),
      { templateName: 'aws-codecommit-push-template' },
    ),

  'bitbucket-cloud/bitbucket-listener.yaml': (chart) => {
    new EventListener(chart, 'bitbucket-cloud-listener', {
      serviceAccount: account,
      triggers: {
        'bitbucket-cloud-triggers': {
          interceptors: [TriggerInterceptor.bitbucket({ eventTypes: ['repo:push'] })],
          bindings: [TriggerBinding.fromTriggerBindingName('bitbucket-cloud-binding')],
          template: TriggerTemplate.fromTriggerTemplateName('bitbucket-cloud-template'),
        },
      },
    });
  },

  'cloudevent/eventlistener.yaml': (chart) =>
    plain(chart, 'listener-cloudevent', { cloudEventUri: 'http://eventlistener.free.beeceptor.com' }),

  'clustertriggerbindings/clustertriggerbinding.yaml': (chart) => {
    new ClusterTriggerBinding(chart, 'pipeline-clusterbinding', { params: pushParams });
  },

  'create-configmap/create-configmap-interceptor.yaml': (chart) =>
    complete(
      chart,
      'create-configmap-listener',
      [TriggerInterceptor.cel({ name: 'only when field is something', filter: "body.action in ['opened']" })],
      'create-configmap-binding',
      { action: Event.body('action') },
      TriggerResource.custom({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { generateName: 'sample-' },
        data: { field: 'Action is : $(tt.params.action)' },
      }),
      { templateName: 'create-configmap-template' },
    ),

  'create-configmap/rbac.yaml': (chart) => {
    const name = (id: string) => `triggers-example-${id}`;
    const subjects = [Subject.fromServiceAccount(new ServiceAccount(chart, 'sa', { name: account.name }))];
    new RoleBinding(chart, 'binding', {
      name: name('eventlistener-binding'),
      role: ClusterRole.fromClusterRoleName('tekton-triggers-eventlistener-roles'),
      subjects,
    });
    new ClusterRoleBinding(chart, 'clusterbinding', {
      name: name('eventlistener-clusterbinding'),
      role: ClusterRole.fromClusterRoleName('tekton-triggers-eventlistener-clusterroles'),
      subjects: [Subject.fromServiceAccount({ name: account.name, namespace: 'default' })],
    });
    const role = new ClusterRole(chart, 'tekton-triggers-configmap-roles', {
      rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }],
    });
    new RoleBinding(chart, 'configmaps', { name: name('configmap-eventlistener-binding'), role, subjects });
  },

  'custom-resource/github-knative-listener-customresource.yaml': (chart) =>
    complete(
      chart,
      'custom-resource-listener',
      [
        TriggerInterceptor.github({ secretToken: githubSecret, eventTypes: ['pull_request'] }),
        TriggerInterceptor.cel({
          name: 'only when PRs are opened',
          filter: "body.action in ['opened', 'synchronize', 'reopened']",
        }),
      ],
      'github-pr-binding',
      { gitrevision: Event.body('pull_request.head.sha'), gitrepositoryurl: Event.body('repository.clone_url') },
      script(
        'github-run-',
        BASH,
        'echo "Revision is : $(tt.params.gitrevision). RepoURL is $(tt.params.gitrepositoryurl)"',
      ),
      {
        templateName: 'github-template',
        workload: ListenerWorkload.knativeService({ serviceAccount: account, resources }),
      },
    ),

  'eventlisteners/cel-eventlistener-interceptor.yaml': (chart) => {
    const sha = new TemplateParam('sha');
    const gitSha = new StringParam('git_sha');
    const steps = [new Step({ image: 'ubuntu', script: Script.inline(`#!/usr/bin/env bash\necho "${gitSha}"\n`) })];
    const run = TriggerResource.taskRun({
      namePrefix: 'cel-trig-with-matches-',
      params: { git_sha: sha.value },
      taskSpec: { params: [gitSha], steps },
    });
    const listener = new EventListener(chart, 'cel-listener-interceptor', { serviceAccount: account });
    listener.addTrigger('cel-trig-with-matches', {
      interceptors: [
        TriggerInterceptor.cel({
          filter: "header.match('X-GitHub-Event', 'pull_request')",
          overlays: { truncated_sha: 'body.pull_request.head.sha.truncate(7)' },
        }),
      ],
      params: { sha: Event.extension('truncated_sha') },
      resources: [inBeta(withTypes(run))],
    });
    listener.addTrigger('cel-trig-with-canonical', {
      interceptors: [TriggerInterceptor.cel({ filter: "header.canonical('X-GitHub-Event') == 'push'" })],
      bindings: [pipelineBinding],
      template: pipelineTemplate,
    });
  },

  'eventlisteners/cel-eventlistener-multiple-overlays.yaml': (chart) => {
    new EventListener(chart, 'example-with-multiple-overlays', {
      serviceAccount: account,
      triggers: {
        'cel-trig': {
          interceptors: [
            TriggerInterceptor.cel({
              overlays: {
                truncated_sha: 'body.pull_request.head.sha.truncate(7)',
                branch_name: "body.ref.split('/')[2]",
              },
            }),
          ],
          params: { sha: Event.extension('truncated_sha'), branch: Event.extension('branch_name') },
          resources: [
            script(
              'cel-trig-',
              '#!/usr/bin/env bash',
              'echo "SHA is : $(tt.params.sha). Branch is $(tt.params.branch)"',
            ),
          ],
        },
      },
    });
  },

  'eventlisteners/eventlistener-clustertriggerbinding.yaml': (chart) =>
    plain(
      chart,
      'listener-clustertriggerbinding',
      {},
      {
        bindings: ['pipeline-clusterbinding', 'message-clusterbinding'].map(
          ClusterTriggerBinding.fromClusterTriggerBindingName,
        ),
      },
    ),

  'eventlisteners/eventlistener-gke-autopilot.yaml': (chart) => {
    new EventListener(chart, 'listener-podtemplate', {
      serviceAccount: account,
      workload: ListenerWorkload.deployment({
        resources: {
          memoryRequest: Size.mebibytes(128),
          cpuRequest: Cpu.millis(250),
          memoryLimit: Size.mebibytes(256),
          cpuLimit: Cpu.millis(500),
        },
      }),
      triggers: {
        'foo-trig': {
          params: { message: 'Hello from the Triggers EventListener!', ...pushParams },
          ...simplePipeline(contentType),
        },
      },
    });
  },

  'eventlisteners/eventlistener-replicas.yaml': (chart) =>
    plain(chart, 'listener-replicas', { workload: ListenerWorkload.deployment({ replicas: 3 }) }),

  'eventlisteners/eventlistener-securitycontext.yaml': (chart) =>
    plain(chart, 'listener-tolerations', {
      workload: ListenerWorkload.deployment({
        resources,
        podSecurityContext: { runAsNonRoot: true },
        securityContext: { readOnlyRootFilesystem: true },
      }),
    }),

  'eventlisteners/eventlistener-serviceconfig.yaml': (chart) =>
    plain(chart, 'listener-serviceconfig', {
      workload: ListenerWorkload.deployment({ serviceType: ServiceType.LOAD_BALANCER, servicePort: 5050 }),
    }),

  'eventlisteners/eventlistener-tolerations.yaml': (chart) =>
    plain(chart, 'listener-tolerations', {
      workload: ListenerWorkload.deployment({
        tolerations: [
          {
            key: 'key',
            value: 'value',
            operator: kubernetes.TolerationOperator.EQUAL,
            effect: kubernetes.TaintEffect.NO_SCHEDULE,
          },
        ],
      }),
    }),

  'github-add-changed-files-push-cel/github-eventlistener-interceptor.yaml': (chart) =>
    complete(
      chart,
      'github-add-changed-files-push-cel-listener',
      [
        TriggerInterceptor.github({ eventTypes: ['pull_request', 'push'], addChangedFiles: {} }),
        TriggerInterceptor.cel({ filter: "extensions.changed_files.matches('controllers/')" }),
      ],
      'github-add-changed-files-push-cel-pr-binding',
      { changedfiles: Event.extension('changed_files') },
      script('github-add-changed-files-push-cel-run-', BASH, 'echo "Changed Files: /n$(tt.params.changedfiles)"'),
      { templateName: 'github-add-changed-files-push-cel-template' },
    ),

  'gitlab/gitlab-push-listener.yaml': (chart) => {
    new EventListener(chart, 'gitlab-listener', {
      serviceAccount: account,
      triggers: {
        'gitlab-push-events-trigger': {
          interceptors: [
            TriggerInterceptor.gitlab({
              name: 'verify-gitlab-payload',
              secretToken: { secret: Secret.fromSecretName('gitlab-secret'), key: 'secretToken' },
              eventTypes: ['Push Hook'],
            }),
          ],
          params: { gitrevision: Event.body('checkout_sha'), gitrepositoryurl: Event.body('repository.git_http_url') },
          resources: [
            script(
              'gitlab-run-',
              BASH,
              'echo "Revision is : $(tt.params.gitrevision). RepoURL is $(tt.params.gitrepositoryurl)"',
            ),
          ],
        },
      },
    });
  },

  'label-selector/label-selector-eventlistener.yaml': (chart) => {
    new EventListener(chart, 'label-selector-listener', {
      serviceAccount: account,
      labelSelector: { matchLabels: { foo: 'bar' } },
    });
  },

  'namespace-selector/02_eventlistener-ns-sel.yaml': (chart) => {
    new EventListener(chart, 'namespace-selector-listener', {
      serviceAccount: ServiceAccount.fromServiceAccountName('el-sa'),
      namespaces: ['default', 'foo'],
    });
  },

  'slack/slack-eventlistener-interceptor.yaml': (chart) => {
    Rules.of(chart).ignore('graph/trigger-params', 'the sample has a param that nobody fills');
    new EventListener(chart, 'slack-listener', {
      serviceAccount: account,
      requireJson: false,
      triggers: {
        'slack-trigger': {
          interceptors: [
            TriggerInterceptor.slack({ requestedFields: ['text'] }),
            TriggerInterceptor.cel({
              overlays: {
                branch: 'extensions.text[0].split(" ")[0]',
                image: 'extensions.text[0].split(" ")[1]',
              },
            }),
          ],
          params: { branch: Event.extension('branch'), image: Event.extension('image') },
          templateParams: params('response'),
          resources: [script('slack-run-', BASH, 'echo "response of slack : $(tt.params.response)"')],
        },
      },
    });
  },

  'trigger-ref/trigger.yaml': (chart) => {
    new Trigger(chart, 'trigger', {
      interceptors: [
        TriggerInterceptor.cel({
          filter: "header.match('X-GitHub-Event', 'pull_request')",
          overlays: { 'extensions.truncated_sha': 'body.pull_request.head.sha.truncate(7)' },
        }),
      ],
      bindings: [pipelineBinding],
      template: pipelineTemplate,
    });
  },

  'triggergroups/trigger.yaml': (chart) => {
    const { templateParams, resources: made } = simplePipeline(contentType);
    new Trigger(chart, 'trigger', {
      labels: { type: 'github-pr' },
      params: { ...pushParams, gitrevision: Event.extension('truncated_sha') },
      template: new TriggerTemplate(chart, 'pipeline-template', { params: templateParams, resources: made }),
    });
  },

  'triggertemplates/triggertemplate.yaml': (chart) => {
    const withDefault = new TemplateParam('contenttype', {
      description: 'The Content-Type of the event',
      defaultValue: 'text/plain',
    });
    const { templateParams, resources: made } = simplePipeline(withDefault);
    new TriggerTemplate(chart, 'pipeline-template', { params: templateParams, resources: made });
  },
});
