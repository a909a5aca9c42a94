import type { Chart } from 'cdk8s';
import { tekton } from '../../lib';
import { compareSamples } from './compare';

const {
  ArrayParam,
  FinallyTask,
  ObjectParam,
  ObjectResult,
  Pipeline,
  PipelineRun,
  PipelineTask,
  RunName,
  Script,
  Step,
  StringParam,
  Task,
  TaskRun,
} = tekton;

const programs: { readonly [path: string]: (chart: Chart) => void } = {
  'pipelineruns/pipelinerun-param-array-indexing.yaml'(chart) {
    const environments = new ArrayParam('environments');
    const environment1 = new StringParam('environment1');
    const environment2 = new StringParam('environment2');
    const deploy = new PipelineTask('deploy', {
      taskSpec: {
        params: [environment1, environment2, environments],
        steps: [
          new Step({
            name: 'validate-environment1',
            image: 'mirror.gcr.io/bash',
            args: [environment1.value],
            script: Script.inline(`if [[ $# != 1 ]]; then
  echo "failed to validate the length of the arguments"
  echo "Want: 1, Got: $#"
  exit 1
fi
if [[ $1 != "staging" ]]; then
    echo "failed to validate the one and only argument of the script"
    echo "Want: staging, Got: $1"
  exit 1
fi
if [[ ${environments.item(2)} != "prod" ]]; then
  echo "failed to validate indexing into an array param"
  echo "Want: prod, Got: ${environments.item(2)}"
fi
`),
          }),
          new Step({
            name: 'validate-environment2',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`#!/bin/bash
VALUE=${environment2}
EXPECTED="qa"
diff=$(diff <(printf "%s\\n" "\${VALUE[@]}") <(printf "%s\\n" "\${EXPECTED[@]}"))
if [[ -z "$diff" ]]; then
    echo "Got expected: \${VALUE}"
    exit 0
else
    echo "Want: \${EXPECTED} Got: \${VALUE}"
    exit 1
fi
`),
          }),
          new Step({
            name: 'validate-environments',
            image: 'mirror.gcr.io/bash',
            args: [environments.all],
            script: Script.inline(`if [[ $# != 3 ]]; then
  echo "failed to validate the length of the arguments"
  echo "Want: 3, Got: $#"
  exit 1
fi
if [[ ${environments.item(0)} != "staging" ]]; then
    echo "failed to validate the first array element while indexing into an array"
    echo "Want: staging, Got: ${environments.item(0)}"
  exit 1
fi
if [[ ${environments.item(1)} != "qa" ]]; then
    echo "failed to validate the second array element while indexing into an array"
    echo "Want: qa, Got: ${environments.item(1)}"
  exit 1
fi
if [[ ${environments.item(2)} != "prod" ]]; then
  echo "failed to validate the third array element while indexing into an array"
  echo "Want: prod, Got: ${environments.item(2)}"
fi
`),
          }),
        ],
      },
      params: {
        environment1: environments.item(0),
        environment2: environments.item(1),
        environments: environments.all,
      },
    });
    const deploy2 = new Pipeline(chart, 'deploy', { name: 'deploy', params: [environments], tasks: [deploy] });
    new PipelineRun(chart, 'pipelinerun-param-array-indexing', {
      runName: RunName.generated('pipelinerun-param-array-indexing-'),
      pipeline: deploy2,
      arrayParams: { environments: ['staging', 'qa', 'prod'] },
    });
  },
  'pipelineruns/pipeline-object-param-and-result.yaml'(chart) {
    const arg = new ObjectParam('arg', { keys: ['url', 'commit'] });
    const objectResult = new ObjectResult('object-result', ['foo', 'bar']);
    const writeParamToResult = new Task(chart, 'write-param-to-result', {
      name: 'write-param-to-result',
      params: [arg],
      results: [objectResult],
      steps: [
        new Step({
          name: 'write-result',
          image: 'mirror.gcr.io/bash',
          script: Script.inline(`#!/usr/bin/env bash
echo -n "{\\"foo\\":\\"${arg.key('url')}\\",\\"bar\\":\\"${arg.key('commit')}\\"}" | tee ${objectResult.path}
`),
        }),
      ],
    });
    const arg2 = new ObjectParam('arg', { keys: ['foo', 'bar'] });
    const echoParam = new Task(chart, 'echo-param', {
      name: 'echo-param',
      params: [arg2],
      steps: [
        new Step({
          name: 'echo-params',
          image: 'mirror.gcr.io/bash',
          args: [arg2.key('foo'), arg2.key('bar')],
          script: Script.inline(`if [[ $1 != "abc.com" ]]; then
    echo "Want: abc.com, Got: $1"
  exit 1
else
  echo "validate the arg.foo successfully"
fi
if [[ $2 != "sha123" ]]; then
    echo "Want: sha123, Got: $2"
  exit 1
else
  echo "validate the arg.bar successfully"
fi
`),
        }),
      ],
    });
    const gitrepo = new ObjectParam('gitrepo', { keys: ['url', 'commit'] });
    const task1 = new PipelineTask('task1', { task: writeParamToResult, params: { arg: gitrepo.all } });
    const task2 = new PipelineTask('task2', { task: echoParam, params: { arg: task1.result('object-result').all } });
    const pipelineTest = new Pipeline(chart, 'pipeline-test', {
      name: 'pipeline-test',
      params: [gitrepo],
      tasks: [task1, task2],
    });
    new PipelineRun(chart, 'pipelinerun-object-param-result', {
      runName: RunName.generated('pipelinerun-object-param-result-'),
      pipeline: pipelineTest,
      objectParams: { gitrepo: { url: 'abc.com', commit: 'sha123' } },
    });
  },
  'pipelineruns/propagating_params_in_pipeline.yaml'(chart) {
    const hELLO = new StringParam('HELLO', { defaultValue: 'Pipeline Hello World!' });
    const echoHello = new PipelineTask('echo-hello', {
      taskSpec: {
        steps: [
          new Step({
            name: 'echo',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`#!/usr/bin/env bash
echo "${hELLO}"
`),
          }),
        ],
      },
    });
    const echoHelloFinally = new FinallyTask('echo-hello-finally', {
      taskSpec: {
        steps: [
          new Step({
            name: 'echo',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`#!/usr/bin/env bash
echo "And Finally ... ${hELLO}"
`),
          }),
        ],
      },
    });
    const propagatingParamsInPipeline = new Pipeline(chart, 'propagating-params-in-pipeline', {
      name: 'propagating-params-in-pipeline',
      params: [hELLO],
      tasks: [echoHello],
      finallyTasks: [echoHelloFinally],
    });
    new PipelineRun(chart, 'propagating-params-in-pipeline-1', {
      runName: RunName.generated('propagating-params-in-pipeline-'),
      pipeline: propagatingParamsInPipeline,
      params: { HELLO: 'Hello from pipeline run' },
    });
  },
  'pipelineruns/pipelinerun-with-extra-params.yaml'(chart) {
    const plParamX = new StringParam('pl-param-x');
    const plParamY = new StringParam('pl-param-y');
    const addParams = new PipelineTask('add-params', {
      task: Task.fromTaskName('add-params'),
      params: { a: plParamX.value, b: plParamY.value },
    });
    const pipelineWithExtraParams = new Pipeline(chart, 'pipeline-with-extra-params', {
      name: 'pipeline-with-extra-params',
      params: [plParamX, plParamY],
      tasks: [addParams],
    });
    const a = new StringParam('a', { description: 'The first integer' });
    const b = new StringParam('b', { description: 'The second integer' });
    new Task(chart, 'add-params', {
      name: 'add-params',
      annotations: {
        description: `A simple task that sums the two provided integers
`,
      },
      params: [a, b],
      steps: [
        new Step({
          name: 'sum',
          image: 'mirror.gcr.io/bash',
          script: Script.inline(`#!/usr/bin/env bash
echo -n $(( "$(inputs.params.a)" + "$(inputs.params.b)" ))
`),
        }),
      ],
    });
    new PipelineRun(chart, 'pipelinerun-with-extra-params', {
      runName: RunName.generated('pipelinerun-with-extra-params'),
      pipeline: pipelineWithExtraParams,
      params: { 'pl-param-x': '100', 'pl-param-y': '200', 'pl-param-z': '300' },
    });
  },
  'taskruns/beta/param_array_indexing.yaml'(chart) {
    const arrayToEcho = new ArrayParam('array-to-echo');
    new TaskRun(chart, 'params-array-indexing', {
      name: 'params-array-indexing',
      taskSpec: {
        params: [arrayToEcho],
        steps: [
          new Step({ name: 'echo-params-1', image: 'mirror.gcr.io/bash', args: ['echo', arrayToEcho.item(0)] }),
          new Step({
            name: 'echo-params-2',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`#!/bin/bash
VALUE=${arrayToEcho.item(1)}
EXPECTED="bar"
diff=$(diff <(printf "%s\\n" "\${VALUE[@]}") <(printf "%s\\n" "\${EXPECTED[@]}"))
if [[ -z "$diff" ]]; then
    echo "Get expected: \${VALUE}"
    exit 0
else
    echo "Want: \${EXPECTED} Got: \${VALUE}"
    exit 1
fi
`),
          }),
        ],
      },
      arrayParams: { 'array-to-echo': ['foo', 'bar'] },
    });
  },
  'taskruns/beta/propagated-object-parameters.yaml'(chart) {
    new TaskRun(chart, 'object-param-result', {
      runName: RunName.generated('object-param-result-'),
      taskSpec: {
        steps: [
          new Step({
            name: 'echo-object-params',
            image: 'mirror.gcr.io/bash',
            args: ['echo', '--url=$(params.gitrepo.url)', '--commit=$(params.gitrepo.commit)'],
          }),
        ],
      },
      objectParams: { gitrepo: { url: 'xyz.com', commit: 'sha123' } },
    });
  },
  'taskruns/alpha/param-enum.yaml'(chart) {
    const message = new StringParam('message', { defaultValue: 'v1', allowedValues: ['v1', 'v2', 'v3'] });
    const taskParamEnum = new Task(chart, 'task-param-enum', {
      name: 'task-param-enum',
      params: [message],
      steps: [
        new Step({
          name: 'build',
          image: 'mirror.gcr.io/bash',
          script: Script.inline(`echo "${message}"
`),
        }),
      ],
    });
    new TaskRun(chart, 'taskrun-param-enum', {
      name: 'taskrun-param-enum',
      task: taskParamEnum,
      params: { message: 'v1' },
    });
  },
  'taskruns/propagating_params_implicit.yaml'(chart) {
    new TaskRun(chart, 'hello', {
      runName: RunName.generated('hello-'),
      taskSpec: {
        steps: [
          new Step({
            name: 'default',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            script: Script.inline(`echo $(params.message)
`),
          }),
        ],
      },
      params: { message: 'hello world!' },
    });
  },
};

compareSamples('tekton-pipelines-1.12.0', programs, {
  'tekton-pipelines': {
    'feature-flags': { 'enable-api-fields': 'alpha', 'enable-artifacts': 'true', 'enable-param-enum': 'true' },
  },
});
