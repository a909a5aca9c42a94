import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';

export default function (chart: Chart): void {
  new eventing.KafkaSink(chart, 'orders', {
    topic: 'orders',
    bootstrapServers: ['kafka:9092'],
    numPartitions: 3,
    replicationFactor: 2,
    contentMode: eventing.ContentMode.STRUCTURED,
    authSecret: kubernetes.Secret.fromSecretName('kafka'),
  });
}
