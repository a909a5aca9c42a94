import type { Construct } from 'constructs';
import { renderEnv } from '../kubernetes/container-base';
import type { EnvValue } from '../kubernetes/env';
import { render, renderEach } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import { type ContainerSecurityContext, renderContainerSecurityContext } from '../kubernetes/security-context';
import { renderVolumeMount, type VolumeMount } from '../kubernetes/volume-mount';
import type { Param } from './param';
import type { Resolver } from './resolver';
import type { Result } from './result';
import type { Script } from './script';

/** How a step names a StepAction, as Tekton's `Ref` does. */
export interface StepActionReference {
  /**
   * Name of the StepAction.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Where the StepAction comes from.
   *
   * @default - the namespace of the run
   */
  readonly resolver?: Resolver;
}

/** A StepAction that steps can name. */
export interface IStepAction {
  /** How they name it. */
  readonly stepActionReference: StepActionReference;
}

/** Props of a StepAction. */
export interface StepActionProps extends ResourceProps {
  /** Image to run. */
  readonly image: string;

  /**
   * What the action is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Params that steps give. The script can't contain them: it reads them as environment variables.
   *
   * @default - none
   */
  readonly params?: Param[];

  /**
   * What the action puts out.
   *
   * @default - none
   */
  readonly results?: Result[];

  /**
   * What is run.
   *
   * @default - `script`, or the image's entry point
   */
  readonly command?: string[];

  /**
   * Arguments of what is run.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * What is run in place of a command.
   *
   * @default - `command`, or the image's entry point
   */
  readonly script?: Script;

  /**
   * Folder in which it is run.
   *
   * @default - the image's working folder
   */
  readonly workingDir?: string;

  /**
   * Environment variables by name.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * What the container may do.
   *
   * @default - the pod's
   */
  readonly securityContext?: ContainerSecurityContext;

  /**
   * Volumes of the task in the container's file system, each named by a param.
   *
   * @default - none
   */
  readonly volumeMounts?: VolumeMount[];
}

/**
 * What one step runs, to be used by the steps of many tasks.
 *
 * @see https://tekton.dev/docs/pipelines/stepactions/
 */
export class StepAction extends Resource implements IStepAction {
  /** The StepAction of this name, in the namespace of the run. */
  public static fromStepActionName(name: string): IStepAction {
    return { stepActionReference: { name } };
  }

  /** A StepAction that is fetched when a run begins. The platform's `enable-api-fields` must not be `stable`. */
  public static fromResolver(resolver: Resolver): IStepAction {
    return { stepActionReference: { resolver } };
  }

  public constructor(scope: Construct, id: string, props: StepActionProps) {
    super(scope, id, { apiVersion: 'tekton.dev/v1beta1', kind: 'StepAction' }, props);
    this._define({ props, body: () => ({ spec: renderStepAction(props) }), terms: { spec: '' } });
  }

  public get stepActionReference(): StepActionReference {
    return { name: this.name };
  }
}

function renderStepAction(props: StepActionProps): object {
  const { description, image, command, args, workingDir } = props;
  return {
    description,
    image,
    command,
    args,
    workingDir,
    params: renderEach(props.params, (param) => param._toManifest()),
    results: renderEach(props.results, (result) => result._toManifest()),
    script: render(props.script, (script) => script._toManifest()),
    env: render(props.env, renderEnv),
    securityContext: render(props.securityContext, renderContainerSecurityContext),
    volumeMounts: renderEach(props.volumeMounts, renderVolumeMount),
  };
}

/** @internal */
export function renderStepActionReference(action: IStepAction): object {
  const { name, resolver } = action.stepActionReference;
  return { name, ...resolver?._toManifest('stepaction') };
}
