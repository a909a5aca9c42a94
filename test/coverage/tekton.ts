import { Duration, Size } from 'cdk8s';
import { kubernetes, tekton } from '../../lib';
import * as pods from './pods';

const { ArrayParam, ArrayResult, CustomTask, FinallyTask, ObjectParam, ObjectResult, OnError, Pipeline } = tekton;
const { PipelineTask, Resolver, Script, Step, StepAction, StringParam, StringResult, Task, ValueType } = tekton;
const { When, Workspace, WorkspaceBinding } = tekton;

const { hostAliases, ...podBase } = pods.podBase;

/** All fields of a pod template. */
export const podTemplate: tekton.PodTemplate = {
  ...podBase,
  podSecurityContext: pods.podSecurityContext,
  hostAliases,
  hostUsers: false,
  volumes: pods.volumes,
  env: pods.containerBase.env,
};

export const url = new StringParam('url', { description: 'Repository', defaultValue: 'https://example.com/a.git' });
export const level = new StringParam('level', { defaultValue: 'info', allowedValues: ['info', 'debug'] });
export const packages = new ArrayParam('packages', { description: 'Packages', defaultValue: ['./a', './b'] });
export const target = new ObjectParam('target', {
  description: 'Where to',
  keys: ['registry', 'tag'],
  defaultValue: { registry: 'registry.example.com', tag: 'latest' },
});
export const params = [url, level, packages, target];

export const source = new Workspace('source', {
  description: 'Sources',
  mountPath: '/source',
  readOnly: true,
  optional: true,
});

const build = new Step({
  name: 'build',
  displayName: 'Build',
  image: 'registry.example.com/go',
  script: Script.inline('go build ./...\n'),
  results: [
    new StringResult('digest', { description: 'Digest of the image' }),
    new ArrayResult('files'),
    new ObjectResult('image', ['url', 'digest']),
  ],
  when: [When.isIn(level.value, ['debug'])],
  timeout: Duration.minutes(10),
  onError: OnError.CONTINUE,
  workspaces: [{ workspace: source, mountPath: '/src' }],
  stdoutPath: '/tekton/home/out',
  stderrPath: '/tekton/home/err',
});

/** Every field of a task but for those of its containers and volumes. */
export const taskSpec: tekton.TaskSpec = {
  displayName: 'Build',
  description: 'Builds an image',
  params,
  workspaces: [source],
  results: [
    new StringResult('digest', { description: 'Digest of the image', value: build.result('digest').value }),
    new ArrayResult('files'),
    new ObjectResult('image', ['url', 'digest']),
  ],
  stepTemplate: { image: 'registry.example.com/base' },
  steps: [
    build,
    new Step({
      name: 'scan',
      stepAction: StepAction.fromStepActionName('scan'),
      params: { level: level.value, packages: packages.all },
      arrayParams: { tools: ['a', 'b'] },
      objectParams: { target: { registry: target.key('registry') } },
      when: [When.cel("'$(params.level)' == 'debug'")],
    }),
    new Step({
      name: 'sign',
      stepAction: StepAction.fromResolver(
        Resolver.git({ url: 'https://example.com/actions.git', revision: 'main', pathInRepo: 'sign.yaml' }),
      ),
    }),
    new Step({
      name: 'list',
      image: 'registry.example.com/bash',
      command: ['ls'],
      args: [packages.all, packages.item(0)],
    }),
  ],
  sidecars: [
    {
      name: 'registry',
      image: 'registry.example.com/registry',
      script: Script.inline('serve\n'),
      readinessProbe: pods.revisionProbes.http,
      workspaces: [{ workspace: source, mountPath: '/src' }],
    },
  ],
};

/** Every field of a task's containers and volumes. */
export const podTaskSpec: tekton.TaskSpec = {
  stepTemplate: { ...pods.containerBase, image: 'registry.example.com/base' },
  steps: [new Step(pods.containerBase)],
  sidecars: pods.containers.map(({ restartPolicyRules, resizePolicy, ...sidecar }) => ({
    ...sidecar,
    securityContext: pods.securityContext,
  })),
  volumes: pods.volumes,
};

export const customTaskSpec: tekton.CustomTaskSpec = {
  apiVersion: 'example.com/v1',
  kind: 'Approval',
  labels: { team: 'shop' },
  annotations: { note: 'wait' },
};

/** Every way to provide a workspace, but for what is said of pods alone. */
export const workspaces: { readonly [name: string]: tekton.WorkspaceBinding } = {
  source: WorkspaceBinding.fromClaimTemplate({ ...pods.claimTemplates.own, name: 'source' }),
  copy: WorkspaceBinding.fromClaimTemplate(pods.claimTemplates.foreign),
  cache: WorkspaceBinding.fromPersistentVolumeClaim(kubernetes.PersistentVolumeClaim.fromClaimName('cache'), {
    readOnly: true,
  }).folder('go'),
  scratch: WorkspaceBinding.fromEmptyDir({
    medium: kubernetes.EmptyDirMedium.MEMORY,
    sizeLimit: Size.mebibytes(64),
  }),
  keys: WorkspaceBinding.fromSecret(pods.secret, pods.keys),
  settings: WorkspaceBinding.fromConfigMap(pods.configMap, pods.keys),
  both: WorkspaceBinding.fromProjection([...pods.projections, ...pods.trustBundles], { defaultMode: 0o440 }),
  vault: WorkspaceBinding.fromCsi('secrets-store.csi.k8s.io', {
    readOnly: true,
    fsType: 'ext4',
    volumeAttributes: { secretProviderClass: 'build' },
    nodePublishSecret: pods.secret,
  }),
};

