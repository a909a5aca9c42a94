import { type Chart, Duration, Size } from 'cdk8s';
import { kubernetes, tekton } from '../../lib';
import { compareSamples } from './compare';

const {
  ArrayParam,
  ArrayResult,
  Context,
  FinallyTask,
  OnError,
  Pipeline,
  PipelineRun,
  PipelineTask,
  RunName,
  Script,
  Step,
  StringParam,
  StringResult,
  Task,
  When,
  Workspace,
  WorkspaceBinding,
} = tekton;

const programs: { readonly [path: string]: (chart: Chart) => void } = {
  'pipelineruns/beta/pipeline-with-when-expressions-using-array-results.yaml'(chart) {
    const images = new ArrayParam('images', { description: 'The list of images' });
    const arrayResults1 = new ArrayResult('array-results-1', { description: 'The array results' });
    const task1 = new PipelineTask('task1', {
      taskSpec: {
        results: [arrayResults1],
        steps: [
          new Step({
            name: 'write-array',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`#!/usr/bin/env bash
image1="abc.dev/notsofamousimage/image"
image2="ubuntu"
image3="xyz.dev/awesomeness/awesomeness"
echo -n "[\\"$image1\\", \\"$image2\\", \\"$image3\\"]" | tee ${arrayResults1.path}
`),
          }),
        ],
      },
    });
    const task2 = new PipelineTask('task2', {
      taskSpec: {
        steps: [
          new Step({
            name: 'say-hi',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`echo "hi"
`),
          }),
        ],
      },
      when: [When.isIn(task1.result('array-results-1').item(1), ['ubuntu'])],
    });
    const task3 = new PipelineTask('task3', {
      taskSpec: {
        steps: [
          new Step({
            name: 'say-hello',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`echo "hello"
`),
          }),
        ],
      },
      when: [
        When.isIn('ubuntu', [task1.result('array-results-1').item(1)]),
        When.isIn(task1.result('array-results-1').item(2), [task1.result('array-results-1').item(2)]),
      ],
    });
    const task4 = new PipelineTask('task4', {
      taskSpec: {
        steps: [
          new Step({
            name: 'say-hi',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`echo "hi"
`),
          }),
        ],
      },
      when: [When.isIn(task1.result('array-results-1').item(1), [task1.result('array-results-1').all])],
    });
    const task5 = new PipelineTask('task5', {
      taskSpec: {
        steps: [
          new Step({
            name: 'do-not-execute',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`exit 1
`),
          }),
        ],
      },
      when: [When.isNotIn(task1.result('array-results-1').item(1), [images.all])],
    });
    const validateTasks = new FinallyTask('validate-tasks', {
      taskSpec: {
        steps: [
          new Step({
            name: 'validate-tasks-section',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`if [[ $(context.task2.status) != "Succeeded" ]]; then
  echo "task2 should have been succeeded but instead has status - $(context.task2.status)"
  exit 1
fi
if [[ $(context.task3.status) != "Succeeded" ]]; then
  echo "task3 should have been succeeded but instead has status - $(context.task3.status)"
  exit 1
fi
if [[ $(context.task4.status) != "Succeeded" ]]; then
  echo "task3 should have been succeeded but instead has status - $(context.task4.status)"
  exit 1
fi
if [[ $(context.task5.status) != "None" ]]; then
  echo "task3 should have been succeeded but instead has status - $(context.task5.status)"
  exit 1
fi
`),
          }),
        ],
      },
    });
    new PipelineRun(chart, 'pipelinerun-with-when-expressions-using-array-results', {
      runName: RunName.generated('pipelinerun-with-when-expressions-using-array-results-'),
      pipelineSpec: { params: [images], tasks: [task1, task2, task3, task4, task5], finallyTasks: [validateTasks] },
      arrayParams: { images: ['ubuntu', 'alpine'] },
    });
  },
  'pipelineruns/pipelinerun-with-final-tasks.yaml'(chart) {
    const url = new StringParam('url', { description: 'git url to clone' });
    const revision = new StringParam('revision', {
      description: 'git revision to checkout (branch, tag, sha, ref…)',
      defaultValue: 'main',
    });
    const refspec = new StringParam('refspec', {
      description: '(optional) git refspec to fetch before checking out revision',
      defaultValue: '',
    });
    const submodules = new StringParam('submodules', {
      description: 'defines if the resource should initialize and fetch the submodules',
      defaultValue: 'true',
    });
    const depth = new StringParam('depth', {
      description: 'performs a shallow clone where only the most recent commit(s) will be fetched',
      defaultValue: '1',
    });
    const sslVerify = new StringParam('sslVerify', {
      description: 'defines if http.sslVerify should be set to true or false in the global git config',
      defaultValue: 'true',
    });
    const subdirectory = new StringParam('subdirectory', {
      description: 'subdirectory inside the "output" workspace to clone the git repo into',
      defaultValue: '',
    });
    const deleteExisting = new StringParam('deleteExisting', {
      description:
        "clean out the contents of the repo's destination directory (if it already exists) before trying to clone the repo there",
      defaultValue: 'false',
    });
    const httpProxy = new StringParam('httpProxy', {
      description: 'git HTTP proxy server for non-SSL requests',
      defaultValue: '',
    });
    const httpsProxy = new StringParam('httpsProxy', {
      description: 'git HTTPS proxy server for SSL requests',
      defaultValue: '',
    });
    const noProxy = new StringParam('noProxy', {
      description: 'git no proxy - opt out of proxying HTTP/HTTPS requests',
      defaultValue: '',
    });
    const output = new Workspace('output', {
      description: 'The git repo will be cloned onto the volume backing this workspace',
    });
    const commit = new StringResult('commit', { description: 'The precise commit SHA that was fetched by this Task' });
    const gitCloneFromCatalog = new Task(chart, 'git-clone-from-catalog', {
      name: 'git-clone-from-catalog',
      params: [
        url,
        revision,
        refspec,
        submodules,
        depth,
        sslVerify,
        subdirectory,
        deleteExisting,
        httpProxy,
        httpsProxy,
        noProxy,
      ],
      workspaces: [output],
      results: [commit],
      steps: [
        new Step({
          name: 'clone',
          image: 'ghcr.io/tektoncd-catalog/git-clone:v1.1.0',
          securityContext: { runAsUser: 0 },
          script: Script.inline(`CHECKOUT_DIR="${output.path}/${subdirectory}"

cleandir() {
  # Delete any existing contents of the repo directory if it exists.
  #
  # We don't just "rm -rf $CHECKOUT_DIR" because $CHECKOUT_DIR might be "/"
  # or the root of a mounted volume.
  if [[ -d "$CHECKOUT_DIR" ]] ; then
    # Delete non-hidden files and directories
    rm -rf "$CHECKOUT_DIR"/*
    # Delete files and directories starting with . but excluding ..
    rm -rf "$CHECKOUT_DIR"/.[!.]*
    # Delete files and directories starting with .. plus any other character
    rm -rf "$CHECKOUT_DIR"/..?*
  fi
}

if [[ "${deleteExisting}" == "true" ]] ; then
  cleandir
fi

test -z "${httpProxy}" || export HTTP_PROXY=${httpProxy}
test -z "${httpsProxy}" || export HTTPS_PROXY=${httpsProxy}
test -z "${noProxy}" || export NO_PROXY=${noProxy}

/ko-app/git-init \\
  -url "${url}" \\
  -revision "${revision}" \\
  -refspec "${refspec}" \\
  -path "$CHECKOUT_DIR" \\
  -sslVerify="${sslVerify}" \\
  -submodules="${submodules}" \\
  -depth "${depth}"
cd "$CHECKOUT_DIR"
RESULT_SHA="$(git rev-parse HEAD | tr -d '\\n')"
EXIT_CODE="$?"
if [ "$EXIT_CODE" != 0 ]
then
  exit $EXIT_CODE
fi
# Make sure we don't add a trailing newline to the result!
echo -n "$RESULT_SHA" > ${commit.path}
`),
        }),
      ],
    });
    const source = new Workspace('source');
    const cleanupWorkspace = new Task(chart, 'cleanup-workspace', {
      name: 'cleanup-workspace',
      workspaces: [source],
      steps: [
        new Step({
          name: 'check-application-dir-has-source',
          image: 'mirror.gcr.io/ubuntu',
          script: Script.inline(`if [ ! -d "${source.path}/application/" ]; then
  echo "Something went wrong and could not find application source under ${source.path}/application/"
  exit 1
fi
`),
        }),
        new Step({
          name: 'cleanup-workspace',
          image: 'mirror.gcr.io/ubuntu',
          script: Script.inline(`rm -rf ${source.path}/application/
`),
        }),
        new Step({
          name: 'verify-application-dir-has-gone',
          image: 'mirror.gcr.io/ubuntu',
          script: Script.inline(`if [ -d "${source.path}/application/" ]; then
  echo "Something went wrong cleaning up and the application source still exists under ${source.path}/application/"
  exit 1
fi
`),
        }),
      ],
    });
    const gitSource = new Workspace('git-source');
    const cloneAppRepo = new PipelineTask('clone-app-repo', {
      task: gitCloneFromCatalog,
      params: { url: 'https://github.com/tektoncd/community.git', subdirectory: 'application' },
      workspaces: { output: gitSource },
    });
    const cleanup = new FinallyTask('cleanup', { task: cleanupWorkspace, workspaces: { source: gitSource } });
    const commit2 = new StringParam('commit');
    const checkGitCommit = new FinallyTask('check-git-commit', {
      taskSpec: {
        params: [commit2],
        steps: [
          new Step({
            name: 'check-commit-initialized',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`if [[ ! ${commit2} ]]; then
  exit 1
fi
`),
          }),
        ],
      },
      params: { commit: cloneAppRepo.result('commit').value },
    });
    const cloneCleanupWorkspace = new Pipeline(chart, 'clone-cleanup-workspace', {
      name: 'clone-cleanup-workspace',
      workspaces: [gitSource],
      tasks: [cloneAppRepo],
      finallyTasks: [cleanup, checkGitCommit],
    });
    new PipelineRun(chart, 'write-and-cleanup-workspace', {
      name: 'write-and-cleanup-workspace',
      pipeline: cloneCleanupWorkspace,
      workspaces: {
        'git-source': WorkspaceBinding.fromClaimTemplate({
          accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
          storage: Size.gibibytes(1),
        }),
      },
      serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('default'),
    });
  },
  'pipelineruns/pipelinerun-task-execution-status.yaml'(chart) {
    const task1 = new PipelineTask('task1', {
      taskSpec: {
        steps: [
          new Step({
            name: 'hello',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`echo "Hello World!"
`),
          }),
        ],
      },
    });
    const task2 = new PipelineTask('task2', {
      taskSpec: {
        steps: [
          new Step({
            name: 'success',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`exit 0
`),
          }),
        ],
      },
      when: [When.isNotIn('true', ['true'])],
    });
    const task1Status = new StringParam('task1Status');
    const task2Status = new StringParam('task2Status');
    const task3 = new FinallyTask('task3', {
      taskSpec: {
        params: [task1Status, task2Status],
        steps: [
          new Step({
            name: 'verify-dag-task-status',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`if [[ ${task1Status} != "Succeeded" ||  ${task2Status} != "None" ]]; then
  exit 1;
fi
`),
          }),
        ],
      },
      params: { task1Status: task1.status, task2Status: task2.status },
    });
    const aggregateStatus = new StringParam('aggregateStatus');
    const task4 = new FinallyTask('task4', {
      taskSpec: {
        params: [aggregateStatus],
        steps: [
          new Step({
            name: 'verify-aggregate-tasks-status',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`if [[ ${aggregateStatus} != "Completed" ]]; then
  exit 1;
fi
`),
          }),
        ],
      },
      params: { aggregateStatus: Context.TASKS_STATUS },
    });
    new PipelineRun(chart, 'pr-execution-status', {
      runName: RunName.generated('pr-execution-status-'),
      pipelineSpec: { tasks: [task1, task2], finallyTasks: [task3, task4] },
      serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('default'),
    });
  },
  'pipelineruns/beta/ignore-task-error.yaml'(chart) {
    const echoContinue = new PipelineTask('echo-continue', {
      taskSpec: {
        steps: [
          new Step({
            name: 'write',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/usr/bin/env sh
echo "this is a failing task"
exit 1;
`),
          }),
        ],
      },
      onError: OnError.CONTINUE,
    });
    const param1 = new StringParam('param1');
    const echoContinueWithMatrix = new PipelineTask('echo-continue-with-matrix', {
      taskSpec: {
        params: [param1],
        steps: [
          new Step({
            name: 'write',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/usr/bin/env sh
echo "this is a failing task if param1 is set bar"
if [[ ${param1} == "bar" ]]; then
  exit 1;
fi
exit 0
`),
          }),
        ],
      },
      matrix: { arrayParams: { param1: ['foo', 'bar'] } },
      onError: OnError.CONTINUE,
    });
    const echo = new PipelineTask('echo', {
      taskSpec: {
        steps: [
          new Step({
            name: 'write',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/usr/bin/env sh
echo "this is a success task"
`),
          }),
        ],
      },
      runAfter: [echoContinue],
    });
    const verifyTaskReason = new FinallyTask('verify-task-reason', {
      taskSpec: {
        steps: [
          new Step({
            name: 'verify-task-reason',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/usr/bin/env sh
if [[ $(params.echo-continue-task-reason) != "FailureIgnored" ]]; then
  exit 1;
fi
if [[ $(params.echo-continue-with-matrix-task-reason) != "FailureIgnored" ]]; then
  exit 1;
fi
`),
          }),
        ],
      },
      params: {
        'echo-continue-task-reason': echoContinue.reason,
        'echo-continue-with-matrix-task-reason': echoContinueWithMatrix.reason,
      },
    });
    new PipelineRun(chart, 'pipelinerun-with-failing-task', {
      runName: RunName.generated('pipelinerun-with-failing-task-'),
      pipelineSpec: { tasks: [echoContinue, echoContinueWithMatrix, echo], finallyTasks: [verifyTaskReason] },
    });
  },
  'pipelineruns/ignore-step-error.yaml'(chart) {
    const cONTINUE = new StringParam('CONTINUE');
    const task1Result = new StringResult('task1-result', { description: 'result of a task1' });
    const task1 = new PipelineTask('task1', {
      taskSpec: {
        params: [cONTINUE],
        results: [task1Result],
        steps: [
          new Step({
            name: 'exit-with-1',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`exit 1
`),
            onError: OnError.fromParam(cONTINUE.value),
          }),
          new Step({
            name: 'write-a-result',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`echo -n 123 | tee ${task1Result.path}
exit 11
`),
            onError: OnError.CONTINUE,
          }),
        ],
      },
      params: { CONTINUE: cONTINUE.value },
    });
    const task1Result2 = new StringParam('task1-result');
    const task2 = new PipelineTask('task2', {
      taskSpec: {
        params: [task1Result2],
        steps: [
          new Step({
            name: 'exit-with-255',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`exit 255
`),
            onError: OnError.CONTINUE,
          }),
          new Step({
            name: 'verify-a-task-result',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`if [ ${task1Result2} == 123 ]; then
    echo "Yay! the task result matches which was initialized in the previous task while ignoring the step error"
else
    echo "the task result does not match."
    exit 1
fi
`),
          }),
          new Step({
            name: 'exit-with-20',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`exit 20
`),
            onError: OnError.CONTINUE,
          }),
        ],
      },
      params: { 'task1-result': task1.result('task1-result').value },
      runAfter: [task1],
    });
    new PipelineRun(chart, 'pipelinerun-with-failing-step', {
      runName: RunName.generated('pipelinerun-with-failing-step-'),
      pipelineSpec: { params: [cONTINUE], tasks: [task1, task2] },
      params: { CONTINUE: 'continue' },
      serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('default'),
    });
    const ws = new Workspace('ws');
    const taskWs = new Workspace('task-ws');
    const writer = new PipelineTask('writer', {
      taskSpec: {
        workspaces: [taskWs],
        steps: [
          new Step({
            name: 'write',
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`ls -1 /tekton/run/
echo bar > ${taskWs.path}/foo
exit 1
`),
            onError: OnError.CONTINUE,
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
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`cat ${myws.path}/foo | grep bar
exit 1
`),
            onError: OnError.CONTINUE,
          }),
        ],
      },
      workspaces: { myws: ws },
      runAfter: [writer],
    });
    new PipelineRun(chart, 'pipelinerun-with-failing-step-and-ws', {
      runName: RunName.generated('pipelinerun-with-failing-step-and-ws-'),
      pipelineSpec: { workspaces: [ws], tasks: [writer, reader] },
      workspaces: {
        ws: WorkspaceBinding.fromClaimTemplate({
          accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
          storage: Size.mebibytes(16),
        }),
      },
    });
  },
  'pipelineruns/beta/using-retries-and-retry-count-variables.yaml'(chart) {
    const pipelineTaskRetries = new StringParam('pipelineTask-retries');
    const retryMe = new PipelineTask('retry-me', {
      taskSpec: {
        params: [pipelineTaskRetries],
        steps: [
          new Step({
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/usr/bin/env sh
if [ "${Context.TASK_RETRY_COUNT}" == "${pipelineTaskRetries}" ]; then
  echo "This is the last retry."
  exit 0;
fi
echo "The PipelineTask has retried ${Context.TASK_RETRY_COUNT} times."
exit 1
`),
          }),
        ],
      },
      params: { 'pipelineTask-retries': Context.PIPELINE_TASK_RETRIES },
      retries: 1,
    });
    const helloWorld = new PipelineTask('hello-world', {
      taskSpec: {
        steps: [
          new Step({
            image: 'mirror.gcr.io/busybox',
            script: Script.inline(`echo "hello world"
`),
          }),
        ],
      },
      runAfter: [retryMe],
    });
    new PipelineRun(chart, 'retry-example', {
      runName: RunName.generated('retry-example-'),
      pipelineSpec: { tasks: [retryMe, helloWorld] },
      serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('default'),
    });
  },
  'pipelineruns/pipelinerun-with-task-timeout-override.yaml'(chart) {
    const sleepTask = new Task(chart, 'sleep-task', {
      name: 'sleep-task',
      steps: [
        new Step({
          name: 'sleep-long',
          image: 'mirror.gcr.io/alpine',
          script: Script.inline(`#!/bin/sh
sleep 10
`),
        }),
      ],
    });
    const verifyTask = new Task(chart, 'verify-task', {
      name: 'verify-task',
      steps: [
        new Step({
          name: 'verify-completion',
          image: 'mirror.gcr.io/alpine',
          script: Script.inline(`#!/bin/sh
echo "- Pipeline task timeout: 60s (defined in pipeline spec)"
echo "- TaskRunSpecs override: 40s (defined in pipelinerun spec)"
echo "- Actual task duration: 10s (within 40s override timeout)"
`),
        }),
      ],
    });
    const longRunningTask = new PipelineTask('long-running-task', { task: sleepTask, timeout: Duration.minutes(1) });
    const verifyTimeout = new PipelineTask('verify-timeout', { task: verifyTask, runAfter: [longRunningTask] });
    const taskrunTimeoutOverride = new Pipeline(chart, 'taskrun-timeout-override', {
      name: 'taskrun-timeout-override',
      tasks: [longRunningTask, verifyTimeout],
    });
    new PipelineRun(chart, 'taskrun-timeout-override-1', {
      name: 'taskrun-timeout-override',
      pipeline: taskrunTimeoutOverride,
      taskRunSpecs: { 'long-running-task': { timeout: Duration.seconds(40) } },
    });
  },
  'pipelineruns/beta/7392-regression.yaml'(chart) {
    const arrayVal1 = new ArrayParam('arrayVal1', { description: 'description3', defaultValue: [] });
    const resultArray = new ArrayResult('resultArray', { description: 'description4' });
    const taskWithArrayResult = new Task(chart, 'task-with-array-result', {
      name: 'task-with-array-result',
      params: [arrayVal1],
      results: [resultArray],
      steps: [
        new Step({
          name: 'step1',
          image: 'mirror.gcr.io/bash',
          args: ['--images', arrayVal1.all],
          script: Script.inline(`#!/usr/bin/env bash
for arg in "$@"; do
  echo $arg
done
`),
        }),
        new Step({
          name: 'step2',
          image: 'mirror.gcr.io/bash',
          script: Script.inline(`#!/usr/bin/env bash
echo -n '[]' | tee ${resultArray.path}
`),
        }),
      ],
    });
    const task1 = new PipelineTask('task-1', { task: taskWithArrayResult, arrayParams: { arrayVal1: [] } });
    const task2 = new PipelineTask('task-2', {
      task: taskWithArrayResult,
      params: { arrayVal1: task1.result('resultArray').value },
    });
    new PipelineRun(chart, 'pipelinerun-array-result', {
      name: 'pipelinerun-array-result',
      pipelineSpec: { tasks: [task1, task2] },
    });
  },
};

compareSamples('tekton-pipelines-1.12.0', programs, {
  'tekton-pipelines': {
    'feature-flags': { 'enable-api-fields': 'alpha', 'enable-artifacts': 'true', 'enable-param-enum': 'true' },
  },
});
