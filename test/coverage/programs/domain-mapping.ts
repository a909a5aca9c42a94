import type { Chart } from 'cdk8s';
import { kubernetes, serving } from '../../../lib';

export default function (chart: Chart): void {
  new serving.DomainMapping(chart, 'domain', {
    domain: 'orders.example.com',
    target: serving.Service.fromServiceName(chart, 'orders', 'orders'),
    tlsSecret: kubernetes.Secret.fromSecretName('orders-tls'),
  });
}