/** A workspace that CustomRuns don't take. */
export const certificate = WorkspaceBinding.fromProjection([pods.podCertificate]);

export const values: tekton.ParamValues = {
  params: { url: 'https://example.com/b.git', level: 'debug' },
  arrayParams: { packages: ['./c'] },
  objectParams: { target: { registry: 'registry.example.com', tag: 'v1' } },
};

export const namedPipeline: tekton.IPipeline = { pipelineReference: { name: 'nightly', apiVersion: 'tekton.dev/v1' } };
export const resolvedPipeline = Pipeline.fromResolver(Resolver.cluster({ name: 'nightly', namespace: 'shared' }));

/** The ways to say what a task of a pipeline does. */
const ways: { readonly [name: string]: tekton.FinallyTaskProps } = {
  named: { task: Task.fromTaskName('lint') },
  resolved: { task: Task.fromResolver(Resolver.hub({ name: 'lint', version: '0.2', hubType: 'artifact' })) },
  described: { taskSpec: { ...taskSpec, labels: { step: 'build' }, annotations: { note: 'build' } } },
  custom: { task: CustomTask.fromObject('example.com/v1', 'Approval', 'release') },
  customized: { customTaskSpec },
  pipeline: { pipeline: namedPipeline },
  fetched: { pipeline: resolvedPipeline },
};

const shared = new Workspace('shared', { description: 'Sources', optional: true });

/** Every field of a pipeline but for those of its tasks' containers and volumes. A task of it may be a pipeline. */
export function pipelineSpec(inner?: tekton.PipelineSpec): tekton.PipelineSpec {
  const tasks = { ...ways, ...(inner && { inner: { pipelineSpec: inner } }) };
  const clone = new PipelineTask('clone', {
    displayName: 'Clone',
    description: 'Clones the repository',
    task: Task.fromTaskName('git-clone'),
    params: { url: url.value, run: tekton.Context.PIPELINE_RUN_NAME },
    workspaces: { source: shared.folder('src') },
    retries: 2,
    timeout: Duration.minutes(5),
  });
  const build = new PipelineTask('build', {
    taskSpec,
    params: { url: url.value, packages: packages.all, target: target.all },
    workspaces: { [source.name]: shared },
    when: [When.isIn(clone.result('branch').value, ['main']), When.cel(`'${level}' != 'debug'`)],
    onError: OnError.CONTINUE,
  });
  const test = new PipelineTask('test', {
    task: Task.fromTaskName('go-test'),
    runAfter: [build],
    arrayParams: { flags: ['-race', packages.all] },
    objectParams: { target: { registry: target.key('registry') } },
    matrix: {
      params: { package: packages.all },
      arrayParams: { platform: ['linux', 'windows'] },
      include: [{ name: 'arm', params: { platform: 'linux', arch: 'arm64' } }],
    },
  });
  const notify = new FinallyTask('notify', {
    displayName: 'Notify',
    description: 'Tells the team',
    task: Task.fromTaskName('notify'),
    params: { outcome: tekton.Context.TASKS_STATUS, build: build.status, why: build.reason },
    workspaces: { source: shared.folder('src') },
    matrix: { arrayParams: { channel: ['mail', 'chat'] }, include: [{ name: 'pager', params: { channel: 'pager' } }] },
    when: [When.isNotIn(build.status, ['Succeeded']), When.cel("'a' == 'a'")],
    retries: 1,
    timeout: Duration.minutes(1),
    onError: OnError.STOP_AND_FAIL,
  });
  return {
    displayName: 'Release',
    description: 'From source to image',
    params,
    workspaces: [shared],
    tasks: [clone, build, test, ...Object.entries(tasks).map(([name, task]) => new PipelineTask(name, task))],
    finallyTasks: [notify, ...Object.entries(tasks).map(([name, task]) => new FinallyTask(`finally-${name}`, task))],
    results: {
      commit: { value: clone.result('commit').value, description: 'What was built' },
      sent: { value: notify.result('sent').all, valueType: ValueType.ARRAY },
      images: { arrayValue: [clone.result('image').value] },
      image: { objectValue: { digest: build.result('image').key('digest') } },
    },
  };
}

/** A pipeline of such tasks. */
export function podPipelineSpec(inner?: tekton.PipelineSpec): tekton.PipelineSpec {
  const tasks: { readonly [name: string]: tekton.FinallyTaskProps } = {
    pods: { taskSpec: podTaskSpec },
    ...(inner && { inner: { pipelineSpec: inner } }),
  };
  return {
    tasks: Object.entries(tasks).map(([name, task]) => new PipelineTask(name, task)),
    finallyTasks: Object.entries(tasks).map(([name, task]) => new FinallyTask(`finally-${name}`, task)),
  };
}
