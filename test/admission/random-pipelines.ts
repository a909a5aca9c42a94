import { ApiObject, type Chart, Duration } from 'cdk8s';
import { kubernetes, tekton } from '../../lib';
import type { Manifest } from '../../lib/admission/rule';
import { celExpression } from './cel-expressions';
import { randomNumbers } from './mutations/random';

const { ArrayParam, ArrayResult, Context, FinallyTask, ObjectParam, ObjectResult, OnError, Pipeline } = tekton;
const { PipelineRun, PipelineTask, Script, Step, StepAction, StringParam, StringResult, Task, TaskRun, When } = tekton;
const { Workspace, WorkspaceBinding } = tekton;

type AnyTask = tekton.PipelineTask | tekton.FinallyTask;

/**
 * A Pipeline, a run of one, a Task or a run of one, made by constructs. Two in five are right; the others have a fault here
 * and there.
 */
export function randomPipeline(chart: Chart, seed: number): Manifest {
  return ApiObject.of(new RandomPipeline(seed).object(chart, `p${seed}`)).toJson();
}

class RandomPipeline {
  private readonly random: () => number;
  private readonly isFaulty: boolean;
  private readonly url: tekton.StringParam;
  private readonly files: tekton.ArrayParam;
  private readonly level: tekton.StringParam;
  private readonly target = new ObjectParam('target', { keys: ['registry', 'tag'] });
  private readonly params: tekton.Param[];
  private readonly workspaces: tekton.Workspace[];
  private readonly results = [
    new StringResult('digest'),
    new ArrayResult('lines'),
    new ObjectResult('image', ['name', 'tag']),
  ];
  private readonly matrixed = new Set<AnyTask>();

  public constructor(seed: number) {
    this.random = randomNumbers(seed);
    this.isFaulty = this.chance(60);
    this.url = new StringParam('url', this.chance(50) ? { defaultValue: 'https://example.com' } : {});
    this.files = new ArrayParam('files', this.chance(50) ? { defaultValue: ['a', 'b'] } : {});
    const allowedValues = this.fault() ? ['info', 'info'] : ['info', 'debug'];
    this.level = new StringParam('level', { allowedValues, defaultValue: this.fault() ? 'all' : 'info' });
    this.params = this.fault() ? [this.url] : [this.url, this.files, this.target, ...this.maybe(40, this.level)];
    this.workspaces = this.times(3, (i) => new Workspace(`space-${i}`, { optional: this.chance(30) }));
  }

  public object(chart: Chart, id: string): tekton.Pipeline | tekton.PipelineRun | tekton.Task | tekton.TaskRun {
    const given = {
      params: { ...(this.chance(50) ? { url: 'https://example.com' } : {}) },
      arrayParams: { files: ['a', this.fault() ? '$(tasks.task-0.results.digest)' : 'b'] },
      objectParams: { target: { registry: 'registry.example.com', tag: 'v1' } },
      workspaces: Object.fromEntries(this.workspaces.map(({ name }) => [name, WorkspaceBinding.fromEmptyDir()])),
      timeout: this.chance(20) ? Duration.minutes(this.isFaulty && this.chance(50) ? 1 : 90) : undefined,
    };
    return this.pick([
      ...Array(6).fill(() => new Pipeline(chart, id, this.pipelineSpec(1))),
      ...Array(2).fill(() => {
        const tasksTimeout = this.chance(50) ? Duration.minutes(30) : undefined;
        return new PipelineRun(chart, id, { ...given, pipelineSpec: this.pipelineSpec(1), tasksTimeout });
      }),
      () => new Task(chart, id, this.taskSpec(this.params)),
      () => new TaskRun(chart, id, { ...given, taskSpec: this.taskSpec(this.chance(50) ? this.params : []) }),
    ])();
  }

