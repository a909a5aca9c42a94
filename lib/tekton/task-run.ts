import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { render } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { IServiceAccount } from '../kubernetes/service-account';
import { goDuration } from './go-duration';
import { type ParamValues, renderParamValues } from './param';
import { type PodTemplate, renderTaskPodTemplate } from './pod-template';
import { type ResourceOverrides, renderResourceOverrides } from './resource-overrides';
import type { RunName } from './run-name';
import { type ITask, renderTaskReference } from './task';
import { renderTaskSpec, type TaskSpec } from './task-spec';
import { renderWorkspaceBindings, type WorkspaceBinding } from './workspace-binding';

/** What a run of a task does. The task is in one of `task` and `taskSpec`. */
export interface TaskRunSpec extends ParamValues, ResourceOverrides {
  /**
   * Task that is run.
   *
   * @default - `taskSpec`
   */
  readonly task?: ITask;

  /**
   * What is run, described here.
   *
   * @default - `task`
   */
  readonly taskSpec?: TaskSpec;

  /**
   * What the run provides as the workspaces of the task, by name.
   *
   * @default - none
   */
  readonly workspaces?: { readonly [name: string]: WorkspaceBinding };

  /**
   * Whom the steps act as.
   *
   * @default - the platform's `default-service-account`
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * The pod in which the task runs.
   *
   * @default - the platform's `default-pod-template`
   */
  readonly podTemplate?: PodTemplate;

  /**
   * How long the run may take; 0 for no limit.
   *
   * @default - the platform's `default-timeout-minutes`
   */
  readonly timeout?: Duration;

  /**
   * How often the task is tried again if it fails; 0 or more.
   *
   * @default 0
   */
  readonly retries?: number;

  /**
   * `TaskRunPending` for a run that waits, `TaskRunCancelled` to end it.
   *
   * @default - the run starts
   */
  readonly status?: string;

  /**
   * Why the run has its `status`.
   *
   * @default - none
   */
  readonly statusMessage?: string;

  /**
   * Whether a step that fails waits so that one can look into it. The platform's `enable-api-fields` must be `alpha`.
   *
   * @default false
   */
  readonly breakOnFailure?: boolean;

  /**
   * Names of steps that wait before they begin so that one can look into them; needs `breakOnFailure`.
   *
   * @default - none
   */
  readonly breakBeforeSteps?: string[];

  /**
   * Controller that runs it.
   *
   * @default - Tekton's
   */
  readonly managedBy?: string;
}

/** Props of a TaskRun. */
export interface TaskRunProps extends ResourceProps, TaskRunSpec {
  /**
   * How the run is named if neither by `name` alone nor by its path.
   *
   * @default - it has a fixed name, and so runs once
   */
  readonly runName?: RunName;
}

/**
 * One run of a task.
 *
 * @see https://tekton.dev/docs/pipelines/taskruns/
 */
export class TaskRun extends Resource {
  public constructor(scope: Construct, id: string, props: TaskRunProps) {
    const { runName, name } = props;
    const spec = () => renderTaskRunSpec(props);
    super(
      scope,
      id,
      { apiVersion: 'tekton.dev/v1', kind: 'TaskRun' },
      { ...props, name: render(runName, (known) => known._of(scope, id, 'TaskRun', name, spec)) ?? name },
    );
    this._define({ props, body: () => ({ spec: spec() }), terms: TERMS, generatesName: runName?._isGenerated });
  }
}

const TERMS = {
  'spec.taskRef': 'task',
  'spec.serviceAccountName': 'serviceAccount',
  'spec.computeResources': 'resources',
  'spec.stepSpecs': 'stepResources',
  'spec.sidecarSpecs': 'sidecarResources',
  'spec.debug.breakpoints.onFailure': 'breakOnFailure',
  'spec.debug.breakpoints.beforeSteps': 'breakBeforeSteps',
  spec: '',
};

/** @internal */
export function renderTaskRunSpec(spec: TaskRunSpec): object {
  const { retries, status, statusMessage, managedBy, breakOnFailure, breakBeforeSteps } = spec;
  return {
    taskRef: render(spec.task, renderTaskReference),
    taskSpec: render(spec.taskSpec, renderTaskSpec),
    params: renderParamValues(spec),
    workspaces: renderWorkspaceBindings(spec.workspaces),
    serviceAccountName: render(spec.serviceAccount, ({ name }) => name),
    podTemplate: render(spec.podTemplate, renderTaskPodTemplate),
    ...renderResourceOverrides(spec),
    timeout: render(spec.timeout, goDuration),
    retries,
    status,
    statusMessage,
    debug:
      breakOnFailure || breakBeforeSteps
        ? { breakpoints: { onFailure: breakOnFailure ? 'enabled' : undefined, beforeSteps: breakBeforeSteps } }
        : undefined,
    managedBy,
  };
}
