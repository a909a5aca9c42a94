import type { LeaderElectionConfig } from '../../config/leader-election-config';
import type { LogLevel } from '../../config/logging-config';
import type { KafkaAutoscalerConfig } from './config/kafka-autoscaler-config';
import type { KafkaFeaturesConfig } from './config/kafka-features-config';
import type { KafkaSourceDefaultsConfig } from './config/kafka-source-defaults-config';

/** Settings of the kinds for Kafka, a prop a config map. What is left out keeps what the release ships. */
export interface KafkaConfig {
  /**
   * What the kinds for Kafka do.
   *
   * @default - the release's defaults
   */
  readonly features?: KafkaFeaturesConfig;

  /**
   * How KEDA scales what reads a topic and doesn't say otherwise by its `scale`.
   *
   * @default - the release's defaults
   */
  readonly autoscaler?: KafkaAutoscalerConfig;

  /**
   * Annotations of older releases that the webhook gives every KafkaSource, and that the controller doesn't read.
   *
   * @default - none
   */
  readonly sourceDefaults?: KafkaSourceDefaultsConfig;

  /**
   * How the pods of the controller share its work: the config map `config-kafka-leader-election`. The release's defaults are 15
   * seconds for `leaseDuration`, 10 for `renewDeadline` and 2 for `retryPeriod`.
   *
   * @default - the release's defaults
   */
  readonly leaderElection?: LeaderElectionConfig;

  /**
   * Which messages receivers and dispatchers log: the config map `kafka-config-logging`.
   *
   * @default LogLevel.INFO
   */
  readonly logLevel?: LogLevel;

  /**
   * Objects that every namespace with a broker of the class `KafkaNamespaced` gets: a list in YAML, a Go template over
   * `.Namespace`. The controller needs the right to create them. The config map `config-namespaced-broker-resources`.
   *
   * @default - none
   */
  readonly namespacedBrokerResources?: string;
}
