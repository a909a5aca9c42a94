import type { Chart } from 'cdk8s';
import { eventing, kubernetes } from '../../../lib';
import { sink } from '../deliveries';
import { filter } from '../filters';

const selector: kubernetes.LabelSelector = {
  matchLabels: { tier: 'gold' },
  matchExpressions: [{ key: 'region', operator: kubernetes.LabelOperator.IN, values: ['eu'] }],
};

export default function (chart: Chart): void {
  new eventing.ApiServerSource(chart, 'changes', {
    resources: [{ apiVersion: 'v1', kind: 'Pod', selector }],
    mode: eventing.EventMode.RESOURCE,
    owner: { apiVersion: 'apps/v1', kind: 'ReplicaSet' },
    namespaceSelector: selector,
    filter,
    sink,
    extensions: { region: 'eu' },
  });
}
