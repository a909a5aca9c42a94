import { Lazy } from 'cdk8s';
import type { EnvFrom, EnvValue } from './env';
import type { Probe } from './probe';
import type { PullPolicy } from './pull-policy';
import { merge, render, renderEach } from './render';
import { type ContainerResources, renderResources } from './resources';
import { type ContainerSecurityContext, renderContainerSecurityContext } from './security-context';
import { renderVolumeMount, type VolumeMount } from './volume-mount';

/** What every container takes: that of a Service, of a job, of a step of a task. */
export interface ContainerBaseProps {
  /**
   * When the image is pulled.
   *
   * @default - always for the tag `latest`, else if the node doesn't have it
   */
  readonly imagePullPolicy?: PullPolicy;

  /**
   * What is run; `$(NAME)` stands for an environment variable.
   *
   * @default - the image's entry point
   */
  readonly command?: string[];

  /**
   * Arguments of what is run; `$(NAME)` stands for an environment variable.
   *
   * @default - the image's arguments, if `command` isn't given either
   */
  readonly args?: string[];

  /**
   * Folder in which it is run.
   *
   * @default - the image's working folder
   */
  readonly workingDir?: string;

  /**
   * Environment variables by name, in the order in which they may refer to each other.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * Objects whose keys are all environment variables; `env` prevails, and of these the last.
   *
   * @default - none
   */
  readonly envFrom?: EnvFrom[];

  /**
   * Processor time, memory and the like.
   *
   * @default - the namespace's defaults
   */
  readonly resources?: ContainerResources;

  /**
   * Volumes in the container's file system.
   *
   * @default - none
   */
  readonly volumeMounts?: VolumeMount[];

  /**
   * What the container may do.
   *
   * @default - the pod's
   */
  readonly securityContext?: ContainerSecurityContext;
}

/** What containers take that the cluster watches over: all but the steps of a task. */
export interface WatchedContainerProps extends ContainerBaseProps {
  /**
   * Whether the container lives; it is restarted if not.
   *
   * @default - it lives as long as its process
   */
  readonly livenessProbe?: Probe;

  /**
   * Whether the container gets requests.
   *
   * @default - it is ready when it has started; a Knative Service, when its port opens
   */
  readonly readinessProbe?: Probe;

  /**
   * Whether the container has started; the other probes wait for it.
   *
   * @default - it has started with its process
   */
  readonly startupProbe?: Probe;

  /**
   * File whose text is shown as the reason of the container's end.
   *
   * @default /dev/termination-log
   */
  readonly terminationMessagePath?: string;

  /**
   * Where the reason of the container's end comes from.
   *
   * @default TerminationMessagePolicy.FILE
   */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;
}

/** Where the reason of a container's end comes from. */
export enum TerminationMessagePolicy {
  /** The file alone. */
  FILE = 'File',
  /** The end of the log, if the container failed and the file is empty. */
  FALLBACK_TO_LOGS_ON_ERROR = 'FallbackToLogsOnError',
}

/** @internal */
export function renderContainerBase(props: ContainerBaseProps) {
  const { imagePullPolicy, command, args, workingDir } = props;
  return {
    imagePullPolicy,
    command,
    args,
    workingDir,
    env: render(props.env, renderEnv),
    envFrom: renderEach(props.envFrom, (source) => source._toManifest()),
    resources: render(props.resources, renderResources),
    volumeMounts: renderEach(props.volumeMounts, renderVolumeMount),
    securityContext: render(props.securityContext, renderContainerSecurityContext),
  };
}

/** @internal */
export function renderWatchedContainer(props: WatchedContainerProps) {
  const { terminationMessagePath, terminationMessagePolicy } = props;
  const probe = (value?: Probe) => render(value, (known) => known._toManifest());
  return merge(renderContainerBase(props), {
    livenessProbe: probe(props.livenessProbe),
    readinessProbe: probe(props.readinessProbe),
    startupProbe: probe(props.startupProbe),
    terminationMessagePath,
    terminationMessagePolicy,
  });
}

/** @internal */
export function renderEnv(env: { readonly [name: string]: EnvValue }): unknown[] {
  // A Lazy in place of one value is the literal.
  return Object.entries(env).map(([name, value]) =>
    value instanceof Lazy ? { name, value } : value._toManifest(name),
  );
}
