import { Lazy } from 'cdk8s';
import type { EnvFrom, EnvValue } from './env';
import type { Handler } from './handler';
import type { Probe } from './probe';
import { merge, render, renderEach } from './render';
import { type ContainerResources, renderResources } from './resources';
import { type ContainerSecurityContext, renderContainerSecurityContext } from './security-context';
import { renderVolumeMount, type VolumeDevice, type VolumeMount } from './volume-mount';

/** When an image is pulled. */
export enum PullPolicy {
  /** Whenever a container starts. */
  ALWAYS = 'Always',
  /** If the node doesn't have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never: the node must have it. */
  NEVER = 'Never',
}

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

/** A port that a container listens on. */
export interface ContainerPort {
  /** Number of the port, 1 to 65535. */
  readonly containerPort: number;

  /**
   * Name of the port, by which Services and probes may call it.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default TCP
   */
  readonly protocol?: string;

  /**
   * Port of the node that leads to this one.
   *
   * @default - none
   */
  readonly hostPort?: number;

  /**
   * IP of the node that leads to this port.
   *
   * @default - every IP
   */
  readonly hostIp?: string;
}

/** What happens after a container's start and before its end. */
export interface Lifecycle {
  /**
   * After the start.
   *
   * @default - nothing
   */
  readonly postStart?: Handler;

  /**
   * Before the end.
   *
   * @default - nothing
   */
  readonly preStop?: Handler;

  /**
   * Signal that ends the container, such as `SIGTERM`; the pod must name its operating system.
   *
   * @default - the image's
   */
  readonly stopSignal?: string;
}

/** Whether a container is restarted when a resource of it changes. */
export interface ResizePolicy {
  /** `cpu` or `memory`. */
  readonly resourceName: string;

  /** `NotRequired` or `RestartContainer`. */
  readonly restartPolicy: string;
}

/** What happens to a container that ended with certain codes. */
export interface RestartRule {
  /** `Restart`, or `RestartAllContainers` for the pod. */
  readonly action: string;

  /** `In` or `NotIn`. */
  readonly operator: string;

  /** The exit codes, 0 to 255. */
  readonly exitCodes: number[];
}

/**
 * A container of a pod. Knative Services have their own, which takes less.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export interface ContainerProps extends WatchedContainerProps {
  /** Name of the container, a DNS label. */
  readonly name: string;

  /**
   * Image to run.
   *
   * @default - filled in by the cluster
   */
  readonly image?: string;

  /**
   * Ports that the container listens on.
   *
   * @default - none are declared
   */
  readonly ports?: ContainerPort[];

  /**
   * Block devices in the container.
   *
   * @default - none
   */
  readonly volumeDevices?: VolumeDevice[];

  /**
   * What happens after the start and before the end.
   *
   * @default - nothing
   */
  readonly lifecycle?: Lifecycle;

  /**
   * Whether the container is restarted, against the pod's policy: `Always`, which makes an init container a sidecar,
   * `OnFailure` or `Never`.
   *
   * @default - the pod's policy
   */
  readonly restartPolicy?: string;

  /**
   * Exceptions of the restart policy, by exit code.
   *
   * @default - none
   */
  readonly restartPolicyRules?: RestartRule[];

  /**
   * Whether the container is restarted when its resources change.
   *
   * @default - it isn't
   */
  readonly resizePolicy?: ResizePolicy[];

  /**
   * Whether standard input stays open.
   *
   * @default false
   */
  readonly stdin?: boolean;

  /**
   * Whether standard input closes after the first client.
   *
   * @default false
   */
  readonly stdinOnce?: boolean;

  /**
   * Whether the container has a terminal; needs `stdin`.
   *
   * @default false
   */
  readonly tty?: boolean;
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
export function renderContainer(props: ContainerProps): object {
  const { name, image, restartPolicy, resizePolicy, stdin, stdinOnce, tty } = props;
  const handler = (value?: Handler) => render(value, (known) => known._toManifest());
  return {
    name,
    image,
    ...renderWatchedContainer(props),
    ports: renderEach(props.ports, ({ hostIp, ...port }) => ({ ...port, hostIP: hostIp })),
    volumeDevices: renderEach(props.volumeDevices, ({ volume, devicePath }) => ({ name: volume.name, devicePath })),
    lifecycle: render(props.lifecycle, ({ postStart, preStop, stopSignal }) => ({
      postStart: handler(postStart),
      preStop: handler(preStop),
      stopSignal,
    })),
    restartPolicy,
    restartPolicyRules: renderEach(props.restartPolicyRules, ({ action, operator, exitCodes }) => ({
      action,
      exitCodes: { operator, values: exitCodes },
    })),
    resizePolicy,
    stdin,
    stdinOnce,
    tty,
  };
}

/** @internal */
export function renderEnv(env: { readonly [name: string]: EnvValue }): unknown[] {
  // A Lazy in place of one value is the literal.
  return Object.entries(env).map(([name, value]) =>
    value instanceof Lazy ? { name, value } : value._toManifest(name),
  );
}
