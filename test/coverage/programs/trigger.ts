import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery, sink } from '../deliveries';
import { filter } from '../filters';

export default function (chart: Chart): void {
  const broker = new eventing.Broker(chart, 'broker');
  broker.addTrigger('every', {
    filter,
    attributes: { type: 'order.created' },
    subscriber: sink,
    delivery,
  });
  new eventing.Trigger(chart, 'abroad', {
    broker: eventing.Broker.fromBrokerName(chart, 'platform', 'default', 'platform'),
    subscriber: sink,
  });
}
