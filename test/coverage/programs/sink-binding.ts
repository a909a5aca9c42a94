import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { sink } from '../deliveries';

export default function (chart: Chart): void {
  const web = new kubernetes.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'example.com/web' }] });
  new eventing.SinkBinding(chart, 'named', { subject: web, sink, extensions: { region: 'eu' } });
  new eventing.SinkBinding(chart, 'selected', {
    subjects: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      matchLabels: { app: 'heartbeats' },
      matchExpressions: [{ key: 'region', operator: kubernetes.LabelOperator.IN, values: ['eu'] }],
    },
    sink,
  });
}
