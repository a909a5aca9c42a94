import type { ChannelTemplate } from '../../eventing/messaging/channel-template';
import type { LeaderElectionConfig } from '../config/leader-election-config';
import type { BrokerDefaultsConfig } from './config/broker-defaults-config';
import type { ChannelDefaultsConfig } from './config/channel-defaults-config';
import type { EventingFeaturesConfig } from './config/eventing-features-config';
import type { EventingLoggingConfig } from './config/eventing-logging-config';
import type { EventingObservabilityConfig } from './config/eventing-observability-config';
import type { InMemoryDispatcherConfig } from './config/in-memory-dispatcher-config';
import type { PingSourceConfig } from './config/ping-source-config';
import type { SugarConfig } from './config/sugar-config';

/** Settings of Knative Eventing, a prop a config map. What is left out keeps what the release ships. */
export interface EventingConfig {
  /**
   * What users may use.
   *
   * @default - the release's defaults
   */
  readonly features?: EventingFeaturesConfig;

  /**
   * What brokers get where they don't say.
   *
   * @default - the release's defaults
   */
  readonly brokers?: BrokerDefaultsConfig;

  /**
   * Channels of the multi-tenant broker: the config map `config-br-default-channel`.
   *
   * @default ChannelTemplate.inMemory()
   */
  readonly brokerChannel?: ChannelTemplate;

  /**
   * Of which kind channels are that don't say.
   *
   * @default - the release's defaults
   */
  readonly channels?: ChannelDefaultsConfig;

  /**
   * Connections of dispatchers of channels in memory.
   *
   * @default - the release's defaults
   */
  readonly inMemoryDispatcher?: InMemoryDispatcherConfig;

  /**
   * What PingSources may send.
   *
   * @default - the release's defaults
   */
  readonly pingSource?: PingSourceConfig;

  /**
   * Where brokers are made without being asked for.
   *
   * @default - nowhere
   */
  readonly sugar?: SugarConfig;

  /**
   * Addresses of kinds that have none, by kind, version and group, such as `Pod.v1`: Go templates of URLs over `.Name`,
   * `.Namespace`, `.SystemNamespace` and `.UID`. Needs `features.kreferenceMapping`. The config map
   * `config-kreference-mapping`.
   *
   * @default - none
   */
  readonly kreferenceMapping?: { readonly [kind: string]: string };

  /**
   * How the pods of a controller share its work.
   *
   * @default - the release's defaults
   */
  readonly leaderElection?: LeaderElectionConfig;

  /**
   * How much is logged.
   *
   * @default - the release's defaults
   */
  readonly logging?: EventingLoggingConfig;

  /**
   * Metrics and traces.
   *
   * @default - the release's defaults
   */
  readonly observability?: EventingObservabilityConfig;
}
