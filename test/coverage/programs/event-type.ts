import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';

export default function (chart: Chart): void {
  new eventing.EventType(chart, 'created', {
    eventType: 'order.created',
    source: '/shop',
    schema: 'https://example.com/order.json',
    schemaData: '{"type":"object"}',
    description: 'An order was made.',
    provider: eventing.Broker.fromBrokerName(chart, 'broker', 'default'),
  });
}
