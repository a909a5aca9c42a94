import type { Construct } from 'constructs';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { Param } from './param';
import type { Resolver } from './resolver';
import type { Result } from './result';
import { renderTaskSpec, type TaskSpec } from './task-spec';
import type { Workspace } from './workspace';

/** How a pipeline or a run names a task, as Tekton's `TaskRef` does. */
export interface TaskReference {
  /**
   * Name of the task.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Kind of a custom task.
   *
   * @default Task
   */
  readonly kind?: string;

  /**
   * API version of a custom task.
   *
   * @default - a Task of Tekton
   */
  readonly apiVersion?: string;

  /**
   * Where the task comes from.
   *
   * @default - the namespace of the run
   */
  readonly resolver?: Resolver;
}

/** A task that pipelines and runs can name. */
export interface ITask {
  /** How they name it. */
  readonly taskReference: TaskReference;
}

/** Props of a Task. */
export interface TaskProps extends ResourceProps, TaskSpec {}

/**
 * Steps that run in one pod, to be used by pipelines and runs of its namespace.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/
 */
export class Task extends Resource implements ITask {
  /** The Task of this name, in the namespace of the run. */
  public static fromTaskName(name: string): ITask {
    return { taskReference: { name } };
  }

  /** A Task that is fetched when a run begins. The platform's `enable-api-fields` must not be `stable`. */
  public static fromResolver(resolver: Resolver): ITask {
    return { taskReference: { resolver } };
  }

  public constructor(
    scope: Construct,
    id: string,
    private readonly task: TaskProps,
  ) {
    super(scope, id, { apiVersion: 'tekton.dev/v1', kind: 'Task' }, task);
    this._define({ props: task, body: () => ({ spec: renderTaskSpec(task) }), terms: { spec: '' } });
  }

  public get taskReference(): TaskReference {
    return { name: this.name };
  }

  /** The params that the task declares. */
  public get params(): Param[] {
    return [...(this.task.params ?? [])];
  }

  /** What the task puts out. */
  public get results(): Result[] {
    return [...(this.task.results ?? [])];
  }

  /** The workspaces that the task declares. */
  public get workspaces(): Workspace[] {
    return [...(this.task.workspaces ?? [])];
  }
}

/** @internal */
export function renderTaskReference(task: ITask): object {
  const { resolver, name, kind, apiVersion } = task.taskReference;
  return { name, kind, apiVersion, ...resolver?._toManifest('task') };
}
