import { App, Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { tekton } from '../../lib';
import { admit } from '../../lib/admission/admission';

const { ArrayParam, Pipeline, PipelineRun, Script, Step, StringParam, StringResult, Task, TaskRun } = tekton;
const { When, Workspace, WorkspaceBinding } = tekton;

const image = 'registry.example.com/bash';

/** What is wrong with a chart, a line each, without the path of the construct. */
function faults(declare: (chart: Chart) => void): string[] {
  const app = new App();
  declare(new Chart(app, 'ci', { namespace: 'ci' }));
  return app.node.findAll().flatMap((construct) => construct.node.validate());
}

/** A task with a string and a list as params, a workspace and a result. */
function build(chart: Chart): tekton.Task {
  return new Task(chart, 'build', {
    params: [new StringParam('url'), new ArrayParam('flags', { defaultValue: [] })],
    workspaces: [new Workspace('source'), new Workspace('cache', { optional: true })],
    results: [new StringResult('digest')],
    steps: [new Step({ image, args: ['$(params.flags[*])'] })],
  });
}

test('one error lists every fault of a Task, by the props that have it', () => {
  const chart = Testing.chart();
  const declare = () =>
    new Task(chart, 'build', {
      params: [new ArrayParam('flags')],
      steps: [
        new Step({ name: 'Build', image, script: Script.inline('echo $(params.flags[*]) $(params.none)') }),
        new Step({ name: 'push', image, args: ['--flags=$(params.flags[*])'] }),
      ],
    });
  expect(declare).toThrow(
    [
      "Task 'test/build' is refused:",
      '  steps[0].script (spec.steps[0].script) is "echo $(params.flags[*]) $(params.none)"; allowed: flags; ' +
        "'none' isn't there: declare it, or correct the expression [tekton/step-params]",
      '  steps[0].script (spec.steps[0].script) is "echo $(params.flags[*]) $(params.none)"; allowed: a string; ' +
        "'flags' is a list: name one element of it, such as `[0]` [tekton/array-param]",
      '  steps[1].args[0] (spec.steps[1].args[0]) is "--flags=$(params.flags[*])"; allowed: the list alone; ' +
        "'flags' is a list: give it an element of its own [tekton/array-param]",
      '  steps[0].name (spec.steps[0].name) is "Build"; allowed: lower-case letters, digits and `-`, at most 63; ' +
        'rename the step [tekton/step-name]',
    ].join('\n'),
  );
});

test('tasks that wait for each other are a cycle, whether by results or by hand', () => {
  const found = faults((chart) => {
    const pipeline = new Pipeline(chart, 'loop');
    const task = Task.fromTaskName('any');
    const first = pipeline.addTask('first', { task, params: { a: '$(tasks.third.results.x)' } });
    const second = pipeline.addTask('second', { task, runAfter: [first] });
    pipeline.addTask('third', { task, when: [When.isIn(second.result('y').value, ['1'])] });
  });
  expect(found).toEqual([
    'ci/loop: tasks (spec.tasks) is "first → third → second → first"; allowed: no cycle; ' +
      'take one dependency away [tekton/task-order]',
  ]);
});

test('a finally task reads neither another one nor what does not run', () => {
  const found = faults((chart) => {
    const pipeline = new Pipeline(chart, 'release');
    const task = Task.fromTaskName('any');
    pipeline.addTask('build', { task });
    pipeline.addFinallyTask('notify', { task });
    pipeline.addFinallyTask('record', {
      task,
      params: { a: '$(tasks.notify.results.id)', b: '$(tasks.none.results.id)' },
    });
  });
  expect(found).toEqual([
    'ci/release: finallyTasks[1].params[0].value (spec.finally[1].params[0].value) is "notify"; allowed: a task: build; ' +
      "'notify' is a finally task, and these run at once [tekton/finally]",
    'ci/release: finallyTasks[1].params[1].value (spec.finally[1].params[1].value) is "none"; allowed: a task: build; ' +
      "there is no task 'none' [tekton/finally]",
  ]);
});

test('a pipeline gives a task of the app what it declares, in its type, and reads what it puts out', () => {
  const found = faults((chart) => {
    const files = new ArrayParam('files');
    const pipeline = new Pipeline(chart, 'release', { params: [files], workspaces: [new Workspace('shared')] });
    const built = pipeline.addTask('build', {
      task: build(chart),
      params: { flags: 'one' },
      workspaces: { sources: new Workspace('shared') },
    });
    pipeline.addTask('again', { task: Task.fromTaskName('build'), params: { url: files.all, flags: files.all } });
    pipeline.addTask('deploy', {
      task: Task.fromTaskName('elsewhere'),
      params: { image: built.result('image').value },
    });
  });
  expect(found.map((line) => line.replace(/^ci\/release: |\(spec[^)]*\) /g, ''))).toEqual([
    'tasks[0].params is ["flags"]; allowed: a value for \'url\'; ' +
      "'build' declares 'url' without a default: give it a value [graph/missing-param]",
    'tasks[0].params[0].value is "one"; allowed: a value of type array; ' +
      "'build' declares 'flags' with this type [graph/param-type]",
    'tasks[0].workspaces is ["sources"]; allowed: the workspace \'source\'; ' +
      "'build' declares 'source', which isn't optional: provide it [graph/missing-workspace]",
    'tasks[0].workspaces is "sources"; allowed: source, cache; ' +
      "'build' doesn't declare it: correct the name [graph/undeclared-workspace]",
    'tasks[1].params[0].value is "$(params.files[*])"; allowed: a value of type string; ' +
      "'build' declares 'url' with this type [graph/param-type]",
    "tasks[1].workspaces is []; allowed: the workspace 'source'; " +
      "'build' declares 'source', which isn't optional: provide it [graph/missing-workspace]",
    'tasks[2].params[0].value is "image"; allowed: digest; ' +
      "'build' doesn't put it out: correct the name [graph/missing-result]",
  ]);
});

