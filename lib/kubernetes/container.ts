import { renderWatchedContainer, type WatchedContainerProps } from './container-base';
import type { Handler } from './handler';
import { render, renderEach } from './render';
import type { VolumeDevice } from './volume-mount';

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
