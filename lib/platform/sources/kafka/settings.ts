import { configMap } from '../../parts/objects';
import type { Part } from '../../parts/part';

/** The settings of the kinds for Kafka. */
export function kafkaSettings(part: Part, servers: string, partitions: number, replicationFactor: number): void {
  configMap(part, 'kafka-broker-config', {
    'default.topic.partitions': String(partitions),
    'default.topic.replication.factor': String(replicationFactor),
    'bootstrap.servers': servers,
  });
  configMap(part, 'kafka-channel-config', { 'bootstrap.servers': servers });
  for (const [name, data] of Object.entries(SETTINGS)) configMap(part, name, data);
}

/** Leases of older releases have the names of controllers that have moved since. */
function leaseOf(reconciler: string): string {
  return `map-lease-prefix.kafka-broker-controller.knative.dev.eventing-kafka-broker.control-plane.pkg.reconciler.${reconciler}.Reconciler`;
}

const SETTINGS: { readonly [configMap: string]: { readonly [key: string]: string } } = {
  'config-kafka-source-defaults': {},
  'config-kafka-autoscaler': {
    class: 'keda.autoscaling.knative.dev',
    'min-scale': '0',
    'max-scale': '50',
    'polling-interval': '10',
    'cooldown-period': '30',
    'lag-threshold': '100',
  },
  'config-kafka-features': {
    'dispatcher-rate-limiter': 'disabled',
    'dispatcher-ordered-executor-metrics': 'disabled',
    'controller-autoscaler-keda': 'disabled',
    'triggers-consumergroup-template': 'knative-trigger-{{ .Namespace }}-{{ .Name }}',
    'brokers-topic-template': 'knative-broker-{{ .Namespace }}-{{ .Name }}',
    'channels-topic-template': 'knative-messaging-kafka.{{ .Namespace }}.{{ .Name }}',
  },
  'config-kafka-leader-election': {
    leaseDuration: '15s',
    renewDeadline: '10s',
    retryPeriod: '2s',
    [leaseOf('source')]: 'kafka-controller.knative.dev.eventing-kafka.pkg.source.reconciler.source.reconciler',
    [leaseOf('channel')]:
      'kafkachannel-controller.knative.dev.eventing-kafka.pkg.channel.consolidated.reconciler.controller.reconciler',
  },
  'kafka-config-logging': { 'config.xml': logback() },
  'config-namespaced-broker-resources': { resources: '[\n]\n' },
};

/** The dispatchers, which run in Java, log JSON lines without waiting for the console. */
function logback(): string {
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
    '  <root level="INFO">',
    '    <appender-ref ref="async"/>',
    '  </root>',
    '</configuration>',
    '',
  ].join('\n');
}