test('a run gives its pipeline what it declares, and embedded tasks see what stands around them', () => {
  const found = faults((chart) => {
    const url = new StringParam('url');
    const echo = new Step({ image, args: [url.value] });
    const pipeline = new Pipeline(chart, 'release', { params: [url], workspaces: [new Workspace('shared')] });
    pipeline.addTask('echo', { taskSpec: { params: [url], steps: [echo] } });
    new PipelineRun(chart, 'good', {
      pipeline,
      params: { url: 'a' },
      workspaces: { shared: WorkspaceBinding.fromEmptyDir() },
    });
    new PipelineRun(chart, 'bad', { pipeline, arrayParams: { url: ['a'] } });
    new TaskRun(chart, 'embedded', { taskSpec: { params: [url], steps: [echo] } });
  });
  expect(found).toEqual([
    'ci/bad: params[0].value (spec.params[0].value) is ["a"]; allowed: a value of type string; ' +
      "Pipeline 'release' declares 'url' with this type [graph/param-type]",
    "ci/bad: workspaces (spec.workspaces) is []; allowed: the workspace 'shared'; " +
      "Pipeline 'release' declares 'shared', which isn't optional: provide it [graph/missing-workspace]",
    "ci/embedded: params (spec.params) is []; allowed: a value for 'url'; " +
      "what it describes declares 'url' without a default: give it a value [graph/missing-param]",
  ]);
});

test('a matrix makes at most as many runs as the platform allows', () => {
  const found = faults((chart) => {
    const many = Array.from({ length: 17 }, (_, i) => `${i}`);
    const pipeline = new Pipeline(chart, 'grid');
    pipeline.addTask('test', { task: Task.fromTaskName('any'), matrix: { arrayParams: { a: many, b: many } } });
  });
  expect(found).toEqual([
    'ci/grid: tasks[0].matrix (spec.tasks[0].matrix) is 289; allowed: at most 256 combinations; ' +
      'give fewer values, or split the task [tekton/matrix]',
  ]);
});

test('a script whose file is not there says which', () => {
  const steps = [new Step({ image, script: Script.fromFile('scripts/none.sh') })];
  expect(() => new Task(Testing.chart(), 'build', { steps })).toThrow(
    /path is "scripts\/none.sh"; allowed: a file that can be read \(ENOENT\), .* \[tekton\/script-file\]/,
  );
});

test('a step runs a script that has a file of its own', () => {
  const chart = Testing.chart();
  new Task(chart, 'build', { steps: [new Step({ image, script: Script.fromFile('test/tekton/scripts/build.sh') })] });
  expect(Testing.synth(chart)[0].spec.steps).toEqual([{ image, script: '#!/bin/sh\nset -e\nmake "$TARGET"\n' }]);
});

test('what two places of a file share by an anchor is refused at both', () => {
  const pipelineSpec = { tasks: [{ name: 'A', taskRef: { name: 'build' } }] };
  const tasks = [
    { name: 'first', pipelineSpec },
    { name: 'second', pipelineSpec },
  ];
  const { findings } = admit({
    apiVersion: 'tekton.dev/v1',
    kind: 'Pipeline',
    metadata: { name: 'ci' },
    spec: { tasks },
  });
  expect(findings.filter(({ rule }) => rule === 'tekton/pipeline-task-name').map(({ field }) => field)).toEqual([
    'spec.tasks[0].pipelineSpec.tasks[0].name',
    'spec.tasks[1].pipelineSpec.tasks[0].name',
  ]);
});
