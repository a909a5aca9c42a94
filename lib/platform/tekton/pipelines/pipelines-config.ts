import type { LoggingConfig } from '../../config/logging-config';
import type { PipelinesFeaturesConfig } from './config/pipelines-features-config';
import type { PipelinesLeaderElectionConfig } from './config/pipelines-leader-election-config';
import type { PipelinesObservabilityConfig } from './config/pipelines-observability-config';
import type { ResolversConfig } from './config/resolvers/resolvers-config';
import type { RunDefaultsConfig } from './config/run-defaults-config';
import type { RunEventsConfig } from './config/run-events-config';
import type { RunTracingConfig } from './config/run-tracing-config';
import type { SpireConfig } from './config/spire-config';
import type { WaitBackoffConfig } from './config/wait-backoff-config';

/** Settings of Tekton Pipelines, a prop a config map. What is left out keeps what the release ships. */
export interface PipelinesConfig {
  /**
   * What Pipelines does and what runs may use.
   *
   * @default - the release's defaults
   */
  readonly features?: PipelinesFeaturesConfig;

  /**
   * What runs get where they don't say.
   *
   * @default - the release's defaults
   */
  readonly defaults?: RunDefaultsConfig;

  /**
   * Where CloudEvents go that tell of runs.
   *
   * @default - nowhere
   */
  readonly events?: RunEventsConfig;

  /**
   * Traces of runs.
   *
   * @default - none
   */
  readonly tracing?: RunTracingConfig;

  /**
   * The SPIRE that signs results.
   *
   * @default - the release's defaults
   */
  readonly spire?: SpireConfig;

  /**
   * Pauses between tries to create what a webhook didn't answer for.
   *
   * @default - the release's defaults
   */
  readonly waitBackoff?: WaitBackoffConfig;

  /**
   * Certificates, PEM, that are trusted when images are asked for their entry points: the config map `config-registry-cert`.
   *
   * @default - those of the controller's image
   */
  readonly registryCertificates?: string;

  /**
   * How the pods of each program share its work.
   *
   * @default - the release's defaults
   */
  readonly leaderElection?: PipelinesLeaderElectionConfig;

  /**
   * How much is logged.
   *
   * @default - the release's defaults
   */
  readonly logging?: LoggingConfig;

  /**
   * Metrics and traces of the programs.
   *
   * @default - `MetricsProtocol.PROMETHEUS`
   */
  readonly observability?: PipelinesObservabilityConfig;

  /**
   * What fetches remote tasks and pipelines.
   *
   * @default - the release's defaults
   */
  readonly resolvers?: ResolversConfig;
}
