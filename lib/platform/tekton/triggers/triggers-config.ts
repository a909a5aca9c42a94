import type { LoggingConfig } from '../../config/logging-config';
import type { ObservabilityConfig } from '../../config/observability-config';
import type { EventListenerDefaultsConfig } from './config/event-listener-defaults-config';
import type { TriggersFeaturesConfig } from './config/triggers-features-config';
import type { TriggersLeaderElectionConfig } from './config/triggers-leader-election-config';

/** Settings of Tekton Triggers, a prop a config map. What is left out keeps what the release ships. */
export interface TriggersConfig {
  /**
   * What Triggers does and what its users may use.
   *
   * @default - the release's defaults
   */
  readonly features?: TriggersFeaturesConfig;

  /**
   * What the pods of EventListeners get where they don't say.
   *
   * @default - the release's defaults
   */
  readonly defaults?: EventListenerDefaultsConfig;

  /**
   * How the pods of each program share its work.
   *
   * @default - the release's defaults
   */
  readonly leaderElection?: TriggersLeaderElectionConfig;

  /**
   * How much is logged, by the programs `controller` and `webhook` and by EventListeners as `eventlistener`: the config map
   * `config-logging-triggers`.
   *
   * @default - the release's defaults
   */
  readonly logging?: LoggingConfig;

  /**
   * Metrics and traces of the programs: the config map `config-observability-triggers`.
   *
   * @default - `MetricsProtocol.PROMETHEUS`
   */
  readonly observability?: ObservabilityConfig;
}
