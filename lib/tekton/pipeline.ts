import type { Construct } from 'constructs';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { Param } from './param';
import type { IPipeline, PipelineReference } from './pipeline-reference';
import { type PipelineResult, type PipelineSpec, renderPipelineSpec } from './pipeline-spec';
import { FinallyTask, type FinallyTaskProps, PipelineTask, type PipelineTaskProps } from './pipeline-task';
import type { Resolver } from './resolver';
import type { Workspace } from './workspace';

/** Props of a Pipeline. */
export interface PipelineProps extends ResourceProps, PipelineSpec {}

/**
 * Tasks that depend on each other, to be used by runs of its namespace. It grows until synth, and is checked then.
 *
 * @see https://tekton.dev/docs/pipelines/pipelines/
 */
export class Pipeline extends Resource implements IPipeline {
  /** The Pipeline of this name, in the namespace of the run. */
  public static fromPipelineName(name: string): IPipeline {
    return { pipelineReference: { name } };
  }

  /** A Pipeline that is fetched when a run begins. The platform's `enable-api-fields` must not be `stable`. */
  public static fromResolver(resolver: Resolver): IPipeline {
    return { pipelineReference: { resolver } };
  }

  private readonly ownTasks: PipelineTask[];
  private readonly ownFinallyTasks: FinallyTask[];
  private readonly ownParams: Param[];
  private readonly ownWorkspaces: Workspace[];
  private readonly ownResults: { [name: string]: PipelineResult };

  public constructor(scope: Construct, id: string, props: PipelineProps = {}) {
    super(scope, id, { apiVersion: 'tekton.dev/v1', kind: 'Pipeline' }, props);
    const { displayName, description } = props;
    this.ownTasks = [...(props.tasks ?? [])];
    this.ownFinallyTasks = [...(props.finallyTasks ?? [])];
    this.ownParams = [...(props.params ?? [])];
    this.ownWorkspaces = [...(props.workspaces ?? [])];
    this.ownResults = { ...props.results };
    this._define({
      props,
      body: () => ({
        spec: renderPipelineSpec({
          displayName,
          description,
          params: filled(this.ownParams),
          workspaces: filled(this.ownWorkspaces),
          tasks: this.ownTasks,
          finallyTasks: filled(this.ownFinallyTasks),
          results: Object.keys(this.ownResults).length === 0 ? undefined : this.ownResults,
        }),
      }),
      terms: { 'spec.finally': 'finallyTasks', spec: '' },
      grows: ['spec'],
    });
  }

  public get pipelineReference(): PipelineReference {
    return { name: this.name };
  }

  /** The tasks. */
  public get tasks(): PipelineTask[] {
    return [...this.ownTasks];
  }

  /** The tasks that run when all others have ended. */
  public get finallyTasks(): FinallyTask[] {
    return [...this.ownFinallyTasks];
  }

  /** The params that the pipeline declares. */
  public get params(): Param[] {
    return [...this.ownParams];
  }

  /** The workspaces that the pipeline declares. */
  public get workspaces(): Workspace[] {
    return [...this.ownWorkspaces];
  }

  /** Adds a task. It runs as soon as those have ended whose results it reads or that `runAfter` names. */
  public addTask(name: string, props: PipelineTaskProps): PipelineTask {
    const task = new PipelineTask(name, props);
    this._takes({ ...props, runAfter: undefined }, `tasks[${this.ownTasks.length}]`);
    this.ownTasks.push(task);
    this._changed();
    return task;
  }

  /** Adds a task that runs when all others have ended. */
  public addFinallyTask(name: string, props: FinallyTaskProps): FinallyTask {
    const task = new FinallyTask(name, props);
    this._takes(props, `finallyTasks[${this.ownFinallyTasks.length}]`);
    this.ownFinallyTasks.push(task);
    this._changed();
    return task;
  }

  /** Declares a param. */
  public addParam(param: Param): void {
    this.ownParams.push(param);
    this._changed();
  }

  /** Declares a workspace. */
  public addWorkspace(workspace: Workspace): void {
    this.ownWorkspaces.push(workspace);
    this._changed();
  }

  /** Declares a result. One of the same name is replaced. */
  public addResult(name: string, result: PipelineResult): void {
    this.ownResults[name] = result;
    this._changed();
  }
}

/** A list in which there is something. An empty one is dropped by the webhook, and would differ at every apply. */
function filled<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}
