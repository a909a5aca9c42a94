import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { namedSink, sink } from '../deliveries';

export default function (chart: Chart): void {
  new eventing.CephSource(chart, 'buckets', {
    port: 8080,
    serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('ceph'),
    sink,
    extensions: { region: 'eu' },
  });
  new eventing.CephSource(chart, 'named', { port: 8080, sink: namedSink });
}
