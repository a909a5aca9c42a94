import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery, sink } from '../deliveries';

const { Filter } = eventing;

export default function (chart: Chart): void {
  const broker = new eventing.Broker(chart, 'broker');
  broker.addTrigger('every', {
    filter: Filter.all(
      Filter.exact({ type: 'order.created' }),
      Filter.prefix({ source: '/shop' }),
      Filter.suffix({ subject: '.json' }),
      Filter.negate(Filter.exact({ priority: 'low' })),
      Filter.any(Filter.exact({ region: 'eu' }), Filter.cesql('EXISTS region')),
      Filter.any(Filter.all(Filter.exact({ region: 'us' }), Filter.exact({ tier: 'gold' }))),
      Filter.all(Filter.exact({ region: 'us' })),
      Filter.cesql("type LIKE 'order.%' AND priority > 3"),
    ),
    attributes: { type: 'order.created' },
    subscriber: sink,
    delivery,
  });
  new eventing.Trigger(chart, 'abroad', {
    broker: eventing.Broker.fromBrokerName(chart, 'platform', 'default', 'platform'),
    subscriber: sink,
  });
}
