import { Chart, Duration, Size, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { kubernetes, tekton } from '../../lib';

const { ArrayParam, ObjectParam, Pipeline, PipelineRun, RunName, Script, Step, StringParam, StringResult } = tekton;
const { Context, Task, When, Workspace, WorkspaceBinding } = tekton;

function ci(): Chart {
  return new Chart(Testing.app(), 'ci', { namespace: 'ci' });
}

/** The manifests of a chart by kind; one of each. */
function render(chart: Chart): { readonly [kind: string]: any } {
  return Object.fromEntries(Testing.synth(chart).map((manifest) => [manifest.kind, manifest]));
}

function gitClone(chart: Chart): tekton.Task {
  const url = new StringParam('url', { description: 'Repository to clone' });
  const commit = new StringResult('commit');
  const source = new Workspace('source');
  return new Task(chart, 'git-clone', {
    params: [url],
    results: [commit],
    workspaces: [source],
    steps: [
      new Step({
        name: 'clone',
        image: 'registry.example.com/git',
        script: Script.inline(`git clone ${url} ${source}\ngit -C ${source} rev-parse HEAD > ${commit}\n`),
      }),
    ],
  });
}

test('a Task renders what it declares, and expressions name it', () => {
  const chart = ci();
  gitClone(chart);
  expect(render(chart).Task).toEqual({
    apiVersion: 'tekton.dev/v1',
    kind: 'Task',
    metadata: { name: 'git-clone', namespace: 'ci' },
    spec: {
      params: [{ name: 'url', description: 'Repository to clone' }],
      results: [{ name: 'commit' }],
      workspaces: [{ name: 'source' }],
      steps: [
        {
          name: 'clone',
          image: 'registry.example.com/git',
          script:
            'git clone $(params.url) $(workspaces.source.path)\n' +
            'git -C $(workspaces.source.path) rev-parse HEAD > $(results.commit.path)\n',
        },
      ],
    },
  });
});

test('a Pipeline renders no empty list, which the webhook would drop', () => {
  const chart = ci();
  new Pipeline(chart, 'build').addTask('check', { task: Task.fromTaskName('check') });
  expect(render(chart).Pipeline.spec).toEqual({ tasks: [{ name: 'check', taskRef: { name: 'check' } }] });
});

test('a Pipeline hands its params and workspaces to tasks, and results from task to task', () => {
  const chart = ci();
  const clone = gitClone(chart);
  const url = new StringParam('url');
  const source = new Workspace('source');
  const build = new Pipeline(chart, 'build', { params: [url], workspaces: [source] });
  const cloned = build.addTask('clone', {
    task: clone,
    params: { url: url.value },
    workspaces: { source: source.folder('src') },
    retries: 2,
  });
  const tested = build.addTask('test', {
    task: Task.fromTaskName('unit-tests'),
    params: { commit: cloned.result('commit').value },
    arrayParams: { packages: ['./a', './b'] },
    objectParams: { report: { format: 'junit' } },
    when: [When.isIn(cloned.result('commit').value, ['']), When.isNotIn(url.value, ['none'])],
    timeout: Duration.minutes(90),
  });
  build.addTask('publish', { task: Task.fromTaskName('publish'), runAfter: [tested] });
  build.addFinallyTask('notify', {
    task: Task.fromTaskName('notify'),
    params: { outcome: Context.TASKS_STATUS, tests: tested.status },
  });
  build.addResult('commit', { value: cloned.result('commit').value });
  expect(render(chart).Pipeline.spec).toEqual({
    params: [{ name: 'url' }],
    workspaces: [{ name: 'source' }],
    tasks: [
      {
        name: 'clone',
        taskRef: { name: 'git-clone' },
        params: [{ name: 'url', value: '$(params.url)' }],
        workspaces: [{ name: 'source', workspace: 'source', subPath: 'src' }],
        retries: 2,
      },
      {
        name: 'test',
        taskRef: { name: 'unit-tests' },
        params: [
          { name: 'commit', value: '$(tasks.clone.results.commit)' },
          { name: 'packages', value: ['./a', './b'] },
          { name: 'report', value: { format: 'junit' } },
        ],
        when: [
          { input: '$(tasks.clone.results.commit)', operator: 'in', values: [''] },
          { input: '$(params.url)', operator: 'notin', values: ['none'] },
        ],
        timeout: '1h30m0s',
      },
      { name: 'publish', taskRef: { name: 'publish' }, runAfter: ['test'] },
    ],
    finally: [
      {
        name: 'notify',
        taskRef: { name: 'notify' },
        params: [
          { name: 'outcome', value: '$(tasks.status)' },
          { name: 'tests', value: '$(tasks.test.status)' },
        ],
      },
    ],
    results: [{ name: 'commit', value: '$(tasks.clone.results.commit)' }],
  });
});

test('values are expressions in the form that their type needs', () => {
  const list = new ArrayParam('list');
  const map = new ObjectParam('map', { keys: ['a'] });
  expect([`${list}`, list.item(2), `${map}`, map.key('a'), `${new StringParam('a.b')}`]).toEqual([
    '$(params.list[*])',
    '$(params.list[2])',
    '$(params.map[*])',
    '$(params.map.a)',
    '$(params["a.b"])',
  ]);
  const task = new tekton.PipelineTask('scan', {
    taskSpec: { steps: [], results: [new tekton.ArrayResult('files'), new StringResult('count')] },
  });
  expect([`${task.result('files')}`, `${task.result('count')}`, task.result('files').item(0)]).toEqual([
    '$(tasks.scan.results.files[*])',
    '$(tasks.scan.results.count)',
    '$(tasks.scan.results.files[0])',
  ]);
});

test('inside a pipeline of a pipeline, params and results have their types', () => {
  const chart = ci();
  const params = [new StringParam('url'), new ArrayParam('files')];
  const steps = [new Step({ image: 'registry.example.com/bash' })];
  const inner = new tekton.PipelineTask('build', {
    taskSpec: { params, results: [new StringResult('digest')], steps },
  });
  const outer = new tekton.PipelineTask('nested', { pipelineSpec: { params, tasks: [inner] } });
  new Pipeline(chart, 'release', { params: [new StringParam('level')], tasks: [outer] });
  const { spec } = render(chart).Pipeline;
  const typed = [
    { name: 'url', type: 'string' },
    { name: 'files', type: 'array' },
  ];
  expect(spec.params).toEqual([{ name: 'level' }]);
  expect(spec.tasks[0].pipelineSpec.params).toEqual(typed);
  expect(spec.tasks[0].pipelineSpec.tasks[0].taskSpec.params).toEqual(typed);
  expect(spec.tasks[0].pipelineSpec.tasks[0].taskSpec.results).toEqual([{ name: 'digest', type: 'string' }]);
});

test('a run with a generated name has no name, and one named by its content changes its name with it', () => {
  const metadata = (props: Partial<tekton.PipelineRunProps>) => {
    const chart = ci();
    new PipelineRun(chart, 'nightly', { pipeline: Pipeline.fromPipelineName('build'), ...props });
    return render(chart).PipelineRun.metadata;
  };
  const runName = RunName.fromContent();
  expect(metadata({})).toEqual({ name: 'nightly', namespace: 'ci' });
  expect(metadata({ runName: RunName.generated() })).toEqual({ generateName: 'nightly-', namespace: 'ci' });
  expect(metadata({ runName: RunName.generated('night') })).toEqual({ generateName: 'night', namespace: 'ci' });
  expect(metadata({ runName, params: { a: '1' } })).toEqual({ name: 'nightly-823229af', namespace: 'ci' });
  expect(metadata({ runName, params: { a: '2' } })).toEqual({ name: 'nightly-656536d8', namespace: 'ci' });
});

test('a PipelineRun provides workspaces, timeouts, accounts and what single tasks need', () => {
  const chart = ci();
  new PipelineRun(chart, 'nightly', {
    pipeline: Pipeline.fromPipelineName('build'),
    workspaces: {
      source: WorkspaceBinding.fromClaimTemplate({
        accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
        storage: Size.gibibytes(1),
      }),
      cache: WorkspaceBinding.fromEmptyDir().folder('go'),
    },
    serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('builder'),
    podTemplate: { podSecurityContext: { runAsNonRoot: true } },
    timeout: Duration.hours(2),
    finallyTimeout: Duration.seconds(30),
    taskRunSpecs: { test: { stepResources: { unit: { memoryLimit: Size.gibibytes(4) } } } },
  });
  expect(render(chart).PipelineRun.spec).toEqual({
    pipelineRef: { name: 'build' },
    workspaces: [
      {
        name: 'source',
        volumeClaimTemplate: {
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      },
      { name: 'cache', subPath: 'go', emptyDir: {} },
    ],
    taskRunTemplate: { serviceAccountName: 'builder', podTemplate: { securityContext: { runAsNonRoot: true } } },
    timeouts: { pipeline: '2h0m0s', finally: '30s' },
    taskRunSpecs: [
      {
        pipelineTaskName: 'test',
        stepSpecs: [{ name: 'unit', computeResources: { limits: { memory: '4Gi' } } }],
      },
    ],
  });
});
