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

/** The knobs of `config.leaderElection` that move the same fields of Serving and Eventing. */
export const LEADER_ELECTION_KNOBS: Knobs = {
  'config.leaderElection.leaseDuration': [
    Duration.seconds(90),
    'ConfigMap/config-leader-election .data.lease-duration: nothing → 90s',
  ],
  'config.leaderElection.renewDeadline': [
    Duration.seconds(50),
    'ConfigMap/config-leader-election .data.renew-deadline: nothing → 50s',
  ],
  'config.leaderElection.retryPeriod': [
    Duration.seconds(5),
    'ConfigMap/config-leader-election .data.retry-period: nothing → 5s',
  ],
  'config.leaderElection.buckets': [3, 'ConfigMap/config-leader-election .data.buckets: nothing → 3'],
};

/** The knob of a whole logger, which moves the same field of several components. */
export const LOGGER_KNOB: Knobs = {
  'config.logging.zapLoggerConfig': [
    '{\n"level": "warn"\n}',
    'ConfigMap/config-logging .data.zap-logger-config.level: info → warn',
  ],
};
