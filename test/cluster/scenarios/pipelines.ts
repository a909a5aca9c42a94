import assert from 'node:assert/strict';
import { type Chart, Size } from 'cdk8s';
import { kubernetes, tekton } from '../../../lib';
import type { Manifest } from '../kubectl';
import type { Scenario } from '../scenario';
import type { Trial } from '../trial';
import { until } from '../wait';

const { Script, StringParam, StringResult, ArrayParam, Step, When, Workspace, WorkspaceBinding } = tekton;

/** What tasks give each other arrives, and what should run runs as often as it should. */
export const pipelines: Scenario = {
  name: 'pipelines',
  run: async (trial) => {
    await trial.deploy((chart) => {
      everyFeature(trial, chart);
      failing(trial, chart);
    });
    const run = await finished(trial, 'every-feature');
    await trial.check('a pipeline of every feature succeeds', async () => assert.equal(outcome(run), 'Completed'));
    const results = Object.fromEntries((run.status.results ?? []).map(({ name, value }: any) => [name, value]));
    await trial.check('a result becomes a param of the next task and a result of the pipeline', async () =>
      assert.equal(results.said, 'hello world!'),
    );
    await trial.check('a workspace hands a file on', async () => assert.equal(results.read, 'hello world'));
    await trial.check('a step action takes a param and gives a result', async () =>
      assert.equal(results.acted, 'acted on hello'),
    );
    await trial.check('a sidecar answers its step', async () => assert.match(results.answered, /^beside /));
    await trial.check('a task whose condition does not hold is skipped', async () => {
      const skipped = run.status.skippedTasks?.map(({ name, reason }: any) => `${name}: ${reason}`);
      assert.deepEqual(skipped, ['not-taken: When Expressions evaluated to false']);
      assert.equal((await runsOf(trial, 'every-feature', 'taken')).length, 1);
    });
    await trial.check('a matrix runs its task once for each value', async () =>
      assert.equal((await runsOf(trial, 'every-feature', 'each')).length, 3),
    );
    await trial.check('a task that fails once succeeds when it is tried again', async () => {
      const [flaky] = await runsOf(trial, 'every-feature', 'flaky');
      assert.equal(flaky.status.retriesStatus.length, 1);
    });
    const failed = await finished(trial, 'failing');
    await trial.check('a task that fails fails its pipeline, and what comes after it does not run', async () => {
      assert.equal(outcome(failed), 'Failed');
      assert.equal((await runsOf(trial, 'failing', 'after')).length, 0);
    });
    await trial.check('a task of `finally` runs all the same, and knows how the others ended', async () => {
      const [cleanup] = await runsOf(trial, 'failing', 'cleanup');
      assert.deepEqual(
        cleanup.status.results.map(({ value }: any) => value),
        ['Failed'],
      );
    });
  },
};

