import type { Duration } from 'cdk8s';
import { compact, merge, render, renderEach } from '../kubernetes/render';
import { type CustomTaskSpec, renderCustomTaskSpec } from './custom-task';
import { dotlessMember, variable } from './expression';
import { goDuration } from './go-duration';
import { type Matrix, renderMatrix } from './matrix';
import type { OnError } from './on-error';
import { type ParamValues, renderParamValues } from './param';
import { type IPipeline, renderPipelineReference } from './pipeline-reference';
import { type PipelineSpec, renderPipelineSpec } from './pipeline-spec';
import { ResultReference } from './result';
import { type ITask, renderTaskReference, type Task } from './task';
import { renderTaskSpec, type TaskSpec } from './task-spec';
import type { ValueType } from './value-type';
import type { When } from './when';
import type { Workspace } from './workspace';

/** A task that is described where a pipeline uses it. */
export interface EmbeddedTaskSpec extends TaskSpec {
  /**
   * Labels of the TaskRun.
   *
   * @default - those of the PipelineRun
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the TaskRun.
   *
   * @default - those of the PipelineRun
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** Props of a task that runs when all others of its pipeline have ended. What it does is said in one of the five ways. */
export interface FinallyTaskProps extends ParamValues {
  /**
   * Task that does it.
   *
   * @default - another of the five ways
   */
  readonly task?: ITask;

  /**
   * What is done, described here.
   *
   * @default - another of the five ways
   */
  readonly taskSpec?: EmbeddedTaskSpec;

  /**
   * What a controller other than Tekton's does, described here.
   *
   * @default - another of the five ways
   */
  readonly customTaskSpec?: CustomTaskSpec;

  /**
   * Pipeline that does it. The platform's `enable-api-fields` must be `alpha`.
   *
   * @default - another of the five ways
   */
  readonly pipeline?: IPipeline;

  /**
   * Tasks that do it, described here. The platform's `enable-api-fields` must be `alpha`.
   *
   * @default - another of the five ways
   */
  readonly pipelineSpec?: PipelineSpec;

  /**
   * Workspaces of the pipeline by their names in the task.
   *
   * @default - none
   */
  readonly workspaces?: { readonly [name: string]: Workspace };

  /**
   * Params whose values fan the task out. The platform's `enable-api-fields` must not be `stable`.
   *
   * @default - one run
   */
  readonly matrix?: Matrix;

  /**
   * Conditions that must all be true; else the task is left out.
   *
   * @default - none
   */
  readonly when?: When[];

  /**
   * How often the task is tried again if it fails.
   *
   * @default 0
   */
  readonly retries?: number;

  /**
   * How long the task may take.
   *
   * @default - the platform's `default-timeout-minutes`
   */
  readonly timeout?: Duration;

  /**
   * What happens if the task fails. Going on needs `retries` to be 0, and the platform's `enable-api-fields` not to be
   * `stable`.
   *
   * @default OnError.STOP_AND_FAIL
   */
  readonly onError?: OnError;

  /**
   * Name that people are shown.
   *
   * @default - the name
   */
  readonly displayName?: string;

  /**
   * What the task is for.
   *
   * @default - none
   */
  readonly description?: string;
}

/** Props of a task of a pipeline. A task whose results it reads runs before it without more. */
export interface PipelineTaskProps extends FinallyTaskProps {
  /**
   * Tasks that must end before this one though it reads nothing of them.
   *
   * @default - none
   */
  readonly runAfter?: PipelineTask[];
}

/**
 * A task of a pipeline.
 *
 * @see https://tekton.dev/docs/pipelines/pipelines/#adding-tasks-to-the-pipeline
 */
export class PipelineTask {
  public constructor(
    /** Name of the task in its pipeline, a DNS label. */
    public readonly name: string,
    private readonly props: PipelineTaskProps,
  ) {}

  /** What the task puts out. Whoever reads it runs after the task. */
  public result(name: string): ResultReference {
    return new ResultReference(`tasks.${this.name}`, name, typeOf(this.props, name));
  }

  /** An artifact that the task has used. The platform's `enable-artifacts` must be `true`. */
  public artifactInput(name: string): string {
    const task = `tasks.${this.name}`;
    return variable(`${task}.inputs${dotlessMember(task, 'artifactInput', name)}`);
  }

