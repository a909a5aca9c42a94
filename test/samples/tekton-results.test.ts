import type { Chart } from 'cdk8s';
import { tekton } from '../../lib';
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
  TaskRun,
  When,
} = tekton;

const programs: { readonly [path: string]: (chart: Chart) => void } = {
  'pipelineruns/task_results_example.yaml'(chart) {
    const a = new StringParam('a', { defaultValue: '1' });
    const b = new StringParam('b', { defaultValue: '1' });
    const sumInputs = new PipelineTask('sum-inputs', {
      task: Task.fromTaskName('sum'),
      params: { a: a.value, b: b.value },
    });
    const multiplyInputs = new PipelineTask('multiply-inputs', {
      task: Task.fromTaskName('multiply'),
      params: { a: a.value, b: b.value },
    });
    const sumAndMultiply = new PipelineTask('sum-and-multiply', {
      task: Task.fromTaskName('sum'),
      params: {
        a: `${multiplyInputs.result('product')}${sumInputs.result('sum')}`,
        b: `${multiplyInputs.result('product')}${sumInputs.result('sum')}`,
      },
    });
    const sumAndMultiplyPipeline = new Pipeline(chart, 'sum-and-multiply-pipeline', {
      name: 'sum-and-multiply-pipeline',
      params: [a, b],
      tasks: [sumInputs, multiplyInputs, sumAndMultiply],
    });
    const a2 = new StringParam('a', { description: 'The first integer', defaultValue: '1' });
    const b2 = new StringParam('b', { description: 'The second integer', defaultValue: '1' });
    const sum = new StringResult('sum', { description: 'The sum of the two provided integers' });
    new Task(chart, 'sum', {
      name: 'sum',
      annotations: {
        description: `A simple task that sums the two provided integers
`,
      },
      params: [a2, b2],
      results: [sum],
      steps: [
        new Step({
          name: 'sum',
          image: 'mirror.gcr.io/bash',
          script: Script.inline(`#!/usr/bin/env bash
echo -n $(( "${a2}" + "${b2}" )) | tee ${sum.path}
`),
        }),
      ],
    });
    const product = new StringResult('product', { description: 'The product of the two provided integers' });
    new Task(chart, 'multiply', {
      name: 'multiply',
      annotations: {
        description: `A simple task that multiplies the two provided integers
`,
      },
      params: [a2, b2],
      results: [product],
      steps: [
        new Step({
          name: 'product',
          image: 'mirror.gcr.io/bash',
          script: Script.inline(`#!/usr/bin/env bash
echo -n $(( "${a2}" * "${b2}" )) | tee ${product.path}
`),
        }),
      ],
    });
    new PipelineRun(chart, 'sum-and-multiply-pipeline-run', {
      runName: RunName.generated('sum-and-multiply-pipeline-run-'),
      pipeline: sumAndMultiplyPipeline,
      params: { a: '2', b: '10' },
    });
  },
  'pipelineruns/pipelinerun-array-results-substitution.yaml'(chart) {
    const arrayResults1 = new ArrayResult('array-results-1', { description: 'The array results' });
    const arrayResults2 = new ArrayResult('array-results-2', { description: 'The array results' });
    const task1 = new PipelineTask('task1', {
      taskSpec: {
        results: [arrayResults1, arrayResults2],
        steps: [
          new Step({
            name: 'write-array',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`#!/usr/bin/env bash
image1="abc.dev/sampler/busysample@sha256:19f02276bf8dbdd62f069b922f10c65262cc34b710eea26ff928129a736be791"
image2="ubuntu"
image3="xyz.dev/awesomeness/awesomeness"
echo -n "[\\"$image1\\", \\"$image2\\", \\"$image3\\"]" | tee ${arrayResults1.path}
echo -n "[\\"\\", \\"$image3\\"]" | tee ${arrayResults2.path}
`),
          }),
        ],
      },
    });
    const images = new ArrayParam('images');
    const image1 = new StringParam('image-1');
    const image2 = new StringParam('image-2');
    const task2 = new PipelineTask('task2', {
      taskSpec: {
        params: [images, image1, image2],
        steps: [
          new Step({
            name: 'validate-images',
            image: 'mirror.gcr.io/bash',
            args: [images.all],
            script: Script.inline(`echo "Validating the length of the array parameter - images"
echo "The array parameter, array-param1 must have 3 elements"
if [[ $# != 3 ]]; then
  exit 1
fi
echo "Done validating the length of the array parameter - images"

echo "Validating the first image"
if [[ $1 != "abc.dev/sampler/busysample@sha256:19f02276bf8dbdd62f069b922f10c65262cc34b710eea26ff928129a736be791" ]]; then
  exit 1
fi
echo "Done validating the first image"

echo "Validating the second image"
if [[ $2 != "ubuntu" ]]; then
  exit 1
fi
echo "Done validating the second image"

echo "Validating the third image"
if [[ $3 != "xyz.dev/awesomeness/awesomeness" ]]; then
  exit 1
fi
echo "Done validating the third image"
`),
          }),
          new Step({
            name: 'validate-image',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`#!/bin/bash
VALUE=${image1}
EXPECTED="xyz.dev/awesomeness/awesomeness"
diff=$(diff <(printf "%s\\n" "\${VALUE[@]}") <(printf "%s\\n" "\${EXPECTED[@]}"))
if [[ -z "$diff" ]]; then
    echo "Got expected: \${VALUE}"
else
    echo "Want: \${EXPECTED} Got: \${VALUE}"
    exit 1
fi

echo "Validating reading from an array when earlier elements are empty"
if [[ ${image2} != $EXPECTED ]]; then
  exit 1
fi
echo "Done validating reading from an array"
`),
          }),
        ],
      },
      params: {
        images: task1.result('array-results-1').all,
        'image-1': task1.result('array-results-1').item(2),
        'image-2': task1.result('array-results-2').item(1),
      },
    });
    new PipelineRun(chart, 'pipelinerun-write-and-read-array-results', {
      runName: RunName.generated('pipelinerun-write-and-read-array-results-'),
      pipelineSpec: { tasks: [task1, task2] },
    });
  },
  'pipelineruns/propagating_results_implicit_resultref.yaml'(chart) {
    const uid = new StringResult('uid');
    const uidTask = new Task(chart, 'uid-task', {
      name: 'uid-task',
      results: [uid],
      steps: [
        new Step({
          name: 'uid',
          image: 'mirror.gcr.io/busybox',
          command: ['/bin/sh', '-c'],
          args: [`echo "1001" | tee ${uid.path}`],
        }),
      ],
    });
    const addUid = new PipelineTask('add-uid', { task: uidTask });
    const showUid = new PipelineTask('show-uid', {
      taskSpec: {
        steps: [
          new Step({
            name: 'show-uid',
            image: 'mirror.gcr.io/busybox',
            command: ['/bin/sh', '-c'],
            args: [`echo ${addUid.result('uid')}`],
          }),
        ],
      },
    });
    new PipelineRun(chart, 'uid-pipeline-run', {
      name: 'uid-pipeline-run',
      pipelineSpec: { tasks: [addUid, showUid] },
    });
  },
  'pipelineruns/6139-regression.yaml'(chart) {
    const sayHello = new StringParam('say-hello', { defaultValue: 'false' });
    const doShutdown = new StringParam('do-shutdown', { defaultValue: 'false' });
    const resultOne = new StringResult('result-one');
    const hello = new PipelineTask('hello', {
      taskSpec: {
        results: [resultOne],
        steps: [
          new Step({
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/bin/sh
echo "Hello world!"
echo -n "RES1" > ${resultOne.path}
`),
          }),
        ],
      },
    });
    const resultTwo = new StringResult('result-two');
    const goodbye = new PipelineTask('goodbye', {
      taskSpec: {
        results: [resultTwo],
        steps: [
          new Step({
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/bin/sh
echo "Goodbye world!"
echo -n "RES2" > ${resultTwo.path}
`),
          }),
        ],
      },
      when: [When.isIn(sayHello.value, ['true'])],
      runAfter: [hello],
    });
    const resultThree = new StringResult('result-three');
    const shutdown = new FinallyTask('shutdown', {
      taskSpec: {
        results: [resultThree],
        steps: [
          new Step({
            image: 'mirror.gcr.io/alpine',
            script: Script.inline(`#!/bin/sh
echo "Shutdown world!"
echo -n "RES3" > ${resultThree.path}
`),
          }),
        ],
      },
      when: [When.isIn(doShutdown.value, ['true'])],
    });
    new PipelineRun(chart, 'pipelinerun-test', {
      name: 'pipelinerun-test',
      pipelineSpec: {
        params: [sayHello, doShutdown],
        tasks: [hello, goodbye],
        finallyTasks: [shutdown],
        results: {
          'result-hello': { description: 'Result one', value: hello.result('result-one').value },
          'result-goodbye': { description: 'Result two', value: goodbye.result('result-two').value },
          'result-shutdown': { description: 'Result shutdown', value: shutdown.result('result-three').value },
        },
      },
    });
  },
  'taskruns/task-result.yaml'(chart) {
    const currentDateUnixTimestamp = new StringResult('current-date-unix-timestamp', {
      description: 'The current date in unix timestamp format',
    });
    const currentDateHumanReadable = new StringResult('current-date-human-readable', {
      description: 'The current date in human readable format',
    });
    new TaskRun(chart, 'print-date', {
      runName: RunName.generated('print-date-'),
      taskSpec: {
        description: `A simple task that prints the date.
`,
        results: [currentDateUnixTimestamp, currentDateHumanReadable],
        steps: [
          new Step({
            name: 'print-date-unix-timestamp',
            image: 'mirror.gcr.io/bash@sha256:e320b40b14abc61f053286705070342c46034a549a276b798e64541457c4af92',
            script: Script.inline(`#!/usr/bin/env bash
date +%s | tee ${currentDateUnixTimestamp.path}
`),
          }),
          new Step({
            name: 'print-date-human-readable',
            image: 'mirror.gcr.io/bash@sha256:e320b40b14abc61f053286705070342c46034a549a276b798e64541457c4af92',
            script: Script.inline(`#!/usr/bin/env bash
date | tee ${currentDateHumanReadable.path}
`),
          }),
        ],
      },
    });
  },
  'taskruns/alpha/step-stream-results.yaml'(chart) {
    const digest = new StringResult('digest', { description: 'image digest' });
    const error = new StringResult('error', { description: 'error message' });
    const combined = new StringResult('combined', { description: 'combined result' });
    new TaskRun(chart, 'step-stream-tr', {
      runName: RunName.generated('step-stream-tr-'),
      taskSpec: {
        results: [digest, error, combined],
        steps: [
          new Step({
            name: 'digest-step',
            image: 'gcr.io/go-containerregistry/crane',
            args: ['digest', 'mirror.gcr.io/bash'],
            stdoutPath: digest.path,
            stderrPath: error.path,
          }),
          new Step({
            name: 'error',
            image: 'mirror.gcr.io/bash',
            script: Script.inline('echo "combined message" && nonsense'),
            onError: OnError.CONTINUE,
            stdoutPath: combined.path,
            stderrPath: combined.path,
          }),
          new Step({
            name: 'log-results',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`if [[ -f ${digest.path} ]]
then
  echo -n "digest: "
  cat ${digest.path}
  echo ""
fi
if [[ -f ${error.path} ]]
then
  echo -n "error: "
  cat ${error.path}
  echo ""
fi
if [[ -f ${combined.path} ]]
then
  echo -n "combined: "
  cat ${combined.path}
  echo ""
fi
`),
          }),
        ],
      },
    });
  },
  'pipelineruns/alpha/consume-artifacts-from-task.yaml'(chart) {
    const produceArtifactsTask = new PipelineTask('produce-artifacts-task', {
      taskSpec: {
        description: `A simple task that produces artifacts
`,
        steps: [
          new Step({
            name: 'produce-artifacts',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`#!/usr/bin/env bash
cat > ${Context.TASK_ARTIFACTS_PATH} << EOF
{
  "inputs":[
    {
      "name":"input-artifacts",
      "values":[
        {
          "uri":"pkg:example.github.com/inputs",
          "digest":{
            "sha256":"b35cacccfdb1e24dc497d15d553891345fd155713ffe647c281c583269eaaae0"
          }
        }
      ]
    }
  ],
  "outputs":[
    {
      "name":"image",
      "values":[
        {
          "uri":"pkg:github/package-url/purl-spec@244fd47e07d1004f0aed9c",
          "digest":{
            "sha256":"df85b9e3983fe2ce20ef76ad675ecf435cc99fc9350adc54fa230bae8c32ce48",
            "sha1":"95588b8f34c31eb7d62c92aaa4e6506639b06ef2"
          }
        }
      ]
    }
  ]
}
EOF
`),
          }),
        ],
      },
    });
    const consumeArtifacts = new PipelineTask('consume-artifacts', {
      taskSpec: {
        steps: [
          new Step({
            name: 'artifacts-consumer-python',
            image: 'mirror.gcr.io/library/python',
            script: Script.inline(`#!/usr/bin/env python3
import json
data = json.loads('$(tasks.produce-artifacts-task.outputs.image)')
if data[0]['uri'] != "pkg:github/package-url/purl-spec@244fd47e07d1004f0aed9c":
  exit(1)
`),
          }),
        ],
      },
      runAfter: [produceArtifactsTask],
    });
    new PipelineRun(chart, 'pipelinerun-consume-tasks-artifacts', {
      runName: RunName.generated('pipelinerun-consume-tasks-artifacts'),
      pipelineSpec: { tasks: [produceArtifactsTask, consumeArtifacts] },
    });
  },
  'taskruns/alpha/produce-consume-artifacts.yaml'(chart) {
    const buildOutput = new StringParam('buildOutput', { defaultValue: 'true' });
    new TaskRun(chart, 'step-artifacts', {
      runName: RunName.generated('step-artifacts-'),
      taskSpec: {
        description: `A simple task that populates artifacts to TaskRun stepState
`,
        params: [buildOutput],
        steps: [
          new Step({
            name: 'artifacts-producer',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`cat > ${Context.STEP_ARTIFACTS_PATH} << EOF
{
  "inputs":[
    {
      "name":"input-artifacts",
      "values":[
        {
          "uri":"pkg:example.github.com/inputs",
          "digest":{
            "sha256":"b35cacccfdb1e24dc497d15d553891345fd155713ffe647c281c583269eaaae0"
          }
        }
      ]
    }
  ],
  "outputs":[
    {
      "name":"image",
      "buildOutput": ${buildOutput},
      "values":[
        {
          "uri":"pkg:github/package-url/purl-spec@244fd47e07d1004f0aed9c",
          "digest":{
            "sha256":"df85b9e3983fe2ce20ef76ad675ecf435cc99fc9350adc54fa230bae8c32ce48",
            "sha1":"95588b8f34c31eb7d62c92aaa4e6506639b06ef2"
          }
        }
      ]
    }
  ]
}
EOF
`),
          }),
          new Step({
            name: 'artifacts-consumer',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`echo $(steps.artifacts-producer.inputs.input-artifacts)
`),
          }),
          new Step({
            name: 'artifacts-consumer-python',
            image: 'mirror.gcr.io/python:3.12.4',
            script: Script.inline(`#!/usr/bin/env python3
import json
data = json.loads('$(steps.artifacts-producer.outputs.image)')
print(data[0]['uri'])
`),
          }),
        ],
      },
    });
  },
};

compareSamples('tekton-pipelines-1.12.0', programs, {
  'tekton-pipelines': {
    'feature-flags': { 'enable-api-fields': 'alpha', 'enable-artifacts': 'true', 'enable-param-enum': 'true' },
  },
});
