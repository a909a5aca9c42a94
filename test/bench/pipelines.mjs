// A Tekton Pipeline of five tasks, from a clone to a deployment.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

export const component = 'tekton-pipelines';
export const release = '1.12.0';
export const gvk = { apiVersion: 'tekton.dev/v1', kind: 'Pipeline' };

const source = [{ name: 'source', workspace: 'source' }];

export const manifest = (i) => ({
  metadata: { name: `pipeline-${i}` },
  spec: {
    params: [{ name: 'url' }, { name: 'revision', default: 'main' }],
    workspaces: [{ name: 'source' }],
    tasks: [
      {
        name: 'clone',
        taskRef: { name: 'git-clone' },
        params: [
          { name: 'url', value: '$(params.url)' },
          { name: 'revision', value: '$(params.revision)' },
        ],
        workspaces: source.map((workspace) => ({ ...workspace })),
      },
      {
        name: 'lint',
        taskRef: { name: 'lint' },
        workspaces: source.map((workspace) => ({ ...workspace })),
        runAfter: ['clone'],
      },
      {
        name: 'test',
        taskRef: { name: 'test' },
        workspaces: source.map((workspace) => ({ ...workspace })),
        retries: 1,
        runAfter: ['clone'],
      },
      {
        name: 'build',
        taskRef: { name: 'image-build' },
        params: [{ name: 'image', value: `registry.example.com/app-${i}:$(tasks.clone.results.commit)` }],
        workspaces: source.map((workspace) => ({ ...workspace })),
        timeout: '30m0s',
        runAfter: ['lint', 'test'],
      },
      {
        name: 'deploy',
        taskRef: { name: 'deploy' },
        params: [{ name: 'digest', value: '$(tasks.build.results.digest)' }],
        when: [{ input: '$(params.revision)', operator: 'in', values: ['main'] }],
      },
    ],
    finally: [],
    results: [{ name: 'digest', value: '$(tasks.build.results.digest)' }],
  },
});

export function imported(folder) {
  const { PipelineV1 } = require(join(folder, 'tekton.dev.js'));
  return (chart, i) => new PipelineV1(chart, `${i}`, manifest(i));
}

export function typed() {
  const { Duration } = require('cdk8s');
  const { Pipeline, PipelineTask, StringParam, Task, When, Workspace } = require('../..').tekton;
  return (chart, i) => {
    const url = new StringParam('url');
    const revision = new StringParam('revision', { defaultValue: 'main' });
    const workspace = new Workspace('source');
    const workspaces = { source: workspace };
    const clone = new PipelineTask('clone', {
      task: Task.fromTaskName('git-clone'),
      params: { url: url.value, revision: revision.value },
      workspaces,
    });
    const lint = new PipelineTask('lint', { task: Task.fromTaskName('lint'), workspaces, runAfter: [clone] });
    const test = new PipelineTask('test', {
      task: Task.fromTaskName('test'),
      workspaces,
      retries: 1,
      runAfter: [clone],
    });
    const build = new PipelineTask('build', {
      task: Task.fromTaskName('image-build'),
      params: { image: `registry.example.com/app-${i}:${clone.result('commit')}` },
      workspaces,
      timeout: Duration.minutes(30),
      runAfter: [lint, test],
    });
    const deploy = new PipelineTask('deploy', {
      task: Task.fromTaskName('deploy'),
      params: { digest: build.result('digest').value },
      when: [When.isIn(revision.value, ['main'])],
    });
    return new Pipeline(chart, `${i}`, {
      name: `pipeline-${i}`,
      params: [url, revision],
      workspaces: [workspace],
      tasks: [clone, lint, test, build, deploy],
      results: { digest: { value: build.result('digest').value } },
    });
  };
}
