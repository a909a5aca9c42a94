import { type Chart, Duration } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { plainObjectSink, plainUriSink } from '../deliveries';

const { RabbitmqCluster } = eventing;

export default function (chart: Chart): void {
  const common = {
    queueName: 'orders',
    exchangeName: 'shop',
    predeclared: true,
    vhost: '/shop',
    parallelism: 10,
    retries: { retry: 5, backoffPolicy: eventing.BackoffPolicy.LINEAR, backoffDelay: Duration.seconds(1) },
    serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('rabbitmq'),
    adapterContainerName: 'adapter',
  };
  new eventing.RabbitmqSource(chart, 'cluster', {
    ...common,
    cluster: RabbitmqCluster.fromClusterName('rabbitmq', 'rabbitmq'),
    sink: plainObjectSink,
  });
  new eventing.RabbitmqSource(chart, 'secret', {
    ...common,
    cluster: RabbitmqCluster.fromConnectionSecret(kubernetes.Secret.fromSecretName('rabbitmq')),
    sink: plainUriSink,
  });
}