  private pipelineSpec(depth: number): tekton.PipelineSpec {
    const tasks: tekton.PipelineTask[] = [];
    for (let i = 0; i <= this.below(5); i++) tasks.push(this.pipelineTask(i, tasks, depth));
    const finallyTasks: tekton.FinallyTask[] = [];
    for (let i = this.below(3); i > 0; i--) finallyTasks.push(this.finallyTask(i, tasks, finallyTasks));
    const out = (): tekton.PipelineResult => {
      const result = this.resultOf(this.pick([...tasks, ...finallyTasks]));
      if (this.fault()) return { value: this.pick([`text ${result}`, this.url.value, '$(finally.none.results.a)']) };
      return this.pick([{ value: result }, { arrayValue: [result] }, { objectValue: { key: result } }]);
    };
    return {
      params: this.params,
      workspaces: this.workspaces,
      tasks,
      finallyTasks,
      results: Object.fromEntries(this.times(2, (i) => [`out-${i}`, out()])),
    };
  }

  private pipelineTask(i: number, before: readonly tekton.PipelineTask[], depth: number): tekton.PipelineTask {
    const name = this.fault() ? this.pick(['task-0', 'Upper', '']) : `task-${i}`;
    const runAfter = before.length > 0 && this.chance(30) ? [this.pick(before)] : [];
    if (this.fault()) runAfter.push(new PipelineTask(this.pick(['none', `task-${i}`, `task-${i + 1}`]), {}));
    const matrix = this.chance(15) ? this.matrix(before) : undefined;
    const task = new PipelineTask(name, { ...this.taskProps(before, depth), matrix, runAfter });
    if (matrix !== undefined) this.matrixed.add(task);
    return task;
  }

  private finallyTask(i: number, tasks: tekton.PipelineTask[], others: tekton.FinallyTask[]): tekton.FinallyTask {
    const props = this.taskProps(this.fault() ? others : tasks, 0);
    const task = this.pick(tasks);
    const status = this.pick([task.status, task.reason, Context.TASKS_STATUS]);
    const params = { ...props.params, ...(this.chance(40) ? { status } : {}) };
    const when = this.chance(20)
      ? [When.isIn(status, ['Failed', 'None']), When.cel(`'${status}' == 'Failed'`)]
      : props.when;
    return new FinallyTask(`finally-${i}`, { ...props, params, when });
  }

  private taskProps(before: readonly AnyTask[], depth: number): tekton.FinallyTaskProps {
    const read = () => this.read(before);
    return {
      ...this.source(depth),
      params: Object.fromEntries(this.times(3, (i) => [`p${i}`, this.chance(10) ? this.files.all : read()])),
      arrayParams: this.chance(20)
        ? { list: ['a', read(), this.fault() ? `${this.files}!` : this.files.all] }
        : undefined,
      objectParams: this.chance(10) ? { map: { key: read() } } : undefined,
      workspaces: Object.fromEntries(
        this.times(2, (i) => [`w${i}`, this.fault() ? new Workspace('none') : this.pick(this.workspaces)]).filter(
          ([, workspace]) => workspace !== undefined,
        ),
      ),
      when: this.chance(30) ? this.times(2, () => this.when(read)) : undefined,
      retries: this.chance(10) ? 2 : undefined,
      timeout: this.chance(10) ? Duration.minutes(5) : undefined,
      onError: this.chance(10) ? this.pick([OnError.CONTINUE, OnError.STOP_AND_FAIL]) : undefined,
    };
  }

  private source(depth: number): tekton.FinallyTaskProps {
    return this.pick([
      ...Array(6).fill(() => ({ task: Task.fromTaskName(this.fault() ? 'no name' : 'any') })),
      ...Array(3).fill(() => ({ taskSpec: this.taskSpec(this.chance(20) ? [this.url] : []) })),
      () => (depth > 0 ? { pipelineSpec: this.pipelineSpec(depth - 1) } : { task: Task.fromTaskName('any') }),
    ])();
  }

  private taskSpec(params: tekton.Param[]): tekton.TaskSpec {
    const own = new Workspace('own');
    const steps = [this.step(own), ...this.times(2, () => this.step(own))];
    return { params, workspaces: [...this.maybe(80, own)], results: this.results, steps };
  }

