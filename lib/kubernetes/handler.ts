import type { Duration } from 'cdk8s';
import { renderMap } from './render';
import { seconds } from './seconds';

/** A port of a container, by number or by name. */
export class Port {
  /** The port of this number, 1 to 65535. */
  public static fromNumber(number: number): Port {
    return new Port(number);
  }

  /** The port that the container calls by this name. */
  public static fromName(name: string): Port {
    return new Port(name);
  }

  private constructor(private readonly value: number | string) {}

  /** @internal */
  public _toManifest(): number | string {
    return this.value;
  }
}

/** How a container is called over HTTP. */
export interface HttpGetOptions {
  /**
   * Port to call.
   *
   * @default - the container's first port, if Knative fills it in; else it must be given
   */
  readonly port?: Port;

  /**
   * Host to call.
   *
   * @default - the pod's IP
   */
  readonly host?: string;

  /**
   * Whether to call by HTTPS, without checking the certificate.
   *
   * @default - HTTP
   */
  readonly https?: boolean;

  /**
   * Headers to send, by name.
   *
   * @default - none
   */
  readonly headers?: { readonly [name: string]: string };
}

/** How a container is called over TCP. */
export interface TcpSocketOptions {
  /**
   * Port to connect to.
   *
   * @default - the container's first port, if Knative fills it in; else it must be given
   */
  readonly port?: Port;

  /**
   * Host to connect to.
   *
   * @default - the pod's IP
   */
  readonly host?: string;
}

/** How a container is called by the gRPC health protocol. */
export interface GrpcOptions {
  /**
   * Port to call.
   *
   * @default - the container's port, if Knative fills it in; else it must be given
   */
  readonly port?: number;

  /**
   * Service name to ask the health of.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

/** @internal */
export function renderHttpGet(path: string | undefined, options: HttpGetOptions): object {
  const headers = renderMap(options.headers, (value) => value);
  return {
    httpGet: {
      path,
      port: options.port?._toManifest(),
      host: options.host,
      scheme: options.https === undefined ? undefined : options.https ? 'HTTPS' : 'HTTP',
      httpHeaders: headers && Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
  };
}

/** @internal */
export function renderTcpSocket(options: TcpSocketOptions): object {
  return { tcpSocket: { port: options.port?._toManifest(), host: options.host } };
}

/**
 * What happens at a turn of a container's life.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class Handler {
  /** Runs a command in the container. */
  public static fromCommand(command: string[]): Handler {
    return new Handler({ exec: { command } });
  }

  /** Calls the container over HTTP. */
  public static fromHttpGet(path: string, options: HttpGetOptions = {}): Handler {
    return new Handler(renderHttpGet(path, options));
  }

  /** Connects over TCP. The cluster takes it, and only calls by HTTP or command have an effect. */
  public static fromTcpSocket(options: TcpSocketOptions = {}): Handler {
    return new Handler(renderTcpSocket(options));
  }

  /** Waits. */
  public static fromSleep(duration: Duration): Handler {
    return new Handler({ sleep: { seconds: seconds(duration) } });
  }

  private constructor(private readonly action: object) {}

  /** @internal */
  public _toManifest(): object {
    return this.action;
  }
}
