import type { Chart } from 'cdk8s';
import { tekton } from '../../../lib';

const { CustomRun, EventListener, Interceptor, ListenerWorkload, Pipeline, TriggerInterceptor, TriggerResource } =
  tekton;
const { TriggerTemplate } = tekton;

/** What the API leaves open, and the programs of the coverage test therefore don't hold. */
export default function (chart: Chart): void {
  const customTaskSpec = { apiVersion: 'example.com/v1', kind: 'Approval', raw: { approvers: ['ann'] } };
  new CustomRun(chart, 'approval', { taskSpec: customTaskSpec });
  new Pipeline(chart, 'release').addTask('approve', { customTaskSpec });
  const resources = [
    TriggerResource.custom({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'event-' } }),
  ];
  new TriggerTemplate(chart, 'template', { resources });
  const own = Interceptor.fromInterceptorName('own');
  const metadata = {
    name: 'el-custom',
    namespace: 'shop',
    labels: { tier: 'hooks' },
    annotations: { note: 'a' },
    finalizers: ['example.com/a'],
  };
  new EventListener(chart, 'custom', {
    triggers: {
      push: { interceptors: [TriggerInterceptor.fromInterceptor(own, { raw: { level: 3, tags: ['a'] } })], resources },
    },
    workload: ListenerWorkload.custom({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata,
      spec: { template: { metadata, spec: { serviceAccountName: 'el-custom' } } },
    }),
  });
}