  private step(own: tekton.Workspace): tekton.Step {
    const text = () => {
      if (this.fault()) return this.faultyText();
      return this.pick([this.url.value, this.target.key('registry'), Context.TASK_RUN_NAME, 'text']);
    };
    const common = {
      name: this.fault() ? this.pick(['Upper', 'same', 'same']) : undefined,
      when: this.chance(15) ? [this.when(text)] : undefined,
      timeout: this.chance(10) ? Duration.seconds(30) : undefined,
      onError: this.chance(10) ? OnError.CONTINUE : undefined,
    };
    if (this.chance(15)) {
      const image = this.fault() ? 'registry.example.com/bash' : undefined;
      return new Step({ ...common, image, stepAction: StepAction.fromStepActionName('any'), params: { p0: text() } });
    }
    const result = new StringResult(this.fault() ? '-' : 'count');
    const path = this.pick([this.results[0].path, ...(this.fault() ? ['$(results.none.path)', result.stepPath] : [])]);
    const isScript = this.chance(40);
    return new Step({
      ...common,
      image: this.fault() ? undefined : 'registry.example.com/bash',
      script: isScript ? Script.inline(`echo ${text()} > ${path}\n`) : undefined,
      command: isScript && !this.fault() ? undefined : ['sh'],
      args: this.fault() ? [`${this.files} more`] : [this.files.all, text()],
      env: this.chance(20) ? { TEXT: kubernetes.EnvValue.fromValue(text()) } : undefined,
      workspaces: this.chance(15) ? [{ workspace: own }] : undefined,
      results: this.chance(15) && !isScript ? [result] : undefined,
    });
  }

  private matrix(before: readonly tekton.PipelineTask[]): tekton.Matrix {
    const read = () => this.read([]);
    const lists = [this.files.all, ...before.map((other) => other.result('lines').all)];
    return {
      params: this.chance(30) ? { whole: this.pick(lists) } : undefined,
      arrayParams: {
        platform: Array.from({ length: this.fault() ? 300 : 1 + this.below(20) }, (_, i) => `${i}`),
        level: ['a', read()],
      },
      include: this.chance(30)
        ? [{ name: 'more', params: { [this.fault() ? 'p0' : 'extra']: read(), platform: '1' } }]
        : undefined,
    };
  }

  private when(read: () => string): tekton.When {
    if (this.chance(40)) {
      if (this.fault()) return When.cel(celExpression(this.random));
      return When.cel(
        this.pick([
          `'${read()}' == 'a'`,
          `'${read()}' in ['a', 'b'] || true`,
          `'${read()}'.matches('^v')`,
          'size("") < 1',
        ]),
      );
    }
    const values = this.chance(20) ? [this.files.all] : ['a', read()];
    return (this.chance(50) ? When.isIn : When.isNotIn)(read(), this.fault() ? [] : values);
  }

  /** What a task of a pipeline reads: a result of another task, or a param. */
  private read(others: readonly AnyTask[]): string {
    if (this.fault()) {
      return this.pick([this.faultyText(), '$(tasks.none.results.a)', '$(tasks.status)', '$(tasks.task-0.status)']);
    }
    if (others.length > 0 && this.chance(50)) return this.resultOf(this.pick(others));
    return this.pick([
      this.url.value,
      this.files.item(this.below(3)),
      this.target.key('tag'),
      Context.PIPELINE_RUN_NAME,
      'text',
    ]);
  }

  private resultOf(task: AnyTask): string {
    if (this.matrixed.has(task) && !this.fault()) return task.result('digest').all;
    return this.pick([task.result('digest').value, task.result('lines').item(0), task.result('image').key('tag')]);
  }

  private faultyText(): string {
    const { files, target } = this;
    return this.pick([
      files.all,
      target.all,
      '$(params.none)',
      '$(params.target.none)',
      `a ${files} b`,
      '$(params.a.b.c)',
    ]);
  }

  private fault(): boolean {
    return this.isFaulty && this.chance(5);
  }

  private below(n: number): number {
    return Math.floor(this.random() * n);
  }

  private chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  private maybe<T>(percent: number, item: T): T[] {
    return this.chance(percent) ? [item] : [];
  }

  private times<T>(max: number, make: (i: number) => T): T[] {
    return Array.from({ length: this.below(max + 1) }, (_, i) => make(i));
  }
}
