import { App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { platform, tekton } from '../../lib';
import { registerPlatform } from '../../lib/admission/platform-facts';

const { Context, OnError, Pipeline, PipelineRun, Resolver, Script, Step, StepAction, StringParam, Task } = tekton;
const { TaskRun, When, Workspace } = tekton;

const image = 'registry.example.com/bash';
const lint = Task.fromTaskName('lint');
const resources = { otherLimits: { 'example.com/device': '1' } };
const resolver = Resolver.cluster({ name: 'lint', namespace: 'shared' });
const workspace = new Workspace('source');

type Declare = (chart: Chart) => void;
const task = (props: tekton.StepProps, more: Partial<tekton.TaskProps> = {}): Declare => {
  return (chart) => new Task(chart, 'task', { steps: [new Step(props)], ...more });
};
const inPipeline = (props: tekton.PipelineTaskProps): Declare => {
  return (chart) => new Pipeline(chart, 'pipeline').addTask('task', props);
};
const taskRun = (props: tekton.TaskRunProps): Declare => {
  return (chart) => new TaskRun(chart, 'run', { task: lint, ...props });
};

const ALPHA: { readonly [feature: string]: Declare } = {
  'a pipeline in a pipeline': inPipeline({ pipeline: Pipeline.fromPipelineName('inner') }),
  'tasks of a pipeline that are described in a task': inPipeline({ pipelineSpec: { tasks: [] } }),
  'a file for the standard output': task({ image, stdoutPath: '/out' }),
  'a file for the standard error': task({ image, stderrPath: '/err' }),
  'a script for Windows': task({ image, script: Script.inline('#!win powershell\ndir') }),
  'a step that waits when it fails': taskRun({ breakOnFailure: true }),
};
const BETA: { readonly [feature: string]: Declare } = {
  'a matrix': inPipeline({ task: lint, matrix: { arrayParams: { platform: ['linux', 'windows'] } } }),
  'a pipeline that goes on though a task failed': inPipeline({ task: lint, onError: OnError.CONTINUE }),
  'a task that is fetched': inPipeline({ task: Task.fromResolver(resolver) }),
  'a pipeline that is fetched': (chart) => new PipelineRun(chart, 'run', { pipeline: Pipeline.fromResolver(resolver) }),
  'a step action that is fetched': task({ stepAction: StepAction.fromResolver(resolver) }),
  'a workspace of single steps': task({ image, workspaces: [{ workspace }] }, { workspaces: [workspace] }),
  'resources of all steps in a run': taskRun({ resources }),
  'resources of a step in a run': taskRun({ stepResources: { build: resources } }),
  'resources of a sidecar in a run': taskRun({ sidecarResources: { registry: resources } }),
};
const build = new Step({ name: 'build', image });
const OWN_FLAG: { readonly [feature: string]: [flag: string, declare: Declare] } = {
  'a condition in CEL': ['enable-cel-in-whenexpression', task({ image, when: [When.cel("'a' == 'a'")] })],
  'allowed values of a param': [
    'enable-param-enum',
    task({ image }, { params: [new StringParam('level', { allowedValues: ['info', 'debug'] })] }),
  ],
  'artifacts of a task': ['enable-artifacts', task({ image, args: [Context.TASK_ARTIFACTS_PATH] })],
  'artifacts of a step': ['enable-artifacts', task({ image, args: [Context.STEP_ARTIFACTS_PATH] })],
  'an artifact of an earlier step': [
    'enable-artifacts',
    (chart) => new Task(chart, 'task', { steps: [build, new Step({ image, args: [build.artifactOutput('image')] })] }),
  ],
  'an artifact of an earlier task': [
    'enable-artifacts',
    (chart) => {
      const pipeline = new Pipeline(chart, 'pipeline');
      const first = pipeline.addTask('first', { task: lint });
      pipeline.addTask('second', { task: lint, params: { image: first.artifactOutput('image') } });
    },
  ],
};

const API_FIELDS = 'enable-api-fields';
const ofAll = (
  features: { readonly [feature: string]: Declare },
  set: string,
  allowed: string,
): [string, string, string, string, Declare][] =>
  Object.entries(features).map(([feature, declare]) => [feature, API_FIELDS, set, allowed, declare]);

const FEATURES = [
  ...ofAll(ALPHA, 'beta', 'alpha'),
  ...ofAll(BETA, 'stable', 'beta or alpha'),
  ...Object.entries(OWN_FLAG).map(([feature, [flag, declare]]): [string, string, string, string, Declare] => [
    feature,
    flag,
    'false',
    'true',
    declare,
  ]),
];

/** What an app says of flags that are off in its platform. */
function faults(declare: Declare, install: (chart: Chart) => void): string[] {
  const app = new App();
  install(new Chart(app, 'platform'));
  declare(new Chart(app, 'ci', { namespace: 'ci' }));
  const all = app.node.findAll().flatMap((construct) => construct.node.validate());
  return all.filter((fault) => fault.endsWith('[graph/feature-flag]'));
}

const withFlag = (flag: string, value: string) => (chart: Chart) =>
  registerPlatform(chart, {
    component: 'tekton-pipelines',
    path: 'platform/tekton',
    classes: [],
    off: {},
    setting: (_, key) => (key === flag ? value : undefined),
  });

test.each(FEATURES)(
  '%s needs the flag %s, which a platform that has it at %s lacks',
  (_, flag, set, allowed, declare) => {
    const found = faults(declare, withFlag(flag, set));
    expect(found.length).toBeGreaterThan(0);
    for (const fault of found) {
      expect(fault).toContain(`is "${set}"; allowed: \`${flag}\` of feature-flags set to ${allowed}; `);
      expect(fault).toContain(`set it to ${allowed.split(' ')[0]} in 'platform/tekton', or leave the field out`);
    }
    expect(faults(declare, withFlag(flag, allowed.split(' ')[0]))).toEqual([]);
    expect(faults(declare, () => {})).toEqual([]);
  },
);

test('the platform has what is beta turned on, and nothing else', () => {
  const install = (chart: Chart) => new platform.TektonPipelines(chart, 'tekton');
  const off = FEATURES.filter(([, , , , declare]) => faults(declare, install).length > 0);
  expect(off.map(([feature]) => feature)).toEqual([...Object.keys(ALPHA), ...Object.keys(OWN_FLAG)]);
});
