import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { delivery, sink } from '../deliveries';

export default function (chart: Chart): void {
  const sequence = new eventing.Sequence(chart, 'sequence', {
    steps: [sink],
    reply: sink,
    channelTemplate: eventing.ChannelTemplate.inMemory(delivery),
  });
  sequence.addStep(sink, { delivery });
}
