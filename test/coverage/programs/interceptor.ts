import type { Chart } from 'cdk8s';
import { tekton } from '../../../lib';

const { ClusterInterceptor, Interceptor, InterceptorAddress } = tekton;

export default function (chart: Chart): void {
  const address = InterceptorAddress.service('check', 'hooks', { path: 'v1', port: 8443 });
  new Interceptor(chart, 'own', { address, caBundle: 'Q0E=' });
  new ClusterInterceptor(chart, 'check', { address, caBundle: 'Q0E=' });
  const elsewhere = InterceptorAddress.url('https://check.example.com');
  new Interceptor(chart, 'own-elsewhere', { address: elsewhere });
  new ClusterInterceptor(chart, 'elsewhere', { address: elsewhere });
}
