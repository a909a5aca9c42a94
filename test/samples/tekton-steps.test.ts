import type { Chart } from 'cdk8s';
import { kubernetes, tekton } from '../../lib';
import { compareSamples } from './compare';

const { EnvValue, Volume } = kubernetes;
const { ArrayParam, ObjectParam, RunName, Script, Step, StepAction, StringParam, Task, TaskRun } = tekton;

const programs: { readonly [path: string]: (chart: Chart) => void } = {
  'taskruns/stepaction-params.yaml'(chart) {
    const stringParam = new StringParam('string-param', { defaultValue: 'a string param' });
    const arrayParam = new ArrayParam('array-param', { defaultValue: ['an', 'array', 'param'] });
    const objectParam = new ObjectParam('object-param', {
      keys: ['key1', 'key2', 'key3'],
      defaultValue: {
        key1: 'step-action default key1',
        key2: 'step-action default key2',
        key3: 'step-action default key3',
      },
    });
    const enumParam = new ObjectParam('enum-param', {
      keys: ['v1', 'v2', 'v3'],
      defaultValue: { v1: 'enum1', v2: 'enum2', v3: 'enum3' },
    });
    const stepAction = new StepAction(chart, 'step-action', {
      name: 'step-action',
      image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
      env: {
        arrayparam0: EnvValue.fromValue('$(params.array-param[0])'),
        arrayparam1: EnvValue.fromValue('$(params.array-param[1])'),
        arrayparam2: EnvValue.fromValue('$(params.array-param[2])'),
        stringparam: EnvValue.fromValue('$(params.string-param)'),
        objectparamkey1: EnvValue.fromValue('$(params.object-param.key1)'),
        objectparamkey2: EnvValue.fromValue('$(params.object-param.key2)'),
        objectparamkey3: EnvValue.fromValue('$(params.object-param.key3)'),
        enumparamkey1: EnvValue.fromValue('$(params.enum-param.v1)'),
        enumparamkey2: EnvValue.fromValue('$(params.enum-param.v2)'),
        enumparamkey3: EnvValue.fromValue('$(params.enum-param.v3)'),
      },
      params: [stringParam, arrayParam, objectParam, enumParam],
      script: Script.inline(`#!/bin/bash
ARRAYVALUE=("\${arrayparam0}" "\${arrayparam1}" "\${arrayparam2}" "\${stringparam}" "\${objectparamkey1}" "\${objectparamkey2}" "\${objectparamkey3}" "\${enumparamkey1}" "\${enumparamkey2}" "\${enumparamkey3}")
ARRAYEXPECTED=("taskrun" "array" "param" "taskrun stringparam" "taskspec default key1" "taskrun key2" "step-action default key3" "enum1" "enum2" "enum3")
for i in "\${!ARRAYVALUE[@]}"; do
    VALUE="\${ARRAYVALUE[i]}"
    EXPECTED="\${ARRAYEXPECTED[i]}"
    diff=$(diff <(printf "%s\\n" "\${VALUE[@]}") <(printf "%s\\n" "\${EXPECTED[@]}"))
    if [[ -z "$diff" ]]; then
        echo "Got expected: \${VALUE}"
    else
        echo "Want: \${EXPECTED} Got: \${VALUE}"
        exit 1
    fi
done
`),
    });
    const objectparam = new ObjectParam('objectparam', {
      keys: ['key1', 'key2'],
      defaultValue: { key1: 'taskspec default key1', key2: 'taskspec default key2' },
    });
    new TaskRun(chart, 'step-action-run', {
      name: 'step-action-run',
      taskSpec: {
        params: [objectparam],
        steps: [
          new Step({
            name: 'action-runner',
            stepAction: stepAction,
            params: {
              'string-param': '$(params.stringparam)',
              'array-param': '$(params.arrayparam[*])',
              'object-param': objectparam.all,
              'enum-param': '$(params.enumparam[*])',
            },
          }),
        ],
      },
      params: { stringparam: 'taskrun stringparam', enumparam: 'enum1' },
      arrayParams: { arrayparam: ['taskrun', 'array', 'param'] },
      objectParams: { objectparam: { key2: 'taskrun key2' } },
    });
  },
  'taskruns/sidecar-interp.yaml'(chart) {
    const shared = Volume.fromEmptyDir('shared');
    const someInput = new StringParam('some-input', { defaultValue: 'foo' });
    new TaskRun(chart, 'sidecar-interp', {
      runName: RunName.generated('sidecar-interp-'),
      taskSpec: {
        params: [someInput],
        steps: [
          new Step({
            name: 'check-value',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            volumeMounts: [{ volume: shared, path: '/shared' }],
            script: Script.inline(`#!/bin/bash
VALUE=$(cat /shared/value)
[[ $VALUE == 'foo' ]]
`),
          }),
        ],
        sidecars: [
          {
            name: 'value-sidecar',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            command: ['/bin/bash'],
            args: ['-c', `echo ${someInput} > /shared/value && sleep infinity`],
            volumeMounts: [{ volume: shared, path: '/shared' }],
          },
        ],
      },
    });
  },
  'taskruns/sidecar-ready-script.yaml'(chart) {
    const shared = Volume.fromEmptyDir('shared');
    new TaskRun(chart, 'sidecar-ready', {
      runName: RunName.generated('sidecar-ready-'),
      taskSpec: {
        steps: [
          new Step({
            name: 'check-ready',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            volumeMounts: [{ volume: shared, path: '/shared' }],
            script: Script.inline('cat /shared/message'),
          }),
        ],
        sidecars: [
          {
            name: 'slow-sidecar',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            volumeMounts: [{ volume: shared, path: '/shared' }],
            script: Script.inline(`echo "hello from sidecar" > /shared/message
sleep 2
`),
          },
        ],
      },
    });
  },
  'taskruns/steptemplate-env-merge.yaml'(chart) {
    const fOO = new StringParam('FOO', { description: 'FOO variable' });
    const bAR = new StringParam('BAR', { description: 'BAR variable' });
    const fOOBAR = new StringParam('FOOBAR', { description: 'FOOBAR variable', defaultValue: 'foobar' });
    new TaskRun(chart, 'steptemplate-env-merge', {
      runName: RunName.generated('steptemplate-env-merge-'),
      taskSpec: {
        params: [fOO, bAR, fOOBAR],
        stepTemplate: { env: { QUX: EnvValue.fromValue('original') } },
        steps: [
          new Step({
            name: 'foo',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            env: { FOO: EnvValue.fromValue(fOO.value) },
            script: Script.inline(`#!/usr/bin/env bash
[[ $FOO == "foo" ]]
`),
          }),
          new Step({
            name: 'foobar',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            env: { FOOBAR: EnvValue.fromValue(fOOBAR.value) },
            script: Script.inline(`#!/usr/bin/env bash
[[ $FOOBAR == "foobar" ]]
`),
          }),
          new Step({
            name: 'bar',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            env: { BAR: EnvValue.fromValue(bAR.value) },
            script: Script.inline(`#!/usr/bin/env bash
[[ $BAR == "bar" ]]
`),
          }),
          new Step({
            name: 'qux-no-override',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            script: Script.inline(`#!/usr/bin/env bash
[[ $QUX == "original" ]]
`),
          }),
          new Step({
            name: 'qux-override',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            env: { QUX: EnvValue.fromValue('override') },
            script: Script.inline(`#!/usr/bin/env bash
[[ $QUX == "override" ]]
`),
          }),
        ],
      },
      params: { FOO: 'foo', BAR: 'bar' },
    });
  },
  'taskruns/steptemplate-variable-interop.yaml'(chart) {
    const image = new StringParam('image');
    new TaskRun(chart, 'steptemplate-variables', {
      runName: RunName.generated('steptemplate-variables-'),
      taskSpec: {
        params: [image],
        stepTemplate: { image: image.value },
        steps: [
          new Step({
            name: 'foo',
            script: Script.inline(`echo hello from ${image}
`),
          }),
        ],
      },
      params: { image: 'ubuntu' },
    });
  },
  'taskruns/unnamed-steps.yaml'(chart) {
    new TaskRun(chart, 'unnamed-steps', {
      runName: RunName.generated('unnamed-steps-'),
      taskSpec: {
        steps: [
          new Step({
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            script: Script.inline('true'),
          }),
          new Step({
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            script: Script.inline('true'),
          }),
          new Step({
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            script: Script.inline('true'),
          }),
        ],
      },
    });
  },
  'taskruns/run-steps-as-non-root.yaml'(chart) {
    const showNonRootSteps = new Task(chart, 'show-non-root-steps', {
      name: 'show-non-root-steps',
      steps: [
        new Step({
          name: 'show-user-1001',
          image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
          command: ['ps'],
          args: ['aux'],
        }),
        new Step({
          name: 'show-user-2000',
          image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
          command: ['ps'],
          args: ['aux'],
          securityContext: { runAsUser: 2000 },
        }),
      ],
    });
    new TaskRun(chart, 'show-non-root-steps-run', {
      runName: RunName.generated('show-non-root-steps-run-'),
      task: showNonRootSteps,
      podTemplate: { podSecurityContext: { runAsNonRoot: true, runAsUser: 1001 } },
    });
  },
  'taskruns/custom-volume.yaml'(chart) {
    const custom = Volume.fromEmptyDir('custom');
    new TaskRun(chart, 'custom-volume', {
      runName: RunName.generated('custom-volume-'),
      taskSpec: {
        steps: [
          new Step({
            name: 'write',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            volumeMounts: [{ volume: custom, path: '/im/a/custom/mount/path' }],
            script: Script.inline(`#!/usr/bin/env bash
echo some stuff > /im/a/custom/mount/path/file
`),
          }),
          new Step({
            name: 'read',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            volumeMounts: [{ volume: custom, path: '/short/and/stout' }],
            script: Script.inline(`#!/usr/bin/env bash
cat /short/and/stout/file | grep stuff
`),
          }),
        ],
      },
    });
  },
  'taskruns/task-volume-args.yaml'(chart) {
    new kubernetes.ConfigMap(chart, 'config-for-testing-volume-args', {
      name: 'config-for-testing-volume-args',
      data: { 'test.data': 'tasks are my jam' },
    });
    const custom = Volume.fromConfigMap('custom', kubernetes.ConfigMap.fromConfigMapName('$(params.CFGNAME)'));
    const cFGNAME = new StringParam('CFGNAME', { description: 'Name of config map' });
    new TaskRun(chart, 'task-volume-args', {
      runName: RunName.generated('task-volume-args-'),
      taskSpec: {
        params: [cFGNAME],
        steps: [
          new Step({
            name: 'read',
            image: 'mirror.gcr.io/ubuntu@sha256:0d39fcc8335d6d74d5502f6df2d30119ff4790ebbb60b364818d5112d9e3e932',
            volumeMounts: [{ volume: custom, path: '/configmap' }],
            script: Script.inline(`#!/usr/bin/env bash
cat /configmap/test.data
`),
          }),
        ],
      },
      params: { CFGNAME: 'config-for-testing-volume-args' },
    });
  },
  'taskruns/no-ci/windows-node-selectors.yaml'(chart) {
    const windowsTaskNs = new Task(chart, 'windows-task-ns', {
      name: 'windows-task-ns',
      steps: [
        new Step({
          name: 'ping-localhost',
          image: 'mcr.microsoft.com/windows/nanoserver:1809',
          command: ['cmd.exe'],
          args: ['/S', '/C', 'echo Hello from Windows'],
        }),
      ],
    });
    new TaskRun(chart, 'windows-task-ns-run', {
      name: 'windows-task-ns-run',
      task: windowsTaskNs,
      podTemplate: { nodeSelector: { 'kubernetes.io/os': 'windows' } },
    });
  },
};

compareSamples('tekton-pipelines-1.12.0', programs, {
  'tekton-pipelines': {
    'feature-flags': { 'enable-api-fields': 'alpha', 'enable-artifacts': 'true', 'enable-param-enum': 'true' },
  },
});
