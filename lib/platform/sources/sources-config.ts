import type { ComponentProps } from '../component';
import type { LeaderElectionConfig } from '../config/leader-election-config';
import type { LoggingConfig } from '../config/logging-config';
import type { ObservabilityConfig } from '../config/observability-config';

/** Settings of a kind of sources. Sources of one namespace share `logging` and `observability`. */
export interface SourcesConfig {
  /**
   * How much is logged.
   *
   * @default - the release's defaults
   */
  readonly logging?: LoggingConfig;

  /**
   * Metrics and traces.
   *
   * @default - the release's defaults
   */
  readonly observability?: ObservabilityConfig;

  /**
   * How the pods of the controller, and those of the webhook, share their work. The releases of GitHub and Redis ship 15 seconds for `leaseDuration`, 10 for
   * `renewDeadline` and 2 for `retryPeriod`.
   *
   * @default - the release's defaults
   */
  readonly leaderElection?: LeaderElectionConfig;
}

/** Props of a kind of sources. */
export interface SourcesProps extends ComponentProps {
  /**
   * Settings that differ from what the release ships.
   *
   * @default - the release's
   */
  readonly config?: SourcesConfig;
}
