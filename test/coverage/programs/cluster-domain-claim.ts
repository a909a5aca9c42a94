import type { Chart } from 'cdk8s';
import { serving } from '../../../lib';

export default function (chart: Chart): void {
  new serving.ClusterDomainClaim(chart, 'claim', { domain: 'orders.example.com', namespace: 'shop' });
}
