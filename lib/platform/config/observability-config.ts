import type { Duration } from 'cdk8s';
import { choice, decimal, duration, type KeyTable, key, onOff, type Refuse, text } from './keys';

/** How metrics leave a process. */
export enum MetricsProtocol {
  /** Not at all. */
  NONE = 'none',
  /** By a page that Prometheus reads. */
  PROMETHEUS = 'prometheus',
  /** By OTLP over gRPC, to the endpoint. */
  GRPC = 'grpc',
  /** By OTLP over HTTP, to the endpoint. */
  HTTP_PROTOBUF = 'http/protobuf',
}

/** How traces leave a process. */
export enum TracingProtocol {
  /** Not at all. */
  NONE = 'none',
  /** To standard output. */
  STDOUT = 'stdout',
  /** By OTLP over gRPC, to the endpoint. */
  GRPC = 'grpc',
  /** By OTLP over HTTP, to the endpoint. */
  HTTP_PROTOBUF = 'http/protobuf',
}

/** Metrics and traces of the components themselves: the config map `config-observability`. */
export interface ObservabilityConfig {
  /**
   * How metrics leave.
   *
   * @default MetricsProtocol.NONE
   */
  readonly metricsProtocol?: MetricsProtocol;

  /**
   * Where metrics go; required for `GRPC` and `HTTP_PROTOBUF`, refused for `NONE`.
   *
   * @default - none
   */
  readonly metricsEndpoint?: string;

  /**
   * Time between two exports.
   *
   * @default - OpenTelemetry's, 60 seconds
   */
  readonly metricsExportInterval?: Duration;

  /**
   * How traces leave.
   *
   * @default TracingProtocol.NONE
   */
  readonly tracingProtocol?: TracingProtocol;

  /**
   * Where traces go; required for `GRPC` and `HTTP_PROTOBUF`, refused for `NONE` and `STDOUT`.
   *
   * @default - none
   */
  readonly tracingEndpoint?: string;

  /**
   * Part of the requests that is traced, 0 to 1.
   *
   * @default 0
   */
  readonly tracingSamplingRate?: number;

  /**
   * Whether controllers serve Go profiles on port 8008.
   *
   * @default false
   */
  readonly runtimeProfiling?: boolean;

  /**
   * Time between two exports of Go's own metrics.
   *
   * @default Duration.seconds(15)
   */
  readonly runtimeExportInterval?: Duration;
}

/** @internal */
export const OBSERVABILITY_KEYS: KeyTable<ObservabilityConfig> = {
  metricsProtocol: key('metrics-protocol', choice(MetricsProtocol)),
  metricsEndpoint: key('metrics-endpoint', text),
  metricsExportInterval: key('metrics-export-interval', duration({ min: 0 })),
  tracingProtocol: key('tracing-protocol', choice(TracingProtocol)),
  tracingEndpoint: key('tracing-endpoint', text),
  tracingSamplingRate: key('tracing-sampling-rate', decimal({ min: 0, max: 1 })),
  runtimeProfiling: key('runtime-profiling', onOff),
  runtimeExportInterval: key('runtime-export-interval', duration({ min: 0 })),
};

/** @internal */
export function checkObservability(config: ObservabilityConfig, refuse: Refuse<ObservabilityConfig>): void {
  checkEndpoint('metricsEndpoint', config.metricsProtocol, config.metricsEndpoint, refuse);
  checkEndpoint('tracingEndpoint', config.tracingProtocol, config.tracingEndpoint, refuse);
}

/**
 * An endpoint belongs to a protocol that sends to one.
 *
 * @internal
 */
export function checkEndpoint<Prop extends string>(
  prop: Prop,
  protocol: string | undefined,
  endpoint: string | undefined,
  refuse: (prop: Prop, value: unknown, allowed: string, change: string) => void,
): void {
  const sends = protocol === 'grpc' || protocol === 'http/protobuf';
  if (sends && !endpoint) refuse(prop, endpoint, `an address, for protocol ${protocol}`, 'say where it is sent');
  if (!sends && protocol !== 'prometheus' && endpoint) {
    refuse(
      prop,
      endpoint,
      `nothing, for protocol ${protocol ?? 'none'}`,
      'choose a protocol that sends, or leave it out',
    );
  }
}
