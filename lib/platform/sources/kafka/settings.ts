import type { ISecret } from '../../../kubernetes/secret';
import { renderKeys } from '../../config/keys';
import { LogLevel } from '../../config/logging-config';
import { configMap } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { ownLeaderElection } from '../settings';
import { checkKafkaAutoscaler, KAFKA_AUTOSCALER_KEYS } from './config/kafka-autoscaler-config';
import { KAFKA_FEATURES_KEYS } from './config/kafka-features-config';
import { checkKafkaSourceDefaults, KAFKA_SOURCE_DEFAULTS_KEYS } from './config/kafka-source-defaults-config';
import type { KafkaConfig } from './kafka-config';

/** The Kafka cluster in which brokers and channels keep their events. */
export interface KafkaCluster {
  readonly bootstrapServers: string;
  readonly topicPartitions: number;
  readonly topicReplicationFactor: number;
  readonly authSecret?: ISecret;
}

/** The settings of the kinds for Kafka. */
export function kafkaSettings(part: Part, cluster: KafkaCluster, config: KafkaConfig): void {
  const { component } = part;
  const { topicPartitions, topicReplicationFactor, authSecret } = cluster;
  const access = {
    'bootstrap.servers': cluster.bootstrapServers,
    ...(authSecret && { 'auth.secret.ref.name': authSecret.name }),
  };
  configMap(part, 'kafka-broker-config', {
    'default.topic.partitions': String(topicPartitions),
    'default.topic.replication.factor': String(topicReplicationFactor),
    ...access,
  });
  configMap(part, 'kafka-channel-config', access);
  configMap(
    part,
    'config-kafka-source-defaults',
    renderKeys(
      component,
      'config.sourceDefaults',
      KAFKA_SOURCE_DEFAULTS_KEYS,
      config.sourceDefaults,
      checkKafkaSourceDefaults,
    ),
  );
  configMap(part, 'config-kafka-autoscaler', {
    class: 'keda.autoscaling.knative.dev',
    'min-scale': '0',
    'max-scale': '50',
    'polling-interval': '10',
    'cooldown-period': '30',
    'lag-threshold': '100',
    ...renderKeys(component, 'config.autoscaler', KAFKA_AUTOSCALER_KEYS, config.autoscaler, checkKafkaAutoscaler),
  });
  configMap(part, 'config-kafka-features', {
    'dispatcher-rate-limiter': 'disabled',
    'dispatcher-ordered-executor-metrics': 'disabled',
    'controller-autoscaler-keda': 'disabled',
    'triggers-consumergroup-template': 'knative-trigger-{{ .Namespace }}-{{ .Name }}',
    'brokers-topic-template': 'knative-broker-{{ .Namespace }}-{{ .Name }}',
    'channels-topic-template': 'knative-messaging-kafka.{{ .Namespace }}.{{ .Name }}',
    ...renderKeys(component, 'config.features', KAFKA_FEATURES_KEYS, config.features),
  });
  const leases = {
    [leaseOf('source')]: 'kafka-controller.knative.dev.eventing-kafka.pkg.source.reconciler.source.reconciler',
    [leaseOf('channel')]:
      'kafkachannel-controller.knative.dev.eventing-kafka.pkg.channel.consolidated.reconciler.controller.reconciler',
  };
  ownLeaderElection(part, 'config-kafka-leader-election', leases, config.leaderElection);
  configMap(part, 'kafka-config-logging', { 'config.xml': logback(config.logLevel ?? LogLevel.INFO) });
  configMap(part, 'config-namespaced-broker-resources', { resources: config.namespacedBrokerResources ?? '[\n]\n' });
}

/** Leases of older releases have the names of controllers that have moved since. */
function leaseOf(reconciler: string): string {
  return `map-lease-prefix.kafka-broker-controller.knative.dev.eventing-kafka-broker.control-plane.pkg.reconciler.${reconciler}.Reconciler`;
}

/** The dispatchers, which run in Java, log JSON lines without waiting for the console. */
function logback(level: LogLevel): string {
  return [
    '<configuration>',
    '  <appender name="jsonConsoleAppender" class="ch.qos.logback.core.ConsoleAppender">',
    '    <encoder class="net.logstash.logback.encoder.LogstashEncoder"/>',
    '  </appender>',
    '  <appender name="async" class="ch.qos.logback.classic.AsyncAppender">',
    '      <appender-ref ref="jsonConsoleAppender" />',
    '      <neverBlock>true</neverBlock>',
    '      <maxFlushTime>1000</maxFlushTime>',
    '  </appender>',
    `  <root level="${level.toUpperCase()}">`,
    '    <appender-ref ref="async"/>',
    '  </root>',
    '</configuration>',
    '',
  ].join('\n');
}
