import type { Duration } from 'cdk8s';
import {
  type GrpcOptions,
  type HttpGetOptions,
  renderHttpGet,
  renderTcpSocket,
  type TcpSocketOptions,
} from './handler';
import { seconds } from './seconds';

/** When a probe is made and what its results mean. */
export interface ProbeOptions {
  /**
   * Wait after the container's start, in whole seconds.
   *
   * @default - none
   */
  readonly initialDelay?: Duration;

  /**
   * Time between two probes, in whole seconds.
   *
   * @default - 10 seconds; for the readiness of a Knative Service, as often as it takes
   */
  readonly period?: Duration;

  /**
   * How long one probe may take, in whole seconds.
   *
   * @default Duration.seconds(1)
   */
  readonly timeout?: Duration;

  /**
   * Successes in a row after which a failed probe counts as good again; at least 1.
   *
   * @default 1
   */
  readonly successThreshold?: number;

  /**
   * Failures in a row after which the probe counts as failed; at least 1.
   *
   * @default 3
   */
  readonly failureThreshold?: number;

  /**
   * How long a container that failed may take to end, in whole seconds. Not for readiness, nor for Knative Services.
   *
   * @default - that of the pod
   */
  readonly terminationGracePeriod?: Duration;
}

/** A probe by HTTP. */
export interface HttpGetProbeOptions extends ProbeOptions, HttpGetOptions {}

/** A probe by TCP. */
export interface TcpSocketProbeOptions extends ProbeOptions, TcpSocketOptions {}

/** A probe by gRPC. */
export interface GrpcProbeOptions extends ProbeOptions, GrpcOptions {}

/**
 * How the cluster finds out whether a container has started, lives or is ready.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe {
  /** A GET of a path that must answer with a status from 200 to 399. */
  public static fromHttpGet(path?: string, options: HttpGetProbeOptions = {}): Probe {
    return new Probe(renderHttpGet(path, options), options);
  }

  /** A connection that must open. */
  public static fromTcpSocket(options: TcpSocketProbeOptions = {}): Probe {
    return new Probe(renderTcpSocket(options), options);
  }

  /** A command in the container that must end with 0. */
  public static fromCommand(command: string[], options: ProbeOptions = {}): Probe {
    return new Probe({ exec: { command } }, options);
  }

  /** A call of the gRPC health service, which must answer that it serves. */
  public static fromGrpc(options: GrpcProbeOptions = {}): Probe {
    return new Probe({ grpc: { port: options.port, service: options.service } }, options);
  }

  private constructor(
    private readonly action: object,
    private readonly options: ProbeOptions,
  ) {}

  /** @internal */
  public _toManifest(): object {
    const { initialDelay, period, timeout, successThreshold, failureThreshold, terminationGracePeriod } = this.options;
    return {
      ...this.action,
      initialDelaySeconds: seconds(initialDelay),
      periodSeconds: seconds(period),
      timeoutSeconds: seconds(timeout),
      successThreshold,
      failureThreshold,
      terminationGracePeriodSeconds: seconds(terminationGracePeriod),
    };
  }
}
