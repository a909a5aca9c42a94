import type { Chart } from 'cdk8s';
import { eventing } from '../../../lib';
import { sink } from '../deliveries';

export default function (chart: Chart): void {
  new eventing.ContainerSource(chart, 'heartbeats', {
    pod: { labels: { app: 'heartbeats' }, containers: [{ name: 'heartbeats', image: 'example.com/heartbeats' }] },
    sink,
    extensions: { region: 'eu' },
  });
}
