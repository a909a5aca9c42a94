import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { delivery } from '../deliveries';

export default function (chart: Chart): void {
  new eventing.Broker(chart, 'broker', {
    brokerClass: eventing.BrokerClass.rabbitmq(),
    config: kubernetes.Reference.to({
      apiVersion: 'eventing.knative.dev/v1alpha1',
      kind: 'RabbitmqBrokerConfig',
      name: 'settings',
      namespace: 'shop',
    }),
    delivery,
  });
}
