import { App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { platform, tekton } from '../../lib';
import { registerPlaceholders } from '../../lib/admission/unknown';
import { validateFiles } from '../../lib/validation/validate-files';

const { ArrayParam, ArrayResult, EventListener, ObjectParam, ObjectResult, Pipeline, PipelineRun, PipelineTask } =
  tekton;
const { Step, StepAction, StringParam, StringResult, Task, TriggerResource, TriggerTemplate, When, Workspace } = tekton;
const { TaskRun, WorkspaceBinding } = tekton;

const image = 'registry.example.com/bash';
const any = Task.fromTaskName('any');

/** What is wrong with a chart, a line each, without the path of the construct and the field of the manifest. */
function faults(declare: (chart: Chart) => void): string[] {
  const app = new App();
  declare(new Chart(app, 'ci', { namespace: 'ci' }));
  const found = app.node.findAll().flatMap((construct) => construct.node.validate());
  return found.map((line) => line.replace(/^ci\/\w+: |\(spec[^ ]*\) /g, ''));
}

const step = (args: string[], more: Partial<tekton.StepProps> = {}) => new Step({ image, args, ...more });
const task = (steps: tekton.Step[], more: Partial<tekton.TaskProps> = {}) => {
  return (chart: Chart) => new Task(chart, 'task', { steps, ...more });
};

test.each<[string, (chart: Chart) => void, string[]]>([
  [
    'a workspace that its task does not declare',
    task([step([new Workspace('cache').path])], { workspaces: [new Workspace('source')] }),
    ['steps[0].args[0] is "cache"; allowed: source; declare the workspace in the task [graph/undeclared-workspace]'],
  ],
  [
    'a result that its task does not declare',
    task([step([new StringResult('digest').path])]),
    [
      'steps[0].args[0] is "digest"; allowed: no result, since the task has none; ' +
        'declare the result in the task [graph/missing-result]',
    ],
  ],
  [
    'a result that the step does not declare',
    task([step([new StringResult('size').stepPath], { results: [new StringResult('digest')] })]),
    ['steps[0].args[0] is "size"; allowed: digest; declare the result in the step [graph/missing-result]'],
  ],
  [
    'a result of a step that comes later',
    task([step(['$(steps.build.results.digest)']), step([], { name: 'build', results: [new StringResult('digest')] })]),
    [
      'steps[0].args[0] is "build"; allowed: no step, since none with a name is before it; ' +
        "there is no step 'build' before: correct the name [graph/missing-result]",
    ],
  ],
  [
    'a result that a step does not put out, in a condition and as a result of the task',
    task(
      [
        step([], { name: 'build', results: [new StringResult('digest')] }),
        step([], { when: [When.isIn('$(steps.build.results.size)', ['0'])] }),
      ],
      { results: [new StringResult('size', { value: '$(steps.build.results.size)' })] },
    ),
    ['steps[1].when[0]', 'results[0].value'].map(
      (field) =>
        `${field} is "size"; allowed: digest; 'build' doesn't put it out: correct the name [graph/missing-result]`,
    ),
  ],
  [
    'the exit code of a step that is not before, or by the name of the step alone',
    task([
      step(['$(steps.step-test.exitCode.path)']),
      step([], { name: 'test' }),
      step(['$(steps.step-unnamed-0.exitCode.path)', '$(steps.step-test.exitCode.path)']),
      step(['$(steps.test.exitCode.path)']),
    ]),
    [
      'steps[0].args[0] is "step-test"; allowed: no step, since none is before it; ' +
        'write `step-` and the name of a step before [graph/missing-result]',
      'steps[3].args[0] is "test"; allowed: step-unnamed-0, step-test, step-unnamed-2; ' +
        'write `step-` and the name of a step before [graph/missing-result]',
    ],
  ],
  [
    'a workspace that the pipeline does not declare',
    (chart) => new Pipeline(chart, 'p').addTask('a', { task: any, params: { bound: new Workspace('cache').bound } }),
    [
      'tasks[0].params[0].value is "cache"; allowed: no workspace; ' +
        'declare the workspace in the pipeline [graph/undeclared-workspace]',
    ],
  ],
])('nobody reads %s', (_what, declare, expected) => {
  expect(faults(declare)).toEqual(expected);
});

test('names with dots are written in the form that Tekton knows, or refused where it knows none', () => {
  expect(new Workspace('a.b').path).toBe('$(workspaces.a.b.path)');
  expect(new StringResult('a.b').path).toBe('$(results["a.b"].path)');
  expect(new StringResult('a.b').stepPath).toBe('$(step.results["a.b"].path)');
  const clone = new PipelineTask('clone', { task: any });
  const build = step([], { name: 'build' });
  const reads: [() => unknown, string, string][] = [
    [() => clone.result('a.b'), 'tasks.clone', 'result'],
    [() => clone.result('a').key('a.b'), 'tasks.clone.results.a', 'key'],
    [() => clone.artifactInput('a.b'), 'tasks.clone', 'artifactInput'],
    [() => clone.artifactOutput('a.b'), 'tasks.clone', 'artifactOutput'],
    [() => clone.matrixResultLength('a.b'), 'tasks.clone.matrix', 'matrixResultLength'],
    [() => build.result('a.b'), 'steps.build', 'result'],
    [() => build.artifactInput('a.b'), 'steps.build', 'artifactInput'],
    [() => build.artifactOutput('a.b'), 'steps.build', 'artifactOutput'],
  ];
  for (const [read, owner, field] of reads) {
    expect(read).toThrow(
      `What reads '${owner}' is refused:\n  ${field} is "a.b"; allowed: a name without dots: Tekton finds no other ` +
        'here; rename it where it is declared [graph/dotted-name]',
    );
  }
});

test('a step finds the exit code of one before by the name of its container', () => {
  const run = step([], { name: 'test' });
  expect(run.exitCodePath).toBe('$(steps.step-test.exitCode.path)');
  expect(faults(task([run, step([run.exitCodePath])]))).toEqual([]);
});

test('a task reads how many runs a matrix before it made, what they put out, and what they used', () => {
  const found = faults((chart) => {
    const of = task([step([])], { params: ['runs', 'results', 'used'].map((name) => new StringParam(name)) })(chart);
    const pipeline = new Pipeline(chart, 'p');
    const fan = pipeline.addTask('fan', { task: any, matrix: { arrayParams: { os: ['linux', 'windows'] } } });
    const params = {
      runs: fan.matrixLength,
      results: fan.matrixResultLength('digest'),
      used: fan.artifactInput('source'),
    };
    expect(params).toEqual({
      runs: '$(tasks.fan.matrix.length)',
      results: '$(tasks.fan.matrix.digest.length)',
      used: '$(tasks.fan.inputs.source)',
    });
    pipeline.addTask('count', { task: of, params, runAfter: [fan] });
  });
  expect(found).toEqual([]);
});

test('brackets are refused where Tekton leaves them as they stand', () => {
  const workspaces = [new Workspace('a.b')];
  const results = [new StringResult('a.b')];
  const build = step(['$(workspaces.a.b.path)', '$(results["a.b"].path)'], { name: 'build', results });
  const read = step(['$(workspaces["a.b"].path)', '$(steps.build.results["a.b"])']);
  const unread = 'a result by `.` and a name without dots, since Tekton reads no other';
  const change = 'write the name after a dot, and rename a result with dots [graph/dotted-name]';
  expect(faults(task([build, read], { workspaces, results }))).toEqual([
    `steps[1].args[1] is "$(steps.build.results[\\"a.b\\"])"; allowed: ${unread}; ${change}`,
    'steps[1].args[0] is "[\\"a.b\\"]"; allowed: a.b; ' +
      'write the name after a dot: Tekton knows no brackets here [graph/undeclared-workspace]',
  ]);
  const params = { commit: "$(tasks.a.results['a.b'])" };
  expect(faults((chart) => new Pipeline(chart, 'p').addTask('b', { task: any, params }))).toEqual([
    `tasks[0].params[0].value is "$(tasks.a.results['a.b'])"; allowed: ${unread}; ${change}`,
  ]);
});

test('what the script of a task described in a pipeline reads is there, and of a task that has ended', () => {
  const script = (text: string) => ({ taskSpec: { steps: [new Step({ image, script: tekton.Script.inline(text) })] } });
  const results = [new StringResult('commit'), new ArrayResult('files')];
  const found = faults((chart) => {
    const pipeline = new Pipeline(chart, 'p');
    const a = pipeline.addTask('a', { taskSpec: { steps: [step([])], results } });
    pipeline.addTask('good', script(`echo ${a.result('commit')}`));
    pipeline.addTask('all', { taskSpec: { steps: [step([`${a.result('files')}`])] } });
    pipeline.addTask('bad', script('echo $(tasks.a.results.nope) $(tasks.a.results.files[*])'));
    pipeline.addTask('brackets', script('echo $(tasks.a.results["commit"])'));
    const last = pipeline.addFinallyTask('last', { taskSpec: { steps: [step([])], results } });
    pipeline.addFinallyTask('fine', script(`echo ${a.result('commit')}`));
    pipeline.addFinallyTask('early', script(`echo ${last.result('commit')} $(tasks.last.results.commit)`));
  });
  const early =
    'finallyTasks[2].taskSpec.steps[0].script is "last"; allowed: a, good, all, bad, brackets; ' +
    "'last' isn't one of the tasks that have ended before: correct the name [graph/missing-result]";
  expect(found).toEqual([
    'tasks[3].taskSpec.steps[0].script is "nope"; allowed: commit, files; ' +
      "'a' doesn't put it out: correct the name [graph/missing-result]",
    'tasks[3].taskSpec.steps[0].script is "echo $(tasks.a.results.nope) $(tasks.a.results.files[*])"; ' +
      "allowed: one element, by `item`, or the whole list alone, by `all`; 'files' of 'a' has type array " +
      '[graph/result-type]',
    'tasks[4].taskSpec.steps[0].script is "$(tasks.a.results[\\"commit\\"])"; allowed: a result by `.` and a name ' +
      'without dots, since Tekton reads no other; ' +
      'write the name after a dot, and rename a result with dots [graph/dotted-name]',
    early,
    early,
  ]);
});

test('a task described in a run or a pipeline gets the workspaces that it declares and reads', () => {
  const src = new Workspace('src');
  const cache = new Workspace('cache', { optional: true });
  const taskSpec = { steps: [step([src.path])], workspaces: [src, cache] };
  const binding = WorkspaceBinding.fromEmptyDir();
  const found = (workspaceBinding?: tekton.WorkspaceBinding) =>
    faults((chart) => {
      if (workspaceBinding) {
        new platform.TektonPipelines(chart.node.root, 'tekton', { config: { defaults: { workspaceBinding } } });
      }
      const pipeline = new Pipeline(chart, 'p', { workspaces: [new Workspace('all')] });
      pipeline.addTask('given', { taskSpec, workspaces: { src: new Workspace('all') } });
      pipeline.addTask('build', { taskSpec });
      new PipelineRun(chart, 'good', { pipeline, workspaces: { all: binding, src: binding } });
      new PipelineRun(chart, 'bad', { pipeline, workspaces: { all: binding } });
      new TaskRun(chart, 'alone', { taskSpec, workspaces: { src: binding } });
      new TaskRun(chart, 'nothing', { taskSpec });
    });
  const missing = (given: string, who: string) =>
    `workspaces is [${given}]; allowed: the workspace 'src'; ` +
    `${who} declares 'src', which isn't optional: provide it [graph/missing-workspace]`;
  expect(found()).toEqual([missing('"all"', "'build' of the pipeline"), missing('', 'what it describes')]);
  expect(found(binding)).toEqual([]);
});

test('a task described in a run or a pipeline reads workspaces of its own and of what stands around it', () => {
  const src = new Workspace('src');
  const dotted = new Workspace('a.b');
  const binding = WorkspaceBinding.fromEmptyDir();
  const taskSpec = { steps: [step([src.path, new Workspace('none').path])] };
  const found = faults((chart) => {
    const pipeline = new Pipeline(chart, 'p', { workspaces: [src, dotted] });
    pipeline.addTask('build', { taskSpec });
    pipeline.addTask('dotted', { taskSpec: { steps: [step([dotted.path])] } });
    new TaskRun(chart, 'run', { taskSpec, workspaces: { src: binding } });
  });
  expect(found).toEqual([
    'tasks[0].taskSpec.steps[0].args[1] is "none"; allowed: src, a.b; ' +
      'declare the workspace in the task [graph/undeclared-workspace]',
    'tasks[1].taskSpec.steps[0].args[0] is "a.b"; allowed: a workspace without dots in its name, ' +
      'since the task is described in a pipeline; rename the workspace [graph/dotted-name]',
    'taskSpec.steps[0].args[1] is "none"; allowed: src; ' +
      'declare the workspace in the task [graph/undeclared-workspace]',
  ]);
});

test('a param that speaks of a workspace means one of the pipeline, or one that its task gets', () => {
  const [src, source, none] = ['src', 'source', 'none'].map((name) => new Workspace(name));
  const of = task([step([])], { params: [new StringParam('dir')], workspaces: [source] });
  const found = faults((chart) => {
    const pipeline = new Pipeline(chart, 'p', { workspaces: [src] });
    const workspaces = { source: src };
    const built = of(chart);
    pipeline.addTask('build', { task: built, workspaces, params: { dir: source.path } });
    pipeline.addTask('test', { task: built, workspaces, params: { dir: `${src.bound}/${none.path}` } });
  });
  expect(found).toEqual([
    'tasks[1].params[0].value is "none"; allowed: src, source; ' +
      'declare the workspace in the pipeline [graph/undeclared-workspace]',
  ]);
});

test('a result is read in the form of its type', () => {
  const results = [new StringResult('text'), new ArrayResult('list'), new ObjectResult('map', ['key'])];
  const found = (params: { [name: string]: string }, when?: tekton.When[]) =>
    faults((chart) => {
      const pipeline = new Pipeline(chart, 'p');
      pipeline.addTask('a', { task: task([step([])], { results })(chart) });
      pipeline.addTask('b', { task: any, params, when });
    });
  const a = new PipelineTask('a', { task: any });
  const good = { text: `x ${a.result('text').value}`, item: a.result('list').item(0), key: a.result('map').key('key') };
  expect(found({ ...good, list: a.result('list').all, map: a.result('map').all })).toEqual([]);
  expect(found({ list: `x ${a.result('list').all}`, key: a.result('map').key('none') })).toEqual([
    'tasks[1].params[0].value is "x $(tasks.a.results.list[*])"; allowed: one element, by `item`, or the whole list ' +
      "alone, by `all`; 'list' of 'a' has type array [graph/result-type]",
    'tasks[1].params[1].value is "$(tasks.a.results.map.none)"; allowed: one `key`: key; ' +
      "'map' of 'a' has type object [graph/result-type]",
  ]);
  expect(found({}, [When.isIn(a.result('list').all, ['x'])])).toEqual([
    expect.stringMatching(/^tasks\[1\]\.when\[0\] is .*\[graph\/result-type]$/),
  ]);
});

test('a param gets a value of its type, by whatever expression, and all keys of an object', () => {
  const declared = task([step([])], {
    params: [
      new StringParam('url', { defaultValue: '' }),
      new ArrayParam('list', { defaultValue: [] }),
      new ObjectParam('map', { keys: ['a', 'b'] }),
    ],
    results: [new StringResult('text'), new ArrayResult('files'), new ObjectResult('map', ['key'])],
  });
  const found = faults((chart) => {
    const of = declared(chart);
    const url = new StringParam('url');
    const pipeline = new Pipeline(chart, 'p', { params: [url] });
    const first = pipeline.addTask('first', { task: of, objectParams: { map: { a: '1', b: '2' } } });
    const objectParams = { map: { a: '1', b: '2' } };
    const params = { list: first.result('files').all, url: first.result('map').key('key') };
    pipeline.addTask('good', { task: of, params, objectParams });
    pipeline.addTask('param', { task: of, params: { list: url.value }, objectParams: { map: { b: '2' } } });
    pipeline.addTask('result', { task: of, params: { list: first.result('text').value }, objectParams });
    pipeline.addTask('matrix', { task: of, matrix: { arrayParams: { list: ['1'] } }, objectParams });
  });
  expect(found).toEqual([
    'tasks[2].params[0].value is "$(params.url)"; allowed: a value of type array; ' +
      "'task' declares 'list' with this type [graph/param-type]",
    'tasks[2].params[1].value is {"b":"2"}; allowed: a value for a too; ' +
      "'task' declares 'map' with keys that have no default: give them [graph/missing-param]",
    'tasks[3].params[0].value is "$(tasks.first.results.text)"; allowed: a value of type array; ' +
      "'task' declares 'list' with this type [graph/param-type]",
    'tasks[4].matrix.params[0].value is "list"; allowed: a param of type string, since a matrix gives strings; ' +
      "'task' declares 'list' with type array: give it in `params` [graph/param-type]",
  ]);
});

test('a step gives a StepAction of the app the params that it declares, and reads what it puts out', () => {
  const found = faults((chart) => {
    const results = [new StringResult('commit')];
    const stepAction = new StepAction(chart, 'clone', { image, params: [new StringParam('url')], results });
    const clone = new Step({ name: 'clone', stepAction, params: { uri: 'https://example.com' } });
    task([clone, step([clone.result('commit').value, clone.result('branch').value])])(chart);
  });
  expect(found).toEqual([
    'steps[0].params is ["uri"]; allowed: a value for \'url\'; ' +
      "StepAction 'clone' declares 'url' without a default: give it a value [graph/missing-param]",
    "steps[0].params[0].name is \"uri\"; allowed: url; StepAction 'clone' doesn't declare it [graph/undeclared-param]",
    'steps[1].args[1] is "branch"; allowed: commit; ' +
      "'clone' doesn't put it out: correct the name [graph/missing-result]",
  ]);
});

test('a run speaks of tasks that its pipeline has', () => {
  const found = faults((chart) => {
    const pipeline = new Pipeline(chart, 'p');
    pipeline.addTask('build', { task: any });
    new PipelineRun(chart, 'run', { pipeline, taskRunSpecs: { build: {}, deploy: {} } });
  });
  expect(found).toEqual([
    'taskRunSpecs[1].pipelineTaskName is "deploy"; allowed: build; name a task of the pipeline [graph/missing-task]',
  ]);
});

test('the lists of a run make at most as many runs of a matrix as the platform allows', () => {
  const found = (count: number, maxMatrixCombinations?: number) =>
    faults((chart) => {
      const config = { defaults: { maxMatrixCombinations } };
      if (maxMatrixCombinations) new platform.TektonPipelines(chart.node.root, 'tekton', { config });
      const files = new ArrayParam('files', { defaultValue: ['a'] });
      const pipeline = new Pipeline(chart, 'p', { params: [files] });
      const matrix = { params: { file: files.all }, arrayParams: { os: ['linux', 'windows'] } };
      pipeline.addTask('test', { task: any, matrix });
      new PipelineRun(chart, 'run', { pipeline, arrayParams: { files: Array.from({ length: count }, String) } });
    });
  const fault = (count: number, max: number) =>
    `params is ${count}; allowed: at most ${max} combinations for 'test'; give fewer values [graph/matrix]`;
  expect(found(128)).toEqual([]);
  expect(found(129)).toEqual([fault(258, 256)]);
  expect(found(3, 4)).toEqual([fault(6, 4)]);
});

test('what an event makes is checked before the event, and what it says is left open', () => {
  const declare = (url: string, retries: number) => (chart: Chart) => {
    const pipeline = new Pipeline(chart, 'p', { params: [new StringParam('url'), new StringParam('name')] });
    pipeline.addTask('build', { task: any });
    const workspaces = { source: WorkspaceBinding.fromEmptyDir() };
    const resource = TriggerResource.pipelineRun({ pipeline, workspaces, params: { url } });
    const params = [new tekton.TemplateParam('url'), new tekton.TemplateParam('name')];
    new TriggerTemplate(chart, 'template', { params, resources: [resource] });
    new EventListener(chart, 'hook').addTrigger('push', {
      params: { url: '1' },
      resources: [TriggerResource.taskRun({ task: any, retries, params: { url } })],
    });
  };
  expect(faults(declare('$(tt.params.url)', -1))).toEqual([
    'resources[0].spec.params is ["url"]; allowed: a value for \'name\'; ' +
      "Pipeline 'p' declares 'name' without a default: give it a value [graph/missing-param]",
    'resources[0].spec.workspaces is "source"; allowed: no workspace; ' +
      "Pipeline 'p' doesn't declare it: correct the name [graph/undeclared-workspace]",
    'triggers[0].template.spec.resourcetemplates[0].spec.retries is -1; allowed: 0 or more; ' +
      'raise it [tekton/task-run-limits]',
  ]);
});

test('a list or object with a value of an event in it is one, and a text with the id of the event is open', () => {
  const sha = new tekton.TemplateParam('sha');
  const params = [new ArrayParam('list'), new ObjectParam('map', { keys: ['a', 'b'] })];
  const arrayParams = { list: ['--ref', sha.value] };
  const objectParams = { map: { a: sha.value, b: '2' } };
  const named = { metadata: { name: `run-${TriggerResource.UID}` } };
  const declare = (more: Partial<tekton.TriggeredTaskRun>) => (chart: Chart) => {
    const pipeline = new Pipeline(chart, 'p', { params });
    pipeline.addTask('a', { task: any });
    const of = task([step([])], { params: [...params, new StringParam('text', { defaultValue: '' })] })(chart);
    const own = new ArrayParam('own', { defaultValue: [sha.value, 'x'] });
    const tasks = [new PipelineTask('a', { task: any, arrayParams: { list: [sha.value, own.all] } })];
    new TriggerTemplate(chart, 'template', {
      params: [sha],
      resources: [
        TriggerResource.custom({
          apiVersion: 'tekton.dev/v1',
          kind: 'TaskRun',
          ...named,
          spec: { taskRef: { name: 'a' } },
        }),
        TriggerResource.pipelineRun({ pipeline, arrayParams, objectParams, namePrefix: `run-${TriggerResource.UID}-` }),
        TriggerResource.pipelineRun({ pipelineSpec: { params: [own], tasks } }),
        TriggerResource.taskRun({
          taskSpec: { params: [own], steps: [step([own.all])] },
          labels: { group: TriggerResource.UID },
        }),
        TriggerResource.taskRun({ task: of, arrayParams, objectParams, ...more }),
      ],
    });
  };
  expect(faults(declare({}))).toEqual([]);
  expect(faults(declare({ objectParams: { map: { a: sha.value } } }))).toEqual([
    'resources[4].spec.params[1].value is {"a":"(not known yet)"}; allowed: a value for b too; ' +
      "Task 'task' declares 'map' with keys that have no default: give them [graph/missing-param]",
  ]);
  expect(faults(declare({ arrayParams: { ...arrayParams, text: [sha.value] } }))).toEqual([
    'resources[4].spec.params[1].value is ["(not known yet)"]; allowed: a value of type string; ' +
      "Task 'task' declares 'text' with this type [graph/param-type]",
  ]);
});

test('a list with a value of an event in it, and the id of the event in a name, pass in a file', () => {
  const text = `apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: {name: push}
spec:
  params: [{name: sha}]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: {name: run-$(uid), labels: {group: $(uid)}}
      spec:
        pipelineSpec:
          params: [{name: refs, default: [$(tt.params.sha)]}]
          tasks: [{name: a, taskRef: {name: a}, params: [{name: refs, value: ['$(params.refs[*])', $(tt.params.sha)]}]}]
`;
  expect(validateFiles([{ path: 'push.yaml', text }])).toEqual([]);
});

test('a number of a file is a text to Tekton, and so no list', () => {
  const text = `apiVersion: tekton.dev/v1
kind: Task
metadata: {name: task}
spec:
  params: [{name: count}, {name: list, type: array}]
  steps: [{image: example.com/count, args: [$(params.count), '$(params.list[*])']}]
---
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: {name: run}
spec: {taskRef: {name: task}, params: [{name: count, value: 5}, {name: list, value: 5}]}
`;
  const found = validateFiles([{ path: 'run.yaml', text }]);
  expect(found.map(({ finding: { rule, field, value } }) => [rule, field, value])).toEqual([
    ['graph/param-type', 'spec.params[1].value', 5],
  ]);
});

test('a list, and the result of a pipeline, may hold what another program still has to find out', () => {
  const found = faults((chart) => {
    registerPlaceholders(chart.node.root, { isUnknown: (value) => String(value).includes('{{sha}}') });
    const pipeline = new Pipeline(chart, 'p', { params: [new ArrayParam('list', { defaultValue: ['{{sha}}'] })] });
    const a = pipeline.addTask('a', { task: any });
    pipeline.addResult('image', { value: `${a.result('image')}@{{sha}}` });
    pipeline.addResult('images', { arrayValue: ['{{sha}}'] });
    pipeline.addResult('byName', { objectValue: { orders: '{{sha}}', pages: 'none' } });
    new PipelineRun(chart, 'run', { pipeline, arrayParams: { list: ['--ref', '{{sha}}'] } });
  });
  expect(found).toEqual([]);
});

test('a feature that a triggered run needs is checked with the platform of the app', () => {
  const found = faults((chart) => {
    const features = { apiFields: platform.ApiFields.STABLE };
    new platform.TektonPipelines(chart.node.root, 'tekton', { config: { features } });
    const resolver = tekton.Resolver.cluster({ name: 'release', namespace: 'shared' });
    const resources = [TriggerResource.pipelineRun({ pipeline: Pipeline.fromResolver(resolver) })];
    new TriggerTemplate(chart, 'template', { resources });
  });
  expect(found.filter((line) => line.includes('[graph/feature-flag]'))).not.toEqual([]);
});
