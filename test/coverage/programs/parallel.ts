import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery, sink } from '../deliveries';

export default function (chart: Chart): void {
  const parallel = new eventing.Parallel(chart, 'parallel', {
    branches: [{ subscriber: sink }],
    reply: sink,
    channelTemplate: eventing.ChannelTemplate.inMemory(delivery),
  });
  parallel.addBranch({ filter: sink, subscriber: sink, reply: sink, delivery });
}
