import { type Chart, Duration } from 'cdk8s';
import { kubernetes, tekton } from '../../../lib';
import { customTaskSpec, values, workspaces } from '../tekton';

export default function (chart: Chart): void {
  new tekton.CustomRun(chart, 'approval', {
    taskSpec: customTaskSpec,
    ...values,
    workspaces,
    serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('approver'),
    timeout: Duration.hours(8),
    retries: 1,
    status: 'RunCancelled',
    statusMessage: 'not needed',
  });
  new tekton.CustomRun(chart, 'approved', {
    task: tekton.CustomTask.fromObject('example.com/v1', 'Approval', 'release'),
  });
  const resolver = tekton.Resolver.cluster({ name: 'release', namespace: 'shared' });
  new tekton.CustomRun(chart, 'resolved', {
    task: { taskReference: { apiVersion: 'example.com/v1', kind: 'Approval', resolver } },
  });
}