function everyFeature(trial: Trial, chart: Chart): void {
  const image = trial.images.shell;
  const shell = (text: string) => [new Step({ image, script: Script.inline(`#!/bin/sh\nset -e\n${text}\n`) })];
  const greeting = new StringParam('greeting');
  const names = new ArrayParam('names');
  const files = new Workspace('files');
  const said = new StringResult('said');
  const pipeline = new tekton.Pipeline(chart, 'every-feature', { params: [greeting, names], workspaces: [files] });

  const say = pipeline.addTask('say', {
    params: { greeting: greeting.value, name: names.item(0) },
    workspaces: { files },
    taskSpec: {
      params: [greeting, new StringParam('name')],
      workspaces: [files],
      results: [said],
      steps: shell(`printf '${greeting.value} $(params.name)' | tee ${files.path}/said > ${said.path}`),
    },
  });
  const exclaimed = new StringResult('exclaimed');
  const exclaim = pipeline.addTask('exclaim', {
    params: { text: say.result('said').value },
    taskSpec: {
      params: [new StringParam('text')],
      results: [exclaimed],
      steps: shell(`printf '$(params.text)!' > ${exclaimed.path}`),
    },
  });
  const content = new StringResult('content');
  const read = pipeline.addTask('read', {
    runAfter: [say],
    workspaces: { files },
    taskSpec: { workspaces: [files], results: [content], steps: shell(`cat ${files.path}/said > ${content.path}`) },
  });
  const nothing = { steps: shell('true') };
  pipeline.addTask('taken', { when: [When.isIn(greeting.value, ['hello'])], taskSpec: nothing });
  pipeline.addTask('not-taken', { when: [When.isNotIn(greeting.value, ['hello'])], taskSpec: nothing });
  pipeline.addTask('each', {
    matrix: { arrayParams: { name: [names.all] } },
    taskSpec: { params: [new StringParam('name')], steps: shell("test -n '$(params.name)'") },
  });
  pipeline.addTask('flaky', {
    retries: 2,
    taskSpec: { steps: shell('test $(context.task.retry-count) = 1') },
  });

  const about = new StringParam('about');
  const acted = new StringResult('acted');
  const action = new tekton.StepAction(chart, 'act', {
    image,
    params: [about],
    results: [acted],
    env: { ABOUT: kubernetes.EnvValue.fromValue(about.value) },
    script: Script.inline(`#!/bin/sh\nprintf "acted on $ABOUT" > ${acted.stepPath}\n`),
  });
  const acting = new Step({ name: 'act', stepAction: action, params: { about: greeting.value } });
  const act = pipeline.addTask('act', {
    params: { greeting: greeting.value },
    taskSpec: {
      params: [greeting],
      results: [new StringResult('acted', { value: acting.result('acted').value })],
      steps: [acting],
    },
  });

  const answered = new StringResult('answered');
  const ask = pipeline.addTask('ask', {
    taskSpec: {
      results: [answered],
      sidecars: [
        {
          name: 'server',
          image: trial.images.server,
          env: { ANSWER: kubernetes.EnvValue.fromValue('beside') },
          readinessProbe: kubernetes.Probe.fromHttpGet('/ready', { port: kubernetes.Port.fromNumber(8080) }),
        },
      ],
      steps: shell(`wget -qO- http://localhost:8080/ > ${answered.path}`),
    },
  });
  pipeline.addResult('said', { value: exclaim.result('exclaimed').value });
  pipeline.addResult('read', { value: read.result('content').value });
  pipeline.addResult('acted', { value: act.result('acted').value });
  pipeline.addResult('answered', { value: ask.result('answered').value });

  new tekton.PipelineRun(chart, 'every-feature-run', {
    pipeline,
    params: { greeting: 'hello' },
    arrayParams: { names: ['world', 'moon', 'sun'] },
    workspaces: {
      files: WorkspaceBinding.fromClaimTemplate({
        accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
        storage: Size.mebibytes(10),
      }),
    },
    podTemplate: { podSecurityContext: { fsGroup: 65532 } },
  });
}

function failing(trial: Trial, chart: Chart): void {
  const shell = (text: string) => [
    new Step({ image: trial.images.shell, script: Script.inline(`#!/bin/sh\n${text}\n`) }),
  ];
  const pipeline = new tekton.Pipeline(chart, 'failing');
  const fail = pipeline.addTask('fail', { taskSpec: { steps: shell('exit 3') } });
  pipeline.addTask('after', { runAfter: [fail], taskSpec: { steps: shell('true') } });
  const outcome = new StringResult('outcome');
  pipeline.addFinallyTask('cleanup', {
    params: { outcome: fail.status },
    taskSpec: {
      params: [new StringParam('outcome')],
      results: [outcome],
      steps: shell(`printf '$(params.outcome)' > ${outcome.path}`),
    },
  });
  new tekton.PipelineRun(chart, 'failing-run', { pipeline });
}

async function finished(trial: Trial, pipeline: string): Promise<Manifest> {
  let run: Manifest | undefined;
  await until(`the run of ${pipeline}`, 240, async () => {
    [run] = await trial.list('pipelineruns.tekton.dev', `tekton.dev/pipeline=${pipeline}`);
    const [condition] = run?.status?.conditions ?? [];
    return condition && condition.status !== 'Unknown' ? undefined : (condition?.message ?? 'it has not begun');
  });
  return run as Manifest;
}

function outcome({ status }: Manifest): string {
  const [{ reason, message }] = status.conditions;
  return ['Completed', 'Succeeded', 'Failed'].includes(reason) ? reason : `${reason}: ${message}`;
}

function runsOf(trial: Trial, pipeline: string, task: string): Promise<Manifest[]> {
  return trial.list('taskruns.tekton.dev', `tekton.dev/pipeline=${pipeline},tekton.dev/pipelineTask=${task}`);
}
