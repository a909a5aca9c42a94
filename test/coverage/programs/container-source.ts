import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { sink } from '../deliveries';
import { pods } from '../pods';

export default function (chart: Chart): void {
  new eventing.ContainerSource(chart, 'heartbeats', {
    pod: { containers: [{ name: 'heartbeats', image: 'example.com/heartbeats' }] },
    sink,
    extensions: { region: 'eu' },
  });
  for (const [os, pod] of Object.entries(pods)) new eventing.ContainerSource(chart, os, { pod, sink });
}
