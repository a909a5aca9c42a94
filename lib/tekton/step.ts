import type { Duration } from 'cdk8s';
import { refusal } from '../admission/finding';
import { type ContainerBaseProps, renderContainerBase } from '../kubernetes/container-base';
import { render, renderEach } from '../kubernetes/render';
import type { VolumeDevice } from '../kubernetes/volume-mount';
import { dotlessMember, variable } from './expression';
import { goDuration } from './go-duration';
import type { OnError } from './on-error';
import { type ParamValues, renderParamValues } from './param';
import { type Result, ResultReference } from './result';
import type { Script } from './script';
import { type IStepAction, renderStepActionReference } from './step-action';
import type { When } from './when';
import type { Workspace } from './workspace';

/** What each step of a task takes unless it says otherwise. */
export interface StepTemplate extends ContainerBaseProps {
  /**
   * Image to run.
   *
   * @default - each step names its own
   */
  readonly image?: string;

  /**
   * Block devices in the container.
   *
   * @default - none
   */
  readonly volumeDevices?: VolumeDevice[];
}

/**
 * A workspace that only some steps and sidecars of a task get: those that name it. The platform's `enable-api-fields` must
 * not be `stable`.
 */
export interface WorkspaceUsage {
  /** The workspace of the task. */
  readonly workspace: Workspace;

  /**
   * Where the container finds it.
   *
   * @default - where the task mounts it
   */
  readonly mountPath?: string;
}

/** Props of a Step. */
export interface StepProps extends StepTemplate, ParamValues {
  /**
   * Name of the step, a DNS label.
   *
   * @default - Tekton numbers it
   */
  readonly name?: string;

  /**
   * Name that people are shown.
   *
   * @default - the name
   */
  readonly displayName?: string;

  /**
   * What is run in place of a command.
   *
   * @default - `command`, or the image's entry point
   */
  readonly script?: Script;

  /**
   * StepAction that says what the step runs: the step then gives its params and no image, command, script or
   * environment.
   *
   * @default - the step says it itself
   */
  readonly stepAction?: IStepAction;

  /**
   * Results of the step itself. Not with a StepAction, which declares its own.
   *
   * @default - none
   */
  readonly results?: Result[];

  /**
   * Conditions that must all be true; else the step is left out.
   *
   * @default - none
   */
  readonly when?: When[];

  /**
   * How long the step may take.
   *
   * @default - no limit but that of the run
   */
  readonly timeout?: Duration;

  /**
   * What happens if the step fails.
   *
   * @default OnError.STOP_AND_FAIL
   */
  readonly onError?: OnError;

  /**
   * Workspaces that only the steps and sidecars get that name them.
   *
   * @default - every workspace that nobody names
   */
  readonly workspaces?: WorkspaceUsage[];

  /**
   * File that gets the standard output. The platform's `enable-api-fields` must be `alpha`.
   *
   * @default - the log alone
   */
  readonly stdoutPath?: string;

  /**
   * File that gets the standard error. The platform's `enable-api-fields` must be `alpha`.
   *
   * @default - the log alone
   */
  readonly stderrPath?: string;
}

/**
 * A container of a task. Steps run one after the other in one pod.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/#defining-steps
 */
export class Step {
  public constructor(private readonly props: StepProps) {}

  /** Name of the step; undefined if it has none. */
  public get name(): string | undefined {
    return this.props.name;
  }

  /** What the step has put out, for later steps and for results of the task. Throws if the step has no name. */
  public result(name: string): ResultReference {
    const declared = Array.isArray(this.props.results)
      ? this.props.results.find((own) => own.name === name)
      : undefined;
    return new ResultReference(this.variable(), name, declared?._type);
  }

  /** File with the exit code of the step, for later steps. Throws if the step has no name. */
  public get exitCodePath(): string {
    // Tekton knows the file by the name of the container.
    return variable(`${this.variable('step-')}.exitCode.path`);
  }

  /**
   * An artifact that the step has used, for later steps. The platform's `enable-artifacts` must be `true`. Throws if the
   * step has no name.
   */
  public artifactInput(name: string): string {
    const step = this.variable();
    return variable(`${step}.inputs${dotlessMember(step, 'artifactInput', name)}`);
  }

  /**
   * An artifact that the step has made, for later steps. The platform's `enable-artifacts` must be `true`. Throws if the
   * step has no name.
   */
  public artifactOutput(name: string): string {
    const step = this.variable();
    return variable(`${step}.outputs${dotlessMember(step, 'artifactOutput', name)}`);
  }

  /** @internal */
  public get _container(): ContainerBaseProps {
    return this.props;
  }

  /** @internal */
  public _toManifest(): object {
    const { props } = this;
    const { name, displayName, stdoutPath, stderrPath } = props;
    return {
      name,
      displayName,
      ...renderStepTemplate(props),
      script: render(props.script, (script) => script._toManifest()),
      ref: render(props.stepAction, renderStepActionReference),
      params: renderParamValues(props),
      results: renderEach(props.results, (result) => result._toManifest()),
      when: renderEach(props.when, (when) => when._toManifest()),
      timeout: render(props.timeout, goDuration),
      onError: render(props.onError, ({ value }) => value),
      workspaces: renderEach(props.workspaces, renderWorkspaceUsage),
      stdoutConfig: render(stdoutPath, (path) => ({ path })),
      stderrConfig: render(stderrPath, (path) => ({ path })),
    };
  }

  private variable(prefix = ''): string {
    const { name } = this.props;
    if (name === undefined) {
      const allowed = 'a name, by which the others find its results and its exit code';
      const change = 'give it a `name`';
      throw refusal('Step', [{ rule: 'tekton/step-references', field: 'name', value: name, allowed, change }]);
    }
    return `steps.${prefix}${name}`;
  }
}

/** @internal */
export function renderStepTemplate(template: StepTemplate): object {
  const { resources, ...container } = renderContainerBase(template);
  return {
    image: template.image,
    ...container,
    computeResources: resources,
    volumeDevices: renderEach(template.volumeDevices, ({ volume, devicePath }) => ({ name: volume.name, devicePath })),
  };
}

/** @internal */
export function renderWorkspaceUsage({ workspace, mountPath }: WorkspaceUsage): object {
  return { name: workspace.name, mountPath };
}
