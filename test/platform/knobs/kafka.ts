import { Duration } from 'cdk8s';
import { kubernetes, platform } from '../../../lib';
import { leaderElectionKnobs } from './common';
import type { Given, Knobs } from './knob';

/** Every prop of the kinds for Kafka. */
export const KAFKA_KNOBS: Knobs = {
  bootstrapServers: [
    ['one:9092', 'two:9092'],
    'ConfigMap/kafka-broker-config .data.bootstrap.servers: my-cluster-kafka-bootstrap.kafka:9092 → one:9092,two:9092',
    'ConfigMap/kafka-channel-config .data.bootstrap.servers: my-cluster-kafka-bootstrap.kafka:9092 → one:9092,two:9092',
  ],
  topicPartitions: [3, 'ConfigMap/kafka-broker-config .data.default.topic.partitions: 10 → 3'],
  topicReplicationFactor: [1, 'ConfigMap/kafka-broker-config .data.default.topic.replication.factor: 3 → 1'],
  authSecret: [
    kubernetes.Secret.fromSecretName('kafka'),
    'ConfigMap/kafka-broker-config .data.auth.secret.ref.name: nothing → kafka',
    'ConfigMap/kafka-channel-config .data.auth.secret.ref.name: nothing → kafka',
  ],
  'config.features.dispatcherRateLimiter': [
    true,
    'ConfigMap/config-kafka-features .data.dispatcher-rate-limiter: disabled → enabled',
  ],
  'config.features.orderedExecutorMetrics': [
    true,
    'ConfigMap/config-kafka-features .data.dispatcher-ordered-executor-metrics: disabled → enabled',
  ],
  'config.features.kedaAutoscaler': [
    true,
    'ConfigMap/config-kafka-features .data.controller-autoscaler-keda: disabled → enabled',
  ],
  'config.features.triggerConsumerGroupTemplate': [
    'triggers-{{ .UID }}',
    'ConfigMap/config-kafka-features .data.triggers-consumergroup-template: knative-trigger-{{ .Namespace }}-{{ .Name }} → triggers-{{ .UID }}',
  ],
  'config.features.brokerTopicTemplate': [
    '{{ .Namespace }}.{{ .Name }}.broker',
    'ConfigMap/config-kafka-features .data.brokers-topic-template: knative-broker-{{ .Namespace }}-{{ .Name }} → {{ .Namespace }}.{{ .Name }}.broker',
  ],
  'config.features.channelTopicTemplate': [
    '{{ .Namespace }}.{{ .Name }}.channel',
    'ConfigMap/config-kafka-features .data.channels-topic-template: knative-messaging-kafka.{{ .Namespace }}.{{ .Name }} → {{ .Namespace }}.{{ .Name }}.channel',
  ],
  'config.autoscaler.enabled': [
    false,
    'ConfigMap/config-kafka-autoscaler .data.class: keda.autoscaling.knative.dev → disabled',
  ],
  'config.autoscaler.minScale': [1, 'ConfigMap/config-kafka-autoscaler .data.min-scale: 0 → 1'],
  'config.autoscaler.maxScale': [10, 'ConfigMap/config-kafka-autoscaler .data.max-scale: 50 → 10'],
  'config.autoscaler.pollingInterval': [
    Duration.minutes(1),
    'ConfigMap/config-kafka-autoscaler .data.polling-interval: 10 → 60',
  ],
  'config.autoscaler.cooldownPeriod': [
    Duration.minutes(5),
    'ConfigMap/config-kafka-autoscaler .data.cooldown-period: 30 → 300',
  ],
  'config.autoscaler.lagThreshold': [10, 'ConfigMap/config-kafka-autoscaler .data.lag-threshold: 100 → 10'],
  'config.sourceDefaults.enabled': [
    true,
    'ConfigMap/config-kafka-source-defaults .data.autoscalingClass: nothing → keda.autoscaling.knative.dev',
  ],
  'config.sourceDefaults.minScale': [0, 'ConfigMap/config-kafka-source-defaults .data.minScale: nothing → 0'],
  'config.sourceDefaults.maxScale': [10, 'ConfigMap/config-kafka-source-defaults .data.maxScale: nothing → 10'],
  'config.sourceDefaults.pollingInterval': [
    Duration.minutes(1),
    'ConfigMap/config-kafka-source-defaults .data.pollingInterval: nothing → 60',
  ],
  'config.sourceDefaults.cooldownPeriod': [
    Duration.minutes(10),
    'ConfigMap/config-kafka-source-defaults .data.cooldownPeriod: nothing → 600',
  ],
  'config.sourceDefaults.lagThreshold': [
    20,
    'ConfigMap/config-kafka-source-defaults .data.kafkaLagThreshold: nothing → 20',
  ],
  ...leaderElectionKnobs('config.leaderElection', 'config-kafka-leader-election'),
  'config.logLevel': [
    platform.LogLevel.DEBUG,
    'ConfigMap/kafka-config-logging .data.config.xml[9]:   <root level="INFO"> →   <root level="DEBUG">',
  ],
  'config.namespacedBrokerResources': [
    '- apiVersion: v1\n  kind: ConfigMap\n',
    'ConfigMap/config-namespaced-broker-resources .data.resources: [\n]\n → - apiVersion: v1\n  kind: ConfigMap\n',
  ],
};

const READ = { config: { autoscaler: { enabled: true } } };
const SCALED = { config: { sourceDefaults: { enabled: true } } };

export const KAFKA_GIVEN: Given = {
  'config.autoscaler.minScale': READ,
  'config.autoscaler.maxScale': READ,
  'config.autoscaler.pollingInterval': READ,
  'config.autoscaler.cooldownPeriod': READ,
  'config.autoscaler.lagThreshold': READ,
  'config.sourceDefaults.minScale': SCALED,
  'config.sourceDefaults.maxScale': SCALED,
  'config.sourceDefaults.pollingInterval': SCALED,
  'config.sourceDefaults.cooldownPeriod': SCALED,
  'config.sourceDefaults.lagThreshold': SCALED,
};
