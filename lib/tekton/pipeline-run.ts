import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { compact, render } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { IServiceAccount } from '../kubernetes/service-account';
import { goDuration } from './go-duration';
import { type ParamValues, renderParamValues } from './param';
import { type IPipeline, renderPipelineReference } from './pipeline-reference';
import { type PipelineSpec, renderPipelineSpec } from './pipeline-spec';
import { type PodTemplate, renderTaskPodTemplate } from './pod-template';
import { type ResourceOverrides, renderResourceOverrides } from './resource-overrides';
import type { RunName } from './run-name';
import { renderWorkspaceBindings, type WorkspaceBinding } from './workspace-binding';

/** What a run says of one task of its pipeline. */
export interface PipelineTaskRunSpec extends ResourceOverrides {
  /**
   * Whom the steps act as.
   *
   * @default - that of the run
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * The pod in which the task runs.
   *
   * @default - that of the run
   */
  readonly podTemplate?: PodTemplate;

  /**
   * How long the task may take.
   *
   * @default - what the pipeline says
   */
  readonly timeout?: Duration;

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

/** What a run of a pipeline does. The pipeline is in one of `pipeline` and `pipelineSpec`. */
export interface PipelineRunSpec extends ParamValues {
  /**
   * Pipeline that is run.
   *
   * @default - `pipelineSpec`
   */
  readonly pipeline?: IPipeline;

  /**
   * What is run, described here.
   *
   * @default - `pipeline`
   */
  readonly pipelineSpec?: PipelineSpec;

  /**
   * What the run provides as the workspaces of the pipeline, by name.
   *
   * @default - none
   */
  readonly workspaces?: { readonly [name: string]: WorkspaceBinding };

  /**
   * Whom the tasks act as.
   *
   * @default - the platform's `default-service-account`
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * The pods in which the tasks run.
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
   * How long the tasks may take without the finally tasks; at most `timeout`.
   *
   * @default - `timeout` less `finallyTimeout`
   */
  readonly tasksTimeout?: Duration;

  /**
   * How long the finally tasks may take; at most `timeout`, together with `tasksTimeout` too.
   *
   * @default - `timeout` less `tasksTimeout`
   */
  readonly finallyTimeout?: Duration;

  /**
   * What the run says of single tasks, by their names in the pipeline.
   *
   * @default - nothing
   */
  readonly taskRunSpecs?: { readonly [task: string]: PipelineTaskRunSpec };

  /**
   * `PipelineRunPending` for a run that waits; `Cancelled`, `CancelledRunFinally` or `StoppedRunFinally` to end it.
   *
   * @default - the run starts
   */
  readonly status?: string;

  /**
   * Controller that runs it.
   *
   * @default - Tekton's
   */
  readonly managedBy?: string;
}

/** Props of a PipelineRun. */
export interface PipelineRunProps extends ResourceProps, PipelineRunSpec {
  /**
   * How the run is named if neither by `name` alone nor by its path.
   *
   * @default - it has a fixed name, and so runs once
   */
  readonly runName?: RunName;
}

/**
 * One run of a pipeline.
 *
 * @see https://tekton.dev/docs/pipelines/pipelineruns/
 */
export class PipelineRun extends Resource {
  public constructor(scope: Construct, id: string, props: PipelineRunProps) {
    const { runName, name } = props;
    const spec = () => renderPipelineRunSpec(props);
    super(
      scope,
      id,
      { apiVersion: 'tekton.dev/v1', kind: 'PipelineRun' },
      { ...props, name: render(runName, (known) => known._of(scope, id, 'PipelineRun', name, spec)) ?? name },
    );
    this._define({ props, body: () => ({ spec: spec() }), terms: TERMS, generatesName: runName?._isGenerated });
  }
}

const TERMS = {
  'spec.pipelineRef': 'pipeline',
  'spec.taskRunTemplate.serviceAccountName': 'serviceAccount',
  'spec.taskRunTemplate.podTemplate': 'podTemplate',
  'spec.timeouts.pipeline': 'timeout',
  'spec.timeouts.tasks': 'tasksTimeout',
  'spec.timeouts.finally': 'finallyTimeout',
  spec: '',
};

/** @internal */
export function renderPipelineRunSpec(spec: PipelineRunSpec): object {
  const { status, managedBy } = spec;
  return {
    pipelineRef: render(spec.pipeline, renderPipelineReference),
    pipelineSpec: render(spec.pipelineSpec, renderPipelineSpec),
    params: renderParamValues(spec),
    workspaces: renderWorkspaceBindings(spec.workspaces),
    taskRunTemplate: compact({
      serviceAccountName: render(spec.serviceAccount, ({ name }) => name),
      podTemplate: render(spec.podTemplate, renderTaskPodTemplate),
    }),
    timeouts: compact({
      pipeline: render(spec.timeout, goDuration),
      tasks: render(spec.tasksTimeout, goDuration),
      finally: render(spec.finallyTimeout, goDuration),
    }),
    taskRunSpecs: render(spec.taskRunSpecs, (map) => Object.entries(map).map(renderTaskRunSpec)),
    status,
    managedBy,
  };
}

function renderTaskRunSpec([pipelineTaskName, spec]: [string, PipelineTaskRunSpec]): object {
  const { labels, annotations } = spec;
  return {
    pipelineTaskName,
    serviceAccountName: render(spec.serviceAccount, ({ name }) => name),
    podTemplate: render(spec.podTemplate, renderTaskPodTemplate),
    ...renderResourceOverrides(spec),
    timeout: render(spec.timeout, goDuration),
    metadata: compact({ labels, annotations }),
  };
}
