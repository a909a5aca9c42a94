import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';

export default function (chart: Chart): void {
  new eventing.EventType(chart, 'created', {
    eventType: 'order.created',
    source: '/shop',
    schema: 'https://example.com/order.json',
    schemaData: '{"type":"object"}',
    description: 'An order was made.',
    provider: kubernetes.Reference.to({
      apiVersion: 'eventing.knative.dev/v1',
      kind: 'Broker',
      name: 'default',
      namespace: chart.namespace,
      address: 'http',
    }),
  });
}
