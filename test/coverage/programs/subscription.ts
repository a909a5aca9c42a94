import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery, namedSink, sink } from '../deliveries';

export default function (chart: Chart): void {
  const channel = new eventing.InMemoryChannel(chart, 'channel');
  channel.addSubscription('all', { subscriber: sink, reply: sink, delivery });
  const abroad = eventing.Channel.fromChannelName(chart, 'abroad', 'news', 'platform');
  abroad.addSubscription('news', { namespace: chart.namespace, subscriber: namedSink });
}
