import { App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { platform, tekton } from '../../lib';

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
const withBuild = (props: tekton.StepProps): Declare => {
  return (chart) => new Task(chart, 'task', { steps: [build, new Step(props)] });
};
const ARTIFACTS: { readonly [feature: string]: Declare } = {
  'artifacts of a task': task({ image, args: [Context.TASK_ARTIFACTS_PATH] }),
  'artifacts of a step': task({ image, args: [Context.STEP_ARTIFACTS_PATH] }),
  'an artifact of an earlier step': withBuild({ image, args: [build.artifactOutput('image')] }),
  'an artifact of an earlier task': (chart) => {
    const pipeline = new Pipeline(chart, 'pipeline');
    const first = pipeline.addTask('first', { task: lint });
    pipeline.addTask('second', { task: lint, params: { image: first.artifactOutput('image') } });
  },
};
const CEL = { 'a condition in CEL': task({ image, when: [When.cel("'a' == 'a'")] }) };
const level = new StringParam('level', { allowedValues: ['info', 'debug'] });
const PARAM_ENUM = { 'allowed values of a param': task({ image }, { params: [level] }) };

type Features = platform.PipelinesFeaturesConfig;

/** Each feature with the setting that turns it off, the one that turns it on, and what the fault says. */
function rows(features: { readonly [feature: string]: Declare }, off: Features, on: Features, fault: string) {
  return Object.entries(features).map(([feature, declare]) => ({ feature, declare, off, on, fault }));
}

const { ApiFields } = platform;
const FEATURES = [
  ...rows(
    ALPHA,
    {},
    { apiFields: ApiFields.ALPHA },
    'is "beta"; allowed: `enable-api-fields` of feature-flags set to alpha; set it to alpha',
  ),
  ...rows(
    BETA,
    { apiFields: ApiFields.STABLE },
    {},
    'is "stable"; allowed: `enable-api-fields` of feature-flags set to beta or alpha; set it to beta',
  ),
  ...rows(
    ARTIFACTS,
    {},
    { artifacts: true },
    'is "false"; allowed: `enable-artifacts` of feature-flags set to true; set it to true',
  ),
  ...rows(
    CEL,
    {},
    { celInWhenExpression: true },
    'is "false"; allowed: `enable-cel-in-whenexpression` of feature-flags set to true; set it to true',
  ),
  ...rows(
    PARAM_ENUM,
    {},
    { paramEnum: true },
    'is "false"; allowed: `enable-param-enum` of feature-flags set to true; set it to true',
  ),
];

/** What an app says of features that are off in its platform. */
function faults(declare: Declare, features?: Features): string[] {
  const app = new App();
  if (features) new platform.TektonPipelines(new Chart(app, 'platform'), 'tekton', { config: { features } });
  declare(new Chart(app, 'ci', { namespace: 'ci' }));
  const all = app.node.findAll().flatMap((construct) => construct.node.validate());
  return all.filter((fault) => fault.endsWith('[graph/feature-flag]'));
}

test.each(FEATURES)('$feature is taken by a platform that turns it on: $fault', ({ declare, off, on, fault }) => {
  const found = faults(declare, off);
  expect(found.length).toBeGreaterThan(0);
  for (const each of found) expect(each).toContain(`${fault} in 'platform/tekton', or leave the field out`);
  expect(faults(declare, on)).toEqual([]);
  expect(faults(declare)).toEqual([]);
});

test('a resolver that the platform turns off fetches nothing', () => {
  const declare = inPipeline({ task: Task.fromResolver(Resolver.hub({ name: 'lint', version: '0.1' })) });
  const app = new App();
  const resolvers = { features: { hub: false } };
  new platform.TektonPipelines(new Chart(app, 'platform'), 'tekton', { config: { resolvers } });
  declare(new Chart(app, 'ci', { namespace: 'ci' }));
  expect(app.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([
    'ci/pipeline: tasks[0].taskRef.resolver (spec.tasks[0].taskRef.resolver) is "false"; allowed: `enable-hub-resolver` of ' +
      "resolvers-feature-flags set to true; set it to true in 'platform/tekton', or leave the field out [graph/feature-flag]",
  ]);
});
