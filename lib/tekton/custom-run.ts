import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { render } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { IServiceAccount } from '../kubernetes/service-account';
import { type CustomTaskSpec, renderCustomTaskSpec } from './custom-task';
import { goDuration } from './go-duration';
import { type ParamValues, renderParamValues } from './param';
import type { RunName } from './run-name';
import { type ITask, renderTaskReference } from './task';
import { renderWorkspaceBindings, type WorkspaceBinding } from './workspace-binding';

/** Props of a CustomRun. What is run is in one of `task` and `taskSpec`. */
export interface CustomRunProps extends ResourceProps, ParamValues {
  /**
   * Custom task that is run.
   *
   * @default - `taskSpec`
   */
  readonly task?: ITask;

  /**
   * What is run, described here.
   *
   * @default - `task`
   */
  readonly taskSpec?: CustomTaskSpec;

  /**
   * What the run provides as workspaces, by name.
   *
   * @default - none
   */
  readonly workspaces?: { readonly [name: string]: WorkspaceBinding };

  /**
   * Whom the run acts as.
   *
   * @default - the platform's `default-service-account`
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * How long the run may take.
   *
   * @default - the platform's `default-timeout-minutes`
   */
  readonly timeout?: Duration;

  /**
   * How often it is tried again if it fails; 0 or more.
   *
   * @default 0
   */
  readonly retries?: number;

  /**
   * `RunCancelled` to end it.
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
   * How the run is named if neither by `name` alone nor by its path.
   *
   * @default - it has a fixed name, and so runs once
   */
  readonly runName?: RunName;
}

/**
 * One run of a custom task, which a controller other than Tekton's takes up.
 *
 * @see https://tekton.dev/docs/pipelines/customruns/
 */
export class CustomRun extends Resource {
  public constructor(scope: Construct, id: string, props: CustomRunProps) {
    const { runName, name, retries, status, statusMessage } = props;
    const spec = () => ({
      customRef: render(props.task, renderTaskReference),
      customSpec: render(props.taskSpec, renderCustomTaskSpec),
      params: renderParamValues(props),
      workspaces: renderWorkspaceBindings(props.workspaces),
      serviceAccountName: render(props.serviceAccount, (account) => account.name),
      timeout: render(props.timeout, goDuration),
      retries,
      status,
      statusMessage,
    });
    super(
      scope,
      id,
      { apiVersion: 'tekton.dev/v1beta1', kind: 'CustomRun' },
      { ...props, name: render(runName, (known) => known._of(scope, id, 'CustomRun', name, spec)) ?? name },
    );
    this._define({ props, body: () => ({ spec: spec() }), terms: TERMS, generatesName: runName?._isGenerated });
  }
}

const TERMS = {
  'spec.customRef': 'task',
  'spec.customSpec': 'taskSpec',
  'spec.serviceAccountName': 'serviceAccount',
  spec: '',
};
