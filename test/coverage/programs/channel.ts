import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery } from '../deliveries';

export default function (chart: Chart): void {
  new eventing.Channel(chart, 'channel', {
    channelTemplate: eventing.ChannelTemplate.kafka({ numPartitions: 3 }),
    delivery,
  });
}
