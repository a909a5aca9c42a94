import type { LeaderElectionConfig } from '../../../config/leader-election-config';

/** How the pods of each program share its work. */
export interface TriggersLeaderElectionConfig {
  /**
   * Of the controller: the config map `config-leader-election-triggers-controller`, which the release's controller doesn't
   * read, since it looks for another name. It reads it with this setting.
   *
   * @default - the defaults of the code
   */
  readonly controller?: LeaderElectionConfig;

  /**
   * Of the webhook: the config map `config-leader-election-triggers-webhook`.
   *
   * @default - the release's defaults
   */
  readonly webhook?: LeaderElectionConfig;
}
