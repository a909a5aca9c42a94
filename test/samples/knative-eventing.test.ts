import { type Chart, Duration } from 'cdk8s';
import { eventing, kubernetes, serving } from '../../lib';
import { compareSamples } from './compare';

const { Broker, BrokerClass, ChannelTemplate, EventTransform, JobSink, KafkaSink, PingSource, Sequence } = eventing;
const { EnvValue, Reference, Secret, Volume } = kubernetes;

/** A Knative Service that the samples refer to and don't declare. */
function service(chart: Chart, name: string): serving.IService {
  return serving.Service.fromServiceName(chart, name, name);
}

/** A broker that the samples refer to and don't declare. */
function broker(chart: Chart, name = 'default'): eventing.IBroker {
  return Broker.fromBrokerName(chart, name, name);
}

/** An object that the samples refer to and that may have another namespace. */
function sink(apiVersion: string, kind: string, name: string): eventing.Sink {
  return eventing.Sink.fromReference({ apiVersion, kind, name });
}

const bash = {
  name: 'main',
  image: 'docker.io/library/bash:5',
  command: ['bash'],
};

compareSamples('knative-docs', {
  'code-samples/eventing/parallel/mutual-exclusivity/parallel.yaml': (chart) => {
    const branch = (remainder: number, name: string) => ({
      filter: eventing.Sink.uri(`http://me-even-odd-switcher.default.svc.cluster.local/${remainder}`),
      subscriber: service(chart, name),
    });
    new eventing.Parallel(chart, 'me-odd-even-parallel', {
      channelTemplate: ChannelTemplate.inMemory(),
      branches: [branch(0, 'me-even-transformer'), branch(1, 'me-odd-transformer')],
      reply: service(chart, 'me-event-display'),
    });
  },
  'code-samples/eventing/parallel/multiple-branches/filters.yaml': (chart) => {
    for (const [name, comparison] of Object.entries({ even: '===', odd: '!==' })) {
      new serving.Service(chart, `${name}-filter`, {
        image: 'villardl/filter-nodejs:0.1',
        env: { FILTER: EnvValue.fromValue(`Math.round(Date.parse(event.time) / 60000) % 2 ${comparison} 0\n`) },
      });
    }
  },
  'code-samples/eventing/parallel/multiple-branches/ping-source.yaml': (chart) => {
    new PingSource(chart, 'ping-source', {
      schedule: '*/1 * * * *',
      contentType: 'application/json',
      data: '{"message": "Even or odd?"}',
      sink: sink('flows.knative.dev/v1', 'Parallel', 'odd-even-parallel'),
    });
  },
  'code-samples/eventing/bookstore-sample-app/solution/node-server/config/200-broker.yaml': (chart) => {
    new Broker(chart, 'bookstore-broker').addTrigger('insert', {
      name: 'db-insert-trigger',
      attributes: { type: 'moderated-comment', badwordfilter: 'good' },
      subscriber: eventing.Sink.fromReference(
        { apiVersion: 'v1', kind: 'Service', name: 'node-server-svc' },
        { path: '/insert' },
      ),
    });
  },
  'code-samples/eventing/github-source/github-source.yaml': (chart) => {
    const secret = Secret.fromSecretName('githubsecret');
    new eventing.GitHubSource(chart, 'githubsourcesample', {
      eventTypes: ['pull_request'],
      ownerAndRepository: '<YOUR USER>/<YOUR REPO>',
      accessToken: { secret, key: 'accessToken' },
      secretToken: { secret, key: 'secretToken' },
      sink: service(chart, 'github-message-dumper'),
    });
  },
  'docs/versioned/eventing/transforms/README-3.yaml': (chart) => {
    new EventTransform(chart, 'event-enricher', {
      jsonata: `{
  "specversion": "1.0",
  "id": id,                     /* Add the "id", "type", "source", and "time" attributes based on the input JSON object fields */
  "type": type,
  "source": source,
  "time": time,                 
  "environment": "production",  /* Add fixed environment and region attributes to the event metadata */
  "region": "us-west-1",        
  "data": $                     /* Add the event transform input JSON body as CloudEvent "data" field */
}
`,
    });
  },
  'docs/versioned/eventing/transforms/README-6.yaml': (chart) => {
    const transform = new EventTransform(chart, 'event-transformer', {
      jsonata: '# transformation expression\n',
      sink: service(chart, 'destination-service'),
    });
    broker(chart).addTrigger('transform', {
      name: 'transform-trigger',
      attributes: { type: 'original.event.type' },
      subscriber: transform,
    });
  },
  'docs/versioned/eventing/sinks/integration-sink/logger-1.yaml': (chart) => {
    new eventing.IntegrationSink(chart, 'integration-log-sink', {
      namespace: 'knative-samples',
      connector: eventing.SinkConnector.log({ showHeaders: true, level: 'INFO' }),
    });
  },
  'docs/versioned/eventing/sinks/kafka-sink-2.yaml': (chart) => {
    new KafkaSink(chart, 'my-kafka-sink', {
      topic: 'mytopic',
      bootstrapServers: ['my-cluster-kafka-bootstrap.kafka:9092'],
      contentMode: eventing.ContentMode.BINARY,
    });
  },
  'docs/versioned/eventing/sinks/kafka-sink-3.yaml': (chart) => {
    new KafkaSink(chart, 'my-kafka-sink', {
      topic: 'mytopic',
      bootstrapServers: ['my-cluster-kafka-bootstrap.kafka:9092'],
      authSecret: Secret.fromSecretName('my_secret'),
    });
  },
  'docs/versioned/eventing/sinks/job-sink-4.yaml': (chart) => {
    const event = { volume: Volume.fromVolumeName('jobsink-event'), path: '/etc/custom-path', readOnly: true };
    new JobSink(chart, 'job-sink-custom-mount-path', {
      job: {
        completions: 1,
        parallelism: 1,
        restartPolicy: 'Never',
        containers: [{ ...bash, args: ['-c', 'echo "Hello world!" && sleep 5'], volumeMounts: [event] }],
      },
    });
  },
  'docs/versioned/eventing/sinks/job-sink-6.yaml': (chart) => {
    new JobSink(chart, 'job-sink-failure', {
      job: {
        jobLabels: { 'my-label': 'my-value' },
        completions: 12,
        parallelism: 3,
        restartPolicy: 'Never',
        containers: [{ ...bash, args: ['-c', 'echo "Hello world!" && sleep 5 && exit 42'] }],
        backoffLimit: 6,
        podFailureRules: [
          { action: 'FailJob', onExitCodes: { containerName: 'main', operator: 'In', values: [42] } },
          { action: 'Ignore', onPodConditions: [{ conditionType: 'DisruptionTarget' }] },
        ],
      },
    });
  },
  'docs/versioned/eventing/brokers/broker-developer-config-options-1.yaml': (chart) => {
    const reference = { apiVersion: 'v1', kind: 'Service', name: 'example-service', namespace: 'example-namespace' };
    new Broker(chart, 'default', {
      brokerClass: BrokerClass.multiTenantChannel(),
      config: Reference.to({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: 'config-br-default-channel',
        namespace: 'knative-eventing',
      }),
      delivery: {
        deadLetterSink: eventing.Sink.fromReference(reference, { path: 'example-uri' }),
        retry: 5,
        backoffPolicy: eventing.BackoffPolicy.EXPONENTIAL,
        backoffDelay: Duration.seconds(1),
      },
      name: 'default',
    });
  },
  'docs/versioned/eventing/brokers/broker-types/channel-based-broker/README-1.yaml': (chart) => {
    new Broker(chart, 'broker', {
      name: 'default',
      brokerClass: BrokerClass.multiTenantChannel(),
      config: Reference.to({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: 'my-broker-specific-configuration',
        namespace: 'default',
      }),
    });
  },
  'docs/versioned/eventing/brokers/broker-types/kafka-broker/README-1.yaml': (chart) => {
    broker(chart, 'my-kafka-broker').addTrigger('mine', {
      name: 'my-service-trigger',
      annotations: { 'kafka.eventing.knative.dev/delivery.order': 'ordered' },
      subscriber: service(chart, 'my-service'),
    });
  },
  'docs/versioned/eventing/flows/sequence/sequence-reply-to-sequence/README-2.yaml': (chart) => {
    new Sequence(chart, 'first-sequence', {
      channelTemplate: ChannelTemplate.inMemory(),
      steps: ['first', 'second', 'third'].map((name) => service(chart, name)),
      reply: sink('flows.knative.dev/v1', 'Sequence', 'second-sequence'),
    });
  },
  'docs/versioned/eventing/flows/sequence/sequence-with-broker-trigger/README-6.yaml': (chart) => {
    const subscriber = new serving.Service(chart, 'sequence-display', {
      image: 'gcr.io/knative-releases/knative.dev/eventing/cmd/event_display',
    });
    broker(chart).addTrigger('display', {
      name: 'display-trigger',
      attributes: { type: 'samples.http.mod3' },
      subscriber,
    });
  },
  'docs/versioned/eventing/features/kreference-mapping-1.yaml': (chart) => {
    new PingSource(chart, 'trigger-job-every-minute', {
      schedule: '*/1 * * * *',
      sink: sink('mygroup/v1', 'JobDefinition', 'ajob'),
    });
  },
  'docs/versioned/eventing/event-registry/README-1.yaml': (chart) => {
    new eventing.EventType(chart, 'push', {
      name: 'dev.knative.source.github.push-34cnb',
      labels: { 'eventing.knative.dev/sourceName': 'github-sample' },
      eventType: 'dev.knative.source.github.push',
      source: 'https://github.com/knative/eventing',
      provider: broker(chart),
    });
  },
  'docs/versioned/eventing/event-registry/README-5.yaml': (chart) => {
    broker(chart).addTrigger('demo', {
      name: 'kafka-knative-demo-trigger',
      attributes: {
        type: 'dev.knative.kafka.event',
        source: '/apis/v1/namespaces/default/kafkasources/kafka-sample#knative-demo',
      },
      subscriber: service(chart, 'kafka-knative-demo-service'),
      namespace: 'default',
    });
  },
  'docs/versioned/eventing/custom-event-source/containersource/README-1.yaml': (chart) => {
    new eventing.ContainerSource(chart, 'heartbeat-source', {
      pod: {
        containers: [
          { name: 'heartbeats', image: 'gcr.io/knative-nightly/knative.dev/eventing/cmd/heartbeats:latest' },
        ],
      },
      sink: service(chart, 'event-display'),
    });
  },
  'docs/versioned/eventing/sources/integration-source/aws_sqs-1.yaml': (chart) => {
    new eventing.IntegrationSource(chart, 'integration-source-aws-sqs', {
      namespace: 'knative-samples',
      connector: eventing.SourceConnector.awsSqs({
        arn: 'arn:aws:s3:::my-queue',
        region: 'eu-north-1',
        auth: eventing.AwsAuth.fromSecret(Secret.fromSecretName('my-secret')),
      }),
      sink: broker(chart),
    });
  },
  'docs/versioned/eventing/sources/kafka-source/README-5.yaml': (chart) => {
    const secret = Secret.fromSecretName('kafka-secret');
    new eventing.KafkaSource(chart, 'kafka-source-with-tls', {
      bootstrapServers: ['my-secure-kafka-bootstrap.kafka:443'],
      topics: ['knative-demo-topic'],
      consumerGroup: 'knative-group',
      tls: {
        cert: { secret, key: 'tls.crt' },
        key: { secret, key: 'tls.key' },
        caCert: { secret: Secret.fromSecretName('cacert'), key: 'caroot.pem' },
      },
      sink: service(chart, 'event-display'),
    });
  },
});

compareSamples(
  'knative-docs',
  {
    'docs/versioned/eventing/features/authorization-4.yaml': (chart) => {
      const { EventReceiver, EventSender } = eventing;
      const receiver = Broker.fromBrokerName(chart, 'broker', 'broker', 'namespace-1');
      const sender = Reference.to({
        apiVersion: 'sources.knative.dev/v1',
        kind: 'PingSource',
        name: 'pingsource-2',
        namespace: 'namespace-2',
      });
      new eventing.EventPolicy(chart, 'event-policy', {
        namespace: 'namespace-1',
        senders: [EventSender.fromObject(sender)],
        receivers: [EventReceiver.fromObject(receiver)],
      });
    },
  },
  { eventing: { 'config-features': { 'authentication-oidc': 'enabled' } } },
);
