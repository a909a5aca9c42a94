import { platform } from '../../../lib';
import {
  LOGGER_KNOB,
  leaderElectionGiven,
  leaderElectionKnobs,
  loggingGiven,
  OBSERVABILITY_KNOBS,
  observabilityGiven,
} from './common';
import type { Given, Knobs } from './knob';

/** Every setting that all kinds of sources but Kafka have, by the config map of the leader election. */
export const sourcesKnobs = (leaderElection: string): Knobs => ({
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
  ...leaderElectionKnobs('config.leaderElection', leaderElection),
});

export const SOURCES_GIVEN: Given = {
  ...leaderElectionGiven('config.leaderElection'),
  ...loggingGiven('config.logging'),
  ...observabilityGiven('config.observability'),
};
