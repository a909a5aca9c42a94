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
}
