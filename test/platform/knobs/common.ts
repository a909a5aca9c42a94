import { Duration } from 'cdk8s';
import { platform } from '../../../lib';
import { at, type Given, type Knobs } from './knob';

/** What the knobs of an `ObservabilityConfig` at a path need: an endpoint belongs to a protocol. */
export function observabilityGiven(path: string): Given {
  const traced = { tracingProtocol: platform.TracingProtocol.GRPC, tracingEndpoint: 'http://other:4318' };
  return {
    [`${path}.metricsEndpoint`]: at(path, { metricsProtocol: platform.MetricsProtocol.PROMETHEUS }),
    [`${path}.tracingEndpoint`]: at(path, traced),
  };
}

/** What the zap knob of a `LoggingConfig` at a path is moved from. */
export function loggingGiven(path: string): Given {
  return { [`${path}.zapLoggerConfig`]: at(path, { zapLoggerConfig: '{\n"level": "info"\n}' }) };
}

/** The knobs of `config.observability` that move the same fields of several components. */
export const OBSERVABILITY_KNOBS: Knobs = {
  'config.observability.metricsEndpoint': [
    ':9091',
    'ConfigMap/config-observability .data.metrics-endpoint: nothing → :9091',
  ],
  'config.observability.metricsExportInterval': [
    Duration.seconds(30),
    'ConfigMap/config-observability .data.metrics-export-interval: nothing → 30s',
  ],
  'config.observability.tracingProtocol': [
    platform.TracingProtocol.STDOUT,
    'ConfigMap/config-observability .data.tracing-protocol: nothing → stdout',
  ],
  'config.observability.tracingEndpoint': [
    'http://collector:4318',
    'ConfigMap/config-observability .data.tracing-endpoint: http://other:4318 → http://collector:4318',
  ],
  'config.observability.tracingSamplingRate': [
    0.5,
    'ConfigMap/config-observability .data.tracing-sampling-rate: nothing → 0.5',
  ],
  'config.observability.runtimeProfiling': [
    true,
    'ConfigMap/config-observability .data.runtime-profiling: nothing → enabled',
  ],
  'config.observability.runtimeExportInterval': [
    Duration.minutes(1),
    'ConfigMap/config-observability .data.runtime-export-interval: nothing → 60s',
  ],
};

/** The knobs of a `LeaderElectionConfig` at a path, which a config map holds. */
export function leaderElectionKnobs(path: string, configMap: string): Knobs {
  const data = `ConfigMap/${configMap} .data`;
  return {
    [`${path}.leaseDuration`]: [Duration.seconds(90), `${data}.lease-duration: nothing → 90s`],
    [`${path}.renewDeadline`]: [Duration.seconds(13), `${data}.renew-deadline: nothing → 13s`],
    [`${path}.retryPeriod`]: [Duration.seconds(5), `${data}.retry-period: nothing → 5s`],
    [`${path}.buckets`]: [3, `${data}.buckets: nothing → 3`],
    [`${path}.leaseNames`]: [
      { 'controller.broker': 'brokers' },
      `${data}.map-lease-prefix.controller.broker: nothing → brokers`,
    ],
  };
}

/** What the knobs of a `LeaderElectionConfig` at a path are moved in where a first one makes more than a key. */
export function leaderElectionGiven(path: string): Given {
  const given = at(path, { leaseNames: { other: 'other' } });
  return Object.fromEntries(Object.keys(leaderElectionKnobs(path, '')).map((knob) => [knob, given]));
}

/** The knob of a whole logger, which moves the same field of several components. */
export const LOGGER_KNOB: Knobs = {
  'config.logging.zapLoggerConfig': [
    '{\n"level": "warn"\n}',
    'ConfigMap/config-logging .data.zap-logger-config.level: info → warn',
  ],
};
