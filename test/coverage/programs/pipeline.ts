import { type Chart, Duration } from 'cdk8s';
import { tekton } from '../../../lib';
import { customTaskSpec, level, packages, params, source, target, taskSpec, url } from '../tekton';

const { Context, CustomTask, OnError, Pipeline, Resolver, Task, ValueType, When, Workspace } = tekton;

export default function (chart: Chart): void {
  const shared = new Workspace('shared', { description: 'Sources', optional: true });
  const pipeline = new Pipeline(chart, 'release', {
    displayName: 'Release',
    description: 'From source to image',
    params,
    workspaces: [shared],
  });
  const clone = pipeline.addTask('clone', {
    displayName: 'Clone',
    description: 'Clones the repository',
    task: Task.fromTaskName('git-clone'),
    params: { url: url.value, run: Context.PIPELINE_RUN_NAME },
    workspaces: { source: shared.folder('src') },
    retries: 2,
    timeout: Duration.minutes(5),
  });
  const build = pipeline.addTask('build', {
    taskSpec: { ...taskSpec, labels: { step: 'build' }, annotations: { note: 'build' } },
    params: { url: url.value, packages: packages.all, target: target.all },
    workspaces: { [source.name]: shared },
    when: [When.isIn(clone.result('branch').value, ['main']), When.cel(`'${level}' != 'debug'`)],
    onError: OnError.CONTINUE,
  });
  pipeline.addTask('test', {
    task: Task.fromResolver(Resolver.hub({ name: 'go-test', version: '0.2', catalog: 'tekton', hubType: 'artifact' })),
    runAfter: [build],
    arrayParams: { flags: ['-race', packages.all] },
    objectParams: { target: { registry: target.key('registry') } },
    matrix: {
      params: { package: packages.all },
      arrayParams: { platform: ['linux', 'windows'] },
      include: [{ name: 'arm', params: { platform: 'linux', arch: 'arm64' } }],
    },
  });
  pipeline.addTask('approve', { task: CustomTask.fromObject('example.com/v1', 'Approval', 'release') });
  pipeline.addTask('wait', { customTaskSpec });
  pipeline.addTask('sub', { pipeline: Pipeline.fromResolver(Resolver.cluster({ name: 'sub', namespace: 'shared' })) });
  const inner = new tekton.PipelineTask('inner', { task: Task.fromTaskName('inner') });
  pipeline.addTask('nested', { pipelineSpec: { tasks: [inner], results: { a: { value: inner.result('a').value } } } });
  const notify = pipeline.addFinallyTask('notify', {
    displayName: 'Notify',
    description: 'Tells the team',
    task: Task.fromResolver(
      Resolver.bundle({ bundle: 'registry.example.com/tasks@sha256:0', name: 'notify', cache: 'always' }),
    ),
    params: { outcome: Context.TASKS_STATUS, build: build.status, why: build.reason },
    workspaces: { source: shared.folder('src') },
    matrix: { arrayParams: { channel: ['mail', 'chat'] }, include: [{ name: 'pager', params: { channel: 'pager' } }] },
    when: [When.isNotIn(build.status, ['Succeeded']), When.cel("'a' == 'a'")],
    retries: 1,
    timeout: Duration.minutes(1),
    onError: OnError.STOP_AND_FAIL,
  });
  pipeline.addFinallyTask('record', { taskSpec });
  pipeline.addFinallyTask('archive', { customTaskSpec });
  pipeline.addFinallyTask('approved', { task: CustomTask.fromObject('example.com/v1', 'Approval') });
  pipeline.addFinallyTask('after', { pipeline: Pipeline.fromPipelineName('after') });
  pipeline.addResult('commit', { value: clone.result('commit').value, description: 'What was built' });
  pipeline.addResult('sent', { value: notify.result('sent').all, valueType: ValueType.ARRAY });
  pipeline.addResult('images', { arrayValue: [clone.result('image').value] });
  pipeline.addResult('image', { objectValue: { digest: build.result('image').key('digest') } });
}
