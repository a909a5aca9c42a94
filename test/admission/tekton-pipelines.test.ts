import { ApiObject, Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { Rules, tekton } from '../../lib';
import { admit } from '../../lib/admission/admission';
import type { Manifest } from '../../lib/admission/rule';
import { randomNumbers } from './mutations/random';
import { settingsOf, upstream } from './oracle';

const { ArrayParam, ArrayResult, FinallyTask, ObjectParam, ObjectResult, OnError, Pipeline, PipelineRun } = tekton;
const { PipelineTask, Script, Step, StringParam, StringResult, Task, When, Workspace } = tekton;

const COUNT = 2000;
const settings = { 'tekton-pipelines': { 'feature-flags': { 'enable-api-fields': 'beta' } } };

test('rules and upstream agree on thousands of generated pipelines', { timeout: 600_000 }, async () => {
  const chart = new Chart(Testing.app(), 'ci', { namespace: 'ci' });
  Rules.of(chart).ignore('*', 'the test asks the rules itself');
  const manifests = Array.from({ length: COUNT }, (_, i) => generate(chart, i));
  const verdicts = await upstream.verdicts(manifests, settings);
  const ours = manifests.map((manifest) => admit(manifest, settingsOf(settings)).findings);
  const disagreements = manifests.flatMap((manifest, i) => {
    if (verdicts[i].accepted === (ours[i].length === 0)) return [];
    const rules = ours[i].map(({ rule, field }) => `${rule} at ${field}`).join('; ');
    return [`${JSON.stringify(manifest.spec)}\n  ours: ${rules}\n  upstream: ${verdicts[i].errors.join('; ')}`];
  });
  expect(disagreements.slice(0, 10).join('\n')).toBe('');

  const accepted = verdicts.filter((verdict) => verdict.accepted).length;
  const rules = new Set(ours.flat().map(({ rule }) => rule));
  console.log(`${accepted} of ${COUNT} accepted; ${rules.size} rules refused: ${[...rules].sort().join(', ')}`);
  expect(accepted).toBeGreaterThan(COUNT / 5);
  expect(COUNT - accepted).toBeGreaterThan(COUNT / 5);
  expect([...rules]).toEqual(expect.arrayContaining(REFUSING));
});

/** Rules that the generated faults are for. */
const REFUSING = [
  'tekton/array-param',
  'tekton/execution-status',
  'tekton/finally',
  'tekton/matrix',
  'tekton/matrix-results',
  'tekton/pipeline-params',
  'tekton/pipeline-results',
  'tekton/pipeline-workspaces',
  'tekton/step-params',
  'tekton/task-order',
  'tekton/when',
];

/** A Pipeline or a run of one: a graph of tasks that is mostly right, and sometimes has a fault. */
function generate(chart: Chart, seed: number): Manifest {
  const random = randomNumbers(seed);
  const below = (n: number) => Math.floor(random() * n);
  const chance = (percent: number) => below(100) < percent;
  const pick = <T>(items: readonly T[]): T => items[below(items.length)];
  const some = (max: number) => Array.from({ length: below(max + 1) }, (_, i) => i);
  // One fault in three pipelines, so that both verdicts are frequent.
  const isFaulty = chance(60);
  const fault = () => isFaulty && chance(8);

  const params = [
    new StringParam('url', chance(50) ? { defaultValue: 'https://example.com' } : {}),
    new ArrayParam('files', chance(50) ? { defaultValue: ['a', 'b'] } : {}),
    new ObjectParam('target', { keys: ['registry', 'tag'] }),
  ] as const;
  const [url, files, target] = params;
  const workspaces = some(3).map((i) => new Workspace(`space-${i}`, { optional: chance(30) }));
  const strings = () =>
    pick([url.value, files.item(below(3)), target.key('tag'), tekton.Context.PIPELINE_RUN_NAME, 'text']);
  const faultyStrings = () =>
    pick([files.all, target.all, '$(params.none)', '$(params.target.none)', `a ${files} b`, '$(params.a.b.c)']);

  const results = [new StringResult('digest'), new ArrayResult('lines'), new ObjectResult('image', ['name', 'tag'])];
  const step = () => {
    const text = fault() ? faultyStrings() : pick([url.value, target.key('registry'), 'text']);
    return new Step({
      image: 'registry.example.com/bash',
      args: fault() ? [`${files} more`] : [files.all, text],
      script: chance(30)
        ? Script.inline(`echo ${text} > ${fault() ? '$(results.none.path)' : results[0].path}\n`)
        : undefined,
    });
  };
  const taskSpec = () => ({ params: chance(20) ? [url] : [], results, steps: [step()] });

  const tasks: tekton.PipelineTask[] = [];
  const matrixed = new Set<tekton.PipelineTask>();
  const resultOf = (task: tekton.PipelineTask | tekton.FinallyTask) => {
    if (matrixed.has(task as tekton.PipelineTask) && !fault()) return task.result('digest').all;
    return pick([task.result('digest').value, task.result('lines').item(0), task.result('image').key('tag')]);
  };
  const read = (others: readonly (tekton.PipelineTask | tekton.FinallyTask)[]) => {
    if (fault())
      return pick([faultyStrings(), '$(tasks.none.results.digest)', '$(tasks.status)', '$(tasks.task-0.status)']);
    return others.length > 0 && chance(50) ? resultOf(pick(others)) : strings();
  };
  const common = (others: readonly (tekton.PipelineTask | tekton.FinallyTask)[]) => ({
    ...(chance(60) ? { task: Task.fromTaskName('any') } : { taskSpec: taskSpec() }),
    params: Object.fromEntries(some(3).map((i) => [`p${i}`, chance(10) ? files.all : read(others)])),
    arrayParams: chance(20) ? { list: ['a', read([]), fault() ? `${files}!` : files.all] } : undefined,
    objectParams: chance(10) ? { map: { key: read([]) } } : undefined,
    workspaces: Object.fromEntries(
      some(2).flatMap((i) => {
        if (fault()) return [[`w${i}`, new Workspace('none')]];
        return workspaces.length === 0 ? [] : [[`w${i}`, pick(workspaces)]];
      }),
    ),
    when: chance(20)
      ? [fault() ? When.isIn(url.value, []) : When.isIn(read(others), chance(20) ? [files.all] : ['a', read([])])]
      : undefined,
    retries: chance(10) ? 2 : undefined,
    onError: chance(10) ? pick([OnError.CONTINUE, OnError.STOP_AND_FAIL]) : undefined,
  });
  const matrix = (others: readonly tekton.PipelineTask[]): tekton.Matrix => ({
    params: chance(30) ? { whole: pick([files.all, ...others.map((other) => other.result('lines').all)]) } : undefined,
    arrayParams: {
      platform: Array.from({ length: fault() ? 300 : 1 + below(20) }, (_, i) => `${i}`),
      level: ['a', read([])],
    },
    include: chance(30)
      ? [{ name: 'more', params: { [fault() ? 'p0' : 'extra']: read([]), platform: '1' } }]
      : undefined,
  });
  for (let i = 0; i <= below(5); i++) {
    const name = fault() ? pick(['task-0', 'Upper', '']) : `task-${i}`;
    const hasMatrix = chance(15);
    const runAfter = tasks.length > 0 && chance(30) ? [pick(tasks)] : [];
    if (fault()) runAfter.push(new PipelineTask(pick(['none', `task-${i}`, `task-${i + 1}`]), {}));
    const task = new PipelineTask(name, { ...common(tasks), matrix: hasMatrix ? matrix(tasks) : undefined, runAfter });
    if (hasMatrix) matrixed.add(task);
    tasks.push(task);
  }
  const finallyTasks: tekton.FinallyTask[] = [];
  for (const i of some(2)) {
    const others = fault() ? finallyTasks : tasks;
    const own = common(others);
    const status: { readonly [name: string]: string } = chance(40)
      ? { status: pick([pick(tasks).status, pick(tasks).reason, tekton.Context.TASKS_STATUS]) }
      : {};
    finallyTasks.push(new FinallyTask(`finally-${i}`, { ...own, params: { ...own.params, ...status } }));
  }
  const spec: tekton.PipelineSpec = {
    params: fault() ? [url] : [...params],
    workspaces,
    tasks,
    finallyTasks,
    results: chance(30)
      ? {
          out: {
            value: fault()
              ? pick([`text ${resultOf(tasks[0])}`, url.value, '$(finally.none.results.a)'])
              : resultOf(pick(tasks)),
          },
        }
      : undefined,
  };
  const id = `p${seed}`;
  const object = chance(75)
    ? new Pipeline(chart, id, spec)
    : new PipelineRun(chart, id, {
        pipelineSpec: spec,
        params: chance(50) ? { url: 'https://example.com' } : {},
        arrayParams: { files: ['a', fault() ? '$(tasks.task-0.results.digest)' : 'b'] },
        objectParams: { target: { registry: 'registry.example.com', tag: 'v1' } },
      });
  return ApiObject.of(object).toJson();
}
