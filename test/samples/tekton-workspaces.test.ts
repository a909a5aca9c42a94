import { type Chart, Duration, Size } from 'cdk8s';
import { kubernetes, Rules, tekton } from '../../lib';
import { compareSamples } from './compare';

const { Volume } = kubernetes;
const {
  Pipeline,
  PipelineRun,
  PipelineTask,
  RunName,
  Script,
  Step,
  StringParam,
  Task,
  TaskRun,
  Workspace,
  WorkspaceBinding,
} = tekton;

const programs: { readonly [path: string]: (chart: Chart) => void } = {
  'pipelineruns/pipelinerun-using-different-subpaths-of-workspace.yaml'(chart) {
    const taskWs = new Workspace('task-ws');
    const writer = new Task(chart, 'writer', {
      name: 'writer',
      workspaces: [taskWs],
      steps: [
        new Step({
          name: 'write',
          image: 'mirror.gcr.io/ubuntu',
          script: Script.inline(`echo bar > ${taskWs.path}/foo`),
        }),
      ],
    });
    const directory1 = new StringParam('directory1');
    const directory2 = new StringParam('directory2');
    const localWs = new Workspace('local-ws');
    const readBoth = new Task(chart, 'read-both', {
      name: 'read-both',
      params: [directory1, directory2],
      workspaces: [localWs],
      steps: [
        new Step({
          name: 'read-1',
          image: 'mirror.gcr.io/ubuntu',
          script: Script.inline(`cat ${localWs.path}/${directory1}/foo | grep bar`),
        }),
        new Step({
          name: 'read-2',
          image: 'mirror.gcr.io/ubuntu',
          script: Script.inline(`cat ${localWs.path}/${directory2}/foo | grep bar`),
        }),
      ],
    });
    const ws = new Workspace('ws');
    const writer1 = new PipelineTask('writer-1', { task: writer, workspaces: { 'task-ws': ws.folder('dir-1') } });
    const writer2 = new PipelineTask('writer-2', {
      task: writer,
      workspaces: { 'task-ws': ws.folder('dir-2') },
      runAfter: [writer1],
    });
    const readAll = new PipelineTask('read-all', {
      task: readBoth,
      params: { directory1: 'dir-1', directory2: 'dir-2' },
      workspaces: { 'local-ws': ws },
      runAfter: [writer2],
    });
    const pipelineUsingDifferentSubpaths = new Pipeline(chart, 'pipeline-using-different-subpaths', {
      name: 'pipeline-using-different-subpaths',
      workspaces: [ws],
      tasks: [writer1, writer2, readAll],
    });
    new PipelineRun(chart, 'pr-different-path', {
      runName: RunName.generated('pr-different-path-'),
      pipeline: pipelineUsingDifferentSubpaths,
      workspaces: {
        ws: WorkspaceBinding.fromClaimTemplate({
          accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
          storage: Size.gibibytes(1),
        }),
      },
    });
  },
  'pipelineruns/propagating-workspaces-in-pipelines.yaml'(chart) {
    const sharedData = new Workspace('shared-data');
    const t1 = new PipelineTask('t1', {
      taskSpec: { steps: [new Step({ image: 'mirror.gcr.io/ubuntu', command: ['ls'], args: [sharedData.path] })] },
    });
    const workspaceExample = new Pipeline(chart, 'workspace-example', {
      name: 'workspace-example',
      workspaces: [sharedData],
      tasks: [t1],
    });
    new PipelineRun(chart, 'workspace-example-run', {
      name: 'workspace-example-run',
      pipeline: workspaceExample,
      workspaces: {
        'shared-data': WorkspaceBinding.fromClaimTemplate({
          accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
          storage: Size.mebibytes(16),
          volumeMode: 'Filesystem',
        }),
      },
    });
  },
  'pipelineruns/workspace-from-volumeclaimtemplate.yaml'(chart) {
    const ws = new Workspace('ws');
    const taskWs = new Workspace('task-ws');
    const writer = new PipelineTask('writer', {
      taskSpec: {
        workspaces: [taskWs],
        steps: [
          new Step({
            name: 'write',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`echo bar > ${taskWs.path}/foo`),
          }),
        ],
      },
      workspaces: { 'task-ws': ws },
    });
    const myws = new Workspace('myws');
    const reader = new PipelineTask('reader', {
      taskSpec: {
        workspaces: [myws],
        steps: [
          new Step({
            name: 'read',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`cat ${myws.path}/foo | grep bar`),
          }),
        ],
      },
      workspaces: { myws: ws },
      runAfter: [writer],
    });
    const volumeFromTemplate = new Pipeline(chart, 'volume-from-template', {
      name: 'volume-from-template',
      workspaces: [ws],
      tasks: [writer, reader],
    });
    new PipelineRun(chart, 'run-with-template', {
      runName: RunName.generated('run-with-template-'),
      pipeline: volumeFromTemplate,
      workspaces: {
        ws: WorkspaceBinding.fromClaimTemplate({
          accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
          storage: Size.gibibytes(1),
        }),
      },
    });
  },
  'taskruns/beta/workspace-isolation.yaml'(chart) {
    const signals = new Workspace('signals');
    new TaskRun(chart, 'workspace-isolation', {
      runName: RunName.generated('workspace-isolation-'),
      taskSpec: {
        workspaces: [signals],
        steps: [
          new Step({
            name: 'await-sidecar-signal',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/usr/bin/env ash
echo "hello world" > "${signals.path}"/start
echo "Signalled start"
# We protect from looping indefinitely by the TaskRun's timeout.
while [ ! -f "${signals.path}"/ready ] ; do
  echo "Waiting for ${signals.path}/ready"
  sleep 1
done
echo "Saw ready file"
`),
            workspaces: [{ workspace: signals }],
          }),
          new Step({
            name: 'check-signals-access',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/usr/bin/env ash
if [ -f "${signals.path}"/start ] ; then
  echo "This step should not have access to the signals workspace."
  exit 255
fi
`),
          }),
        ],
        sidecars: [
          {
            name: 'await-step-signal',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/usr/bin/env ash
# We protect from looping indefinitely by the TaskRun's timeout.
while [ ! -f "${signals.path}"/start ] ; do
  echo "Waiting for ${signals.path}/start"
  sleep 1
done
touch "${signals.path}"/ready
echo "Wrote ready file"
`),
            workspaces: [{ workspace: signals }],
          },
        ],
      },
      workspaces: { signals: WorkspaceBinding.fromEmptyDir() },
      timeout: Duration.minutes(2),
    });
  },
  'taskruns/workspace-volume.yaml'(chart) {
    const empty = Volume.fromEmptyDir('empty');
    new TaskRun(chart, 'workspace-volume', {
      runName: RunName.generated('workspace-volume-'),
      taskSpec: {
        steps: [
          new Step({
            name: 'write',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            script: Script.inline('echo some stuff > /workspace/stuff'),
          }),
          new Step({
            name: 'read',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            script: Script.inline('cat /workspace/stuff'),
          }),
          new Step({
            name: 'override-workspace',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            volumeMounts: [{ volume: empty, path: '/workspace' }],
            script: Script.inline(`#!/usr/bin/env bash
[[ ! -f /workspace/stuff ]]
`),
          }),
        ],
      },
    });
  },
  'taskruns/propagating_workspaces.yaml'(chart) {
    new TaskRun(chart, 'propagating-workspaces', {
      runName: RunName.generated('propagating-workspaces-'),
      taskSpec: {
        steps: [
          new Step({
            name: 'simple-step',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            command: ['echo'],
            args: ['$(workspaces.tr-workspace.path)'],
          }),
        ],
      },
      workspaces: { 'tr-workspace': WorkspaceBinding.fromEmptyDir() },
    });
  },
  'taskruns/no-ci/default-workspaces.yaml'(chart) {
    Rules.of(chart).ignore('graph/missing-workspace', 'the platform binds the workspaces of runs that bind none');
    const source = new Workspace('source');
    const testTask = new Task(chart, 'test-task', {
      name: 'test-task',
      workspaces: [source],
      steps: [
        new Step({
          name: 'write-file',
          image: 'mirror.gcr.io/ubuntu',
          script: Script.inline(`echo "Hello, world!" > /workspace/source/hello.txt || exit 0
`),
        }),
        new Step({
          name: 'read-file',
          image: 'mirror.gcr.io/ubuntu',
          script: Script.inline(`grep "Hello, world" /workspace/source/hello.txt
`),
        }),
      ],
    });
    new TaskRun(chart, 'test-taskrun', { name: 'test-taskrun', task: testTask });
    new kubernetes.ConfigMap(chart, 'my-configmap', { name: 'my-configmap', data: { 'hello.txt': 'Hello, world!' } });
    new TaskRun(chart, 'test-taskrun-configmap', {
      name: 'test-taskrun-configmap',
      task: testTask,
      workspaces: { source: WorkspaceBinding.fromConfigMap(kubernetes.ConfigMap.fromConfigMapName('my-configmap')) },
    });
  },
};

compareSamples('tekton-pipelines-1.12.0', programs, {
  'tekton-pipelines': {
    'feature-flags': { 'enable-api-fields': 'alpha', 'enable-artifacts': 'true', 'enable-param-enum': 'true' },
  },
});
