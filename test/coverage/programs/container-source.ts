import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { sink } from '../deliveries';
import { pod } from '../pods';

export default function (chart: Chart): void {
  new eventing.ContainerSource(chart, 'heartbeats', {
    pod: { containers: [{ name: 'heartbeats', image: 'example.com/heartbeats' }] },
    sink,
    extensions: { region: 'eu' },
  });
  new eventing.ContainerSource(chart, 'pods', { pod, sink });
}
