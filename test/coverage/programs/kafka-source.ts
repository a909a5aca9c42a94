import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery, sink } from '../deliveries';
import { secretKey } from '../secret-key';

const common = { bootstrapServers: ['kafka:9092'], topics: ['orders'] };

export default function (chart: Chart): void {
  new eventing.KafkaSource(chart, 'orders', {
    ...common,
    consumerGroup: 'shop',
    consumers: 2,
    initialOffset: eventing.InitialOffset.EARLIEST,
    ordering: eventing.DeliveryOrdering.UNORDERED,
    delivery: { ...delivery, format: undefined },
    sasl: {
      mechanism: secretKey,
      user: secretKey,
      password: secretKey,
      tokenProvider: secretKey,
      roleArn: secretKey,
    },
    tls: { cert: secretKey, key: secretKey, caCert: secretKey },
    sink,
    extensions: { region: 'eu' },
  });
  const service = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'orders', namespace: chart.namespace };
  const named = eventing.Sink.fromReference({ ...service, group: 'serving.knative.dev', address: 'http' });
  new eventing.KafkaSource(chart, 'named', { ...common, sink: named, delivery: { deadLetterSink: named } });
}
