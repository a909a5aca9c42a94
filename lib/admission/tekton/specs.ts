import { forEachStruct, isAbsent, isObject, type JsonObject, objectOf } from '../json';
import { type Manifest, once } from '../rule';

/** A spec somewhere in a manifest. */
export interface Located {
  /** Path of the spec in the manifest. */
  readonly path: string;
  readonly spec: JsonObject;
}

/** A task of a pipeline, and where it stands. */
export interface LocatedTask extends Located {
  readonly isFinally: boolean;
  /** Whether another controller than Tekton's runs it. */
  readonly isCustom: boolean;
}

/** A description of a pipeline. */
export interface LocatedPipeline extends Located {
  /** Its tasks, those of `finally` last. */
  readonly tasks: readonly LocatedTask[];
}

interface Specs {
  readonly tasks: readonly Located[];
  readonly pipelines: readonly LocatedPipeline[];
  readonly pipelineTasks: readonly LocatedTask[];
}

/** Every description of a task in a manifest that Tekton checks as one: custom tasks are described in other words. */
export function taskSpecsOf(manifest: Manifest): readonly Located[] {
  return specsOf(manifest).tasks;
}

/** Every description of a pipeline in a manifest, the outermost first. */
export function pipelineSpecsOf(manifest: Manifest): readonly LocatedPipeline[] {
  return specsOf(manifest).pipelines;
}

/** Whether the CRD says nothing of a place, so that the API server leaves fields there that are null. */
export function isOpen(path: string): boolean {
  return /\b(taskSpec|pipelineSpec)\b/.test(path);
}

/** Whether the webhook fills in types at a place: it doesn't reach into pipelines of pipelines. */
export function isDefaulted(path: string): boolean {
  return !/\]\.pipelineSpec\b/.test(path);
}

/** The tasks of all pipelines in a manifest. */
export function pipelineTasksIn(manifest: Manifest): readonly LocatedTask[] {
  return specsOf(manifest).pipelineTasks;
}

function isCustom(source: unknown): boolean {
  if (!isObject(source)) return false;
  const { kind, apiVersion } = source;
  return !(isAbsent(kind) || kind === '' || kind === 'Task') || !(isAbsent(apiVersion) || apiVersion === '');
}

const specsOf = once(({ kind, spec }): Specs => {
  const tasks: Located[] = [];
  const pipelines: LocatedPipeline[] = [];
  const pipelineTasks: LocatedTask[] = [];
  const addPipeline = (pipeline: Located) => {
    const within = pipelineTasksOf(pipeline);
    pipelines.push({ ...pipeline, tasks: within });
    pipelineTasks.push(...within);
    for (const task of within) {
      const described = describedTaskOf(task);
      const { pipelineSpec } = task.spec;
      if (task.isCustom) continue;
      if (described !== undefined) tasks.push(described);
      if (isObject(pipelineSpec)) addPipeline({ path: `${task.path}.pipelineSpec`, spec: pipelineSpec });
    }
  };
  const { taskSpec, pipelineSpec } = objectOf(spec);
  if (kind === 'Task') tasks.push({ path: 'spec', spec: objectOf(spec) });
  if (kind === 'TaskRun' && isObject(taskSpec)) tasks.push({ path: 'spec.taskSpec', spec: taskSpec });
  if (kind === 'Pipeline') addPipeline({ path: 'spec', spec: objectOf(spec) });
  if (kind === 'PipelineRun' && isObject(pipelineSpec)) addPipeline({ path: 'spec.pipelineSpec', spec: pipelineSpec });
  return { tasks, pipelines, pipelineTasks };
});

/** What a task of a pipeline does, if the pipeline describes it itself and Tekton runs it. */
export function describedTaskOf({ path, spec: { taskSpec }, isCustom }: LocatedTask): Located | undefined {
  return isCustom || !isObject(taskSpec) ? undefined : { path: `${path}.taskSpec`, spec: taskSpec };
}

/** The tasks of a pipeline, those of `finally` last. */
export function pipelineTasksOf({ path, spec }: Located): LocatedTask[] {
  const tasks: LocatedTask[] = [];
  for (const section of ['tasks', 'finally']) {
    forEachStruct(spec[section], (task, i) => {
      tasks.push({
        path: `${path}.${section}[${i}]`,
        spec: task,
        isFinally: section === 'finally',
        isCustom: isCustom(task.taskRef) || isCustom(task.taskSpec),
      });
    });
  }
  return tasks;
}
