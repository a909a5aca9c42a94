import { Duration } from 'cdk8s';
import { platform } from '../../../lib';
import { LOGGER_KNOB, loggingGiven, OBSERVABILITY_KNOBS, observabilityGiven } from './common';
import type { Given, Knobs } from './knob';

/** Every setting of the kinds of sources but Kafka, as those for Ceph show them. */
export const SOURCES_KNOBS: Knobs = {
  ...OBSERVABILITY_KNOBS,
  'config.observability.metricsProtocol': [
    platform.MetricsProtocol.PROMETHEUS,
    'ConfigMap/config-observability .data.metrics-protocol: nothing → prometheus',
  ],
  ...LOGGER_KNOB,
  'config.logging.levels': [
    { controller: platform.LogLevel.DEBUG },
    'ConfigMap/config-logging .data.loglevel.controller: info → debug',
  ],
  'config.leaderElection': [
    { buckets: 3, leaseDuration: Duration.seconds(90) },
    'ConfigMap/config-leader-election added',
  ],
};

export const SOURCES_GIVEN: Given = {
  ...loggingGiven('config.logging'),
  ...observabilityGiven('config.observability'),
};
