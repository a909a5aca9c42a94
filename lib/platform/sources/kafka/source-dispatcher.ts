import { configMap } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { bindClusterRole, clusterRole, READ, rule, serviceAccount } from '../../parts/roles';
import { fromField, statefulSet } from '../../parts/workload';
import { CONFINED, eventingLabels, overZones, TERMINATION } from './confined';

const NAME = 'kafka-source-dispatcher';
const CONFIG = 'config-kafka-source-data-plane';
const ACCOUNT = 'knative-kafka-source-data-plane';

/** Reads the topics of KafkaSources and sends what is in them to their sinks. The controller decides how many run. */
export function kafkaSourceDispatcher(part: Part): void {
  const pods = { app: NAME };
  statefulSet(part, NAME, {
    image: 'gcr.io/knative-releases/knative-kafka-broker-dispatcher-loom',
    serviceAccount: ACCOUNT,
    fixedReplicas: true,
    labels: { ...pods, ...eventingLabels(NAME) },
    podLabels: { ...eventingLabels('kafka-channel-dispatcher'), 'app.kubernetes.io/kind': 'kafka-dispatcher' },
    spread: pods,
    ports: { 'http-metrics': 9090 },
    readiness: { exec: { command: ['cat', '/tmp/healthy'] }, ...OFTEN },
    liveness: { exec: { command: ['/bin/sh', '-c', 'ls /proc/1'] }, ...OFTEN },
    requests: { cpu: '1000m', memory: '700Mi' },
    limits: { cpu: '2000m', memory: '1000Mi' },
    env: {
      SERVICE_NAME: NAME,
      SERVICE_NAMESPACE: fromField('metadata.namespace'),
      PRODUCER_CONFIG_FILE_PATH: '/etc/config/config-kafka-source-producer.properties',
      CONSUMER_CONFIG_FILE_PATH: '/etc/config/config-kafka-source-consumer.properties',
      WEBCLIENT_CONFIG_FILE_PATH: '/etc/config/config-kafka-source-webclient.properties',
      DATA_PLANE_CONFIG_FILE_PATH: '/etc/contract-resources/data',
      EGRESSES_INITIAL_CAPACITY: '20',
      INSTANCE_ID: fromField('metadata.uid'),
      METRICS_PUBLISH_QUANTILES: 'false',
      METRICS_JVM_ENABLED: 'false',
      CONFIG_OBSERVABILITY_PATH: '/etc/observability',
      HTTP2_DISABLE: 'true',
      WAIT_STARTUP_SECONDS: '8',
      JAVA_TOOL_OPTIONS: [
        '-XX:+CrashOnOutOfMemoryError',
        '-XX:InitialRAMPercentage=70.0',
        '-XX:MinRAMPercentage=70.0',
        '-XX:MaxRAMPercentage=70.0',
      ].join(' '),
    },
    securityContext: CONFINED,
    moreOfContainer: {
      imagePullPolicy: 'IfNotPresent',
      volumeMounts: [
        { mountPath: '/etc/config', name: CONFIG, readOnly: true },
        { mountPath: '/etc/contract-resources', name: 'contract-resources', readOnly: true },
        { mountPath: '/tmp', name: 'cache' },
        { mountPath: '/etc/logging', name: 'kafka-config-logging', readOnly: true },
        { mountPath: '/etc/observability', name: 'config-observability', readOnly: true },
      ],
      ...TERMINATION,
    },
    moreOfPod: {
      ...overZones(pods),
      securityContext: { runAsUser: 1001 },
      volumes: [
        ...[CONFIG, 'kafka-config-logging', 'config-observability'].map((name) => ({ name, configMap: { name } })),
        { name: 'cache', emptyDir: {} },
        { name: 'contract-resources', emptyDir: {} },
      ],
      dnsConfig: { options: [{ name: 'single-request-reopen' }] },
    },
    moreOfPodMetadata: { name: NAME },
    moreOfSpec: { serviceName: NAME, podManagementPolicy: 'Parallel' },
  });
  configMap(part, CONFIG, {
    'config-kafka-source-producer.properties': properties(PRODUCER),
    'config-kafka-source-consumer.properties': properties(CONSUMER),
    'config-kafka-source-webclient.properties': properties({ idleTimeout: 10000, maxPoolSize: 100 }),
  });

  serviceAccount(part, ACCOUNT);
  bindClusterRole(part, ACCOUNT, ACCOUNT, ACCOUNT);
  clusterRole(part, ACCOUNT, [rule('', ['secrets'], READ), rule('', ['serviceaccounts/token'], ['create'])]);
}

const OFTEN = {
  initialDelaySeconds: 10,
  periodSeconds: 3,
  failureThreshold: 3,
  successThreshold: 1,
  timeoutSeconds: 1,
};

type Properties = { readonly [key: string]: string | number | boolean };

function properties(values: Properties): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** What sends events that couldn't be delivered to a topic. */
const PRODUCER: Properties = {
  'key.serializer': 'org.apache.kafka.common.serialization.StringSerializer',
  'value.serializer': 'io.cloudevents.kafka.CloudEventSerializer',
  acks: 'all',
  'buffer.memory': 33554432,
  retries: 2147483647,
  'batch.size': 16384,
  'client.dns.lookup': 'use_all_dns_ips',
  'connections.max.idle.ms': 600000,
  'delivery.timeout.ms': 120000,
  'linger.ms': 0,
  'max.block.ms': 60000,
  'max.request.size': 1048576,
  'receive.buffer.bytes': -1,
  'request.timeout.ms': 2000,
  'enable.idempotence': false,
  'max.in.flight.requests.per.connection': 5,
  'metadata.max.age.ms': 300000,
  'metrics.num.samples': 2,
  'metrics.recording.level': 'INFO',
  'metrics.sample.window.ms': 30000,
  'reconnect.backoff.max.ms': 1000,
  'reconnect.backoff.ms': 50,
  'retry.backoff.ms': 100,
};

/** What reads the topics of sources. */
const CONSUMER: Properties = {
  'cloudevent.invalid.transformer.enabled': true,
  'cloudevent.invalid.kind.plural': 'kafkasources',
  'key.deserializer': 'org.apache.kafka.common.serialization.StringDeserializer',
  'value.deserializer': 'io.cloudevents.kafka.CloudEventDeserializer',
  'fetch.min.bytes': 1,
  'heartbeat.interval.ms': 3000,
  'max.partition.fetch.bytes': 65536,
  'session.timeout.ms': 10000,
  'allow.auto.create.topics': true,
  'auto.offset.reset': 'earliest',
  'client.dns.lookup': 'use_all_dns_ips',
  'connections.max.idle.ms': 540000,
  'default.api.timeout.ms': 2000,
  'enable.auto.commit': false,
  'exclude.internal.topics': true,
  'fetch.max.bytes': 52428800,
  'isolation.level': 'read_committed',
  'max.poll.interval.ms': 300000,
  'max.poll.records': 50,
  'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.StickyAssignor',
  'receive.buffer.bytes': 65536,
  'request.timeout.ms': 2000,
  'security.protocol': 'PLAINTEXT',
  'send.buffer.bytes': 131072,
  'auto.commit.interval.ms': 5000,
  'check.crcs': true,
  'fetch.max.wait.ms': 500,
  'metadata.max.age.ms': 600000,
  'reconnect.backoff.max.ms': 1000,
  'retry.backoff.ms': 100,
};
