import { type KeyTable, key, onOff, text, type ValueKind } from '../../../config/keys';

/** What the kinds for Kafka do: the config map `config-kafka-features`. */
export interface KafkaFeaturesConfig {
  /**
   * Whether a dispatcher takes no more events a second than its share.
   *
   * @default false
   */
  readonly dispatcherRateLimiter?: boolean;

  /**
   * Whether dispatchers measure what waits for delivery in order.
   *
   * @default false
   */
  readonly orderedExecutorMetrics?: boolean;

  /**
   * Whether KEDA scales what reads topics. Refused unless `cluster.keda` says that it is there.
   *
   * @default false
   */
  readonly kedaAutoscaler?: boolean;

  /**
   * Name of the consumer group of a Trigger, a Go template over the Trigger's metadata.
   *
   * @default knative-trigger-{{ .Namespace }}-{{ .Name }}
   */
  readonly triggerConsumerGroupTemplate?: string;

  /**
   * Name of the topic of a Broker, a Go template over the Broker's metadata.
   *
   * @default knative-broker-{{ .Namespace }}-{{ .Name }}
   */
  readonly brokerTopicTemplate?: string;

  /**
   * Name of the topic of a KafkaChannel, a Go template over the channel's metadata.
   *
   * @default knative-messaging-kafka.{{ .Namespace }}.{{ .Name }}
   */
  readonly channelTopicTemplate?: string;
}

/** Two objects must not get the same name. */
const template: ValueKind<string> = {
  ...text,
  refusal: (value) =>
    /\{\{-?\s*\.UID\b/.test(value) || ['Namespace', 'Name'].every((part) => new RegExp(`\\.${part}\\b`).test(value))
      ? undefined
      : 'a template with `.Namespace` and `.Name`, or with `.UID`',
};

/** @internal */
export const KAFKA_FEATURES_KEYS: KeyTable<KafkaFeaturesConfig> = {
  dispatcherRateLimiter: key('dispatcher-rate-limiter', onOff),
  orderedExecutorMetrics: key('dispatcher-ordered-executor-metrics', onOff),
  kedaAutoscaler: key('controller-autoscaler-keda', onOff),
  triggerConsumerGroupTemplate: key('triggers-consumergroup-template', template),
  brokerTopicTemplate: key('brokers-topic-template', template),
  channelTopicTemplate: key('channels-topic-template', template),
};
