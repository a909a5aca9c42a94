import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery } from '../deliveries';

export default function (chart: Chart): void {
  new eventing.Broker(chart, 'broker', {
    brokerClass: eventing.BrokerClass.rabbitmq(),
    config: eventing.BrokerConfig.fromReference({
      apiVersion: 'eventing.knative.dev/v1alpha1',
      kind: 'RabbitmqBrokerConfig',
      name: 'settings',
      namespace: 'shop',
    }),
    delivery,
  });
}
