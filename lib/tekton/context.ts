/**
 * Values that Tekton knows of a run, as expressions.
 *
 * @see https://tekton.dev/docs/pipelines/variables/
 */
export class Context {
  /** Name of the Task, in its steps. */
  public static readonly TASK_NAME = '$(context.task.name)';
  /** How often the task was tried again, in its steps. */
  public static readonly TASK_RETRY_COUNT = '$(context.task.retry-count)';
  /** Name of the TaskRun, in the steps of a task. */
  public static readonly TASK_RUN_NAME = '$(context.taskRun.name)';
  /** Namespace of the TaskRun, in the steps of a task. */
  public static readonly TASK_RUN_NAMESPACE = '$(context.taskRun.namespace)';
  /** Unique id of the TaskRun, in the steps of a task. */
  public static readonly TASK_RUN_UID = '$(context.taskRun.uid)';
  /** Name of the Pipeline, in params of its tasks. */
  public static readonly PIPELINE_NAME = '$(context.pipeline.name)';
  /** Name of the PipelineRun, in params of the pipeline's tasks. */
  public static readonly PIPELINE_RUN_NAME = '$(context.pipelineRun.name)';
  /** Namespace of the PipelineRun, in params of the pipeline's tasks. */
  public static readonly PIPELINE_RUN_NAMESPACE = '$(context.pipelineRun.namespace)';
  /** Unique id of the PipelineRun, in params of the pipeline's tasks. */
  public static readonly PIPELINE_RUN_UID = '$(context.pipelineRun.uid)';
  /** `retries` of the task of the pipeline, in its params. */
  public static readonly PIPELINE_TASK_RETRIES = '$(context.pipelineTask.retries)';
  /** How all tasks ended, in finally tasks: `Succeeded`, `Failed`, `Completed` or `None`. */
  public static readonly TASKS_STATUS = '$(tasks.status)';
  /** Folder with the credentials that Tekton provides, in steps. */
  public static readonly CREDENTIALS_PATH = '$(credentials.path)';
  /** File that a step writes the artifacts of its task to. The platform's `enable-artifacts` must be `true`. */
  public static readonly TASK_ARTIFACTS_PATH = '$(artifacts.path)';
  /** File that a step writes its own artifacts to. The platform's `enable-artifacts` must be `true`. */
  public static readonly STEP_ARTIFACTS_PATH = '$(step.artifacts.path)';

  private constructor() {}
}
