import { render, renderEach } from '../kubernetes/render';
import type { Param } from './param';
import type { FinallyTask, PipelineTask } from './pipeline-task';
import type { ValueType } from './value-type';
import type { Workspace } from './workspace';

/** A result of a pipeline, made of results of its tasks. Its value is in one of three props. */
export interface PipelineResult {
  /**
   * A string with results of tasks in it, or the expression of a whole list or object (`all`).
   *
   * @default - none
   */
  readonly value?: string;

  /**
   * A list of strings with results of tasks in them.
   *
   * @default - none
   */
  readonly arrayValue?: string[];

  /**
   * Strings with results of tasks in them, by key.
   *
   * @default - none
   */
  readonly objectValue?: { readonly [key: string]: string };

  /**
   * Type of the result.
   *
   * @default - that of the value
   */
  readonly valueType?: ValueType;

  /**
   * What the result is.
   *
   * @default - none
   */
  readonly description?: string;
}

/**
 * What a pipeline does: its tasks, and what they need and put out.
 *
 * @see https://tekton.dev/docs/pipelines/pipelines/
 */
export interface PipelineSpec {
  /**
   * Tasks, each of which runs as soon as those that it depends on have ended.
   *
   * @default - none
   */
  readonly tasks?: PipelineTask[];

  /**
   * Tasks that run when all others have ended.
   *
   * @default - none
   */
  readonly finallyTasks?: FinallyTask[];

  /**
   * Params that the tasks get.
   *
   * @default - none
   */
  readonly params?: Param[];

  /**
   * Folders that the tasks share.
   *
   * @default - none
   */
  readonly workspaces?: Workspace[];

  /**
   * What the pipeline puts out, by name.
   *
   * @default - nothing
   */
  readonly results?: { readonly [name: string]: PipelineResult };

  /**
   * Name that people are shown.
   *
   * @default - the name
   */
  readonly displayName?: string;

  /**
   * What the pipeline is for.
   *
   * @default - none
   */
  readonly description?: string;
}

/** @internal */
export function renderPipelineSpec(spec: PipelineSpec): object {
  const { displayName, description, results } = spec;
  return {
    displayName,
    description,
    params: renderEach(spec.params, (param) => param._toManifest()),
    workspaces: renderEach(spec.workspaces, (workspace) => workspace._toManifest()),
    tasks: renderEach(spec.tasks, (task) => task._toManifest()),
    finally: renderEach(spec.finallyTasks, (task) => task._toManifest()),
    results: render(results, (map) => Object.entries(map).map(renderResult)),
  };
}

function renderResult([name, result]: [string, PipelineResult]): object {
  const { valueType, description, value, arrayValue, objectValue } = result;
  return { name, type: valueType, description, value: value ?? arrayValue ?? objectValue };
}
