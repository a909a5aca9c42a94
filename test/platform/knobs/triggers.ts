import { Duration } from 'cdk8s';
import { platform } from '../../../lib';
import { leaderElectionGiven, leaderElectionKnobs, loggingGiven, observabilityGiven } from './common';
import type { Given, Knobs } from './knob';

/** Every prop of Tekton Triggers. */
export const TRIGGERS_KNOBS: Knobs = {
  'config.features.alphaApiFields': [true, 'ConfigMap/feature-flags-triggers .data.enable-api-fields: stable → alpha'],
  'config.features.labelsExclusionPattern': [
    '^internal/',
    'ConfigMap/feature-flags-triggers .data.labels-exclusion-pattern:  → ^internal/',
  ],
  'config.defaults.serviceAccount': [
    'listeners',
    'ConfigMap/config-defaults-triggers .data.default-service-account: nothing → listeners',
  ],
  'config.defaults.runAsUser': [-1, 'ConfigMap/config-defaults-triggers .data.default-run-as-user: nothing → '],
  'config.defaults.runAsGroup': [1000, 'ConfigMap/config-defaults-triggers .data.default-run-as-group: nothing → 1000'],
  'config.defaults.fsGroup': [1000, 'ConfigMap/config-defaults-triggers .data.default-fs-group: nothing → 1000'],
  'config.defaults.runAsNonRoot': [
    false,
    'ConfigMap/config-defaults-triggers .data.default-run-as-non-root: nothing → false',
  ],
  'config.leaderElection.controller': [
    { buckets: 3 },
    'ConfigMap/config-leader-election-triggers-controller .data.buckets: nothing → 3',
    'Deployment/tekton-triggers-controller .spec.template.spec.containers[0].env[7].value: config-leader-election-triggers-controllers → config-leader-election-triggers-controller',
  ],
  ...leaderElectionKnobs('config.leaderElection.controller', 'config-leader-election-triggers-controller'),
  ...leaderElectionKnobs('config.leaderElection.webhook', 'config-leader-election-triggers-webhook'),
  'config.logging.levels': [
    { eventlistener: platform.LogLevel.DEBUG },
    'ConfigMap/config-logging-triggers .data.loglevel.eventlistener: info → debug',
  ],
  'config.logging.zapLoggerConfig': [
    '{\n"level": "warn"\n}',
    'ConfigMap/config-logging-triggers .data.zap-logger-config.level: info → warn',
  ],
  'config.observability.metricsProtocol': [
    platform.MetricsProtocol.NONE,
    'ConfigMap/config-observability-triggers .data.metrics-protocol: prometheus → none',
  ],
  'config.observability.metricsEndpoint': [
    ':9091',
    'ConfigMap/config-observability-triggers .data.metrics-endpoint: nothing → :9091',
  ],
  'config.observability.metricsExportInterval': [
    Duration.seconds(30),
    'ConfigMap/config-observability-triggers .data.metrics-export-interval: nothing → 30s',
  ],
  'config.observability.tracingProtocol': [
    platform.TracingProtocol.STDOUT,
    'ConfigMap/config-observability-triggers .data.tracing-protocol: nothing → stdout',
  ],
  'config.observability.tracingEndpoint': [
    'http://collector:4318',
    'ConfigMap/config-observability-triggers .data.tracing-endpoint: http://other:4318 → http://collector:4318',
  ],
  'config.observability.tracingSamplingRate': [
    0.5,
    'ConfigMap/config-observability-triggers .data.tracing-sampling-rate: nothing → 0.5',
  ],
  'config.observability.runtimeProfiling': [
    true,
    'ConfigMap/config-observability-triggers .data.runtime-profiling: nothing → enabled',
  ],
  'config.observability.runtimeExportInterval': [
    Duration.minutes(1),
    'ConfigMap/config-observability-triggers .data.runtime-export-interval: nothing → 60s',
  ],
};

export const TRIGGERS_GIVEN: Given = {
  ...leaderElectionGiven('config.leaderElection.controller'),
  ...loggingGiven('config.logging'),
  ...observabilityGiven('config.observability'),
};
