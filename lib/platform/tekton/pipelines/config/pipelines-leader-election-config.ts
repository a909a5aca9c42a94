import type { LeaderElectionConfig } from '../../../config/leader-election-config';

/** How the pods of each program share its work. */
export interface PipelinesLeaderElectionConfig {
  /**
   * Of the controller of runs: the config map `config-leader-election-controller`.
   *
   * @default - the release's defaults
   */
  readonly controller?: LeaderElectionConfig;

  /**
   * Of the controller of events: the config map `config-leader-election-events`.
   *
   * @default - the release's defaults
   */
  readonly events?: LeaderElectionConfig;

  /**
   * Of the webhook: the config map `config-leader-election-webhook`.
   *
   * @default - the release's defaults
   */
  readonly webhook?: LeaderElectionConfig;

  /**
   * Of what fetches remote tasks and pipelines: the config map `config-leader-election-resolvers`.
   *
   * @default - the release's defaults
   */
  readonly resolvers?: LeaderElectionConfig;
}