  /** An artifact that the task makes. The platform's `enable-artifacts` must be `true`. */
  public artifactOutput(name: string): string {
    const task = `tasks.${this.name}`;
    return variable(`${task}.outputs${dotlessMember(task, 'artifactOutput', name)}`);
  }

  /**
   * How many runs the task's matrix makes, for `params` of tasks that run after it. It must be the first expression of a
   * param, and makes no task wait.
   */
  public get matrixLength(): string {
    return variable(`tasks.${this.name}.matrix.length`);
  }

  /**
   * How many values of a result the runs of the task's matrix have put out, for `params` of tasks that run after it. It
   * must be the first expression of a param, and makes no task wait.
   */
  public matrixResultLength(name: string): string {
    const matrix = `tasks.${this.name}.matrix`;
    return variable(`${matrix}${dotlessMember(matrix, 'matrixResultLength', name)}.length`);
  }

  /** How the task ended, for finally tasks: `Succeeded`, `Failed` or `None`. */
  public get status(): string {
    return variable(`tasks.${this.name}.status`);
  }

  /** Why the task ended so, for finally tasks. */
  public get reason(): string {
    return variable(`tasks.${this.name}.reason`);
  }

  /** @internal */
  public _toManifest(): object {
    const { runAfter } = this.props;
    return merge(renderTask(this.name, this.props), { runAfter: renderEach(runAfter, ({ name }) => name) });
  }
}

/**
 * A task that runs when all others of its pipeline have ended, whether they succeeded or not.
 *
 * @see https://tekton.dev/docs/pipelines/pipelines/#adding-finally-to-the-pipeline
 */
export class FinallyTask {
  public constructor(
    /** Name of the task in its pipeline, a DNS label. */
    public readonly name: string,
    private readonly props: FinallyTaskProps,
  ) {}

  /** What the task puts out, for results of the pipeline. */
  public result(name: string): ResultReference {
    return new ResultReference(`finally.${this.name}`, name, typeOf(this.props, name));
  }

  /** @internal */
  public _toManifest(): object {
    return renderTask(this.name, this.props);
  }
}

/** Type of a result that the task is known to declare. */
function typeOf({ task, taskSpec }: FinallyTaskProps, result: string): ValueType | undefined {
  const { results } = taskSpec ?? (task as Partial<Task> | undefined) ?? {};
  return Array.isArray(results) ? results.find(({ name }) => name === result)?._type : undefined;
}

function renderTask(name: string, props: FinallyTaskProps) {
  const { displayName, description, taskSpec, customTaskSpec, retries } = props;
  return {
    name,
    displayName,
    description,
    taskRef: render(props.task, renderTaskReference),
    taskSpec:
      taskSpec === undefined && customTaskSpec === undefined
        ? undefined
        : { ...render(taskSpec, renderEmbeddedTask), ...render(customTaskSpec, renderCustomTaskSpec) },
    pipelineRef: render(props.pipeline, renderPipelineReference),
    pipelineSpec: render(props.pipelineSpec, (spec) => withTypes(renderPipelineSpec(spec))),
    params: renderParamValues(props),
    matrix: render(props.matrix, renderMatrix),
    workspaces: render(props.workspaces, (map) =>
      Object.entries(map).map(([own, { name: workspace, _subPath }]) => ({ name: own, workspace, subPath: _subPath })),
    ),
    when: renderEach(props.when, (when) => when._toManifest()),
    retries,
    timeout: render(props.timeout, goDuration),
    onError: render(props.onError, ({ value }) => value),
  };
}

/** Inside a pipeline's pipelines the webhook fills in no types, and refuses params and collected results without one. */
function withTypes(spec: any): object {
  const typed = (declared: any) => renderEach(declared, (each: any) => ({ ...each, type: each.type ?? 'string' }));
  const embedded = ({ taskSpec, ...task }: any) => {
    if (taskSpec === undefined) return task;
    return { ...task, taskSpec: { ...taskSpec, params: typed(taskSpec.params), results: typed(taskSpec.results) } };
  };
  const { params, tasks, finally: last } = spec;
  return { ...spec, params: typed(params), tasks: renderEach(tasks, embedded), finally: renderEach(last, embedded) };
}

function renderEmbeddedTask({ labels, annotations, ...spec }: EmbeddedTaskSpec): object {
  return { ...renderTaskSpec(spec), metadata: compact({ labels, annotations }) };
}
