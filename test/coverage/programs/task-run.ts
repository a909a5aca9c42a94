import { type Chart, Duration } from 'cdk8s';
import { kubernetes, tekton } from '../../../lib';
import { claimedResources } from '../pods';
import { certificate, podTaskSpec, podTemplate, taskSpec, values, workspaces } from '../tekton';

const { Resolver, Task, TaskRun } = tekton;

export default function (chart: Chart): void {
  const serviceAccount = kubernetes.ServiceAccount.fromServiceAccountName('builder');
  new TaskRun(chart, 'build', {
    taskSpec,
    ...values,
    workspaces: { ...workspaces, certificate },
    serviceAccount,
    timeout: Duration.hours(1),
    retries: 1,
    status: 'TaskRunPending',
    statusMessage: 'waits',
    breakOnFailure: true,
    breakBeforeSteps: ['build'],
    managedBy: 'example.com/queue',
    stepResources: { build: claimedResources },
    sidecarResources: { proxy: claimedResources },
  });
  new TaskRun(chart, 'scan', {
    task: Task.fromResolver(
      Resolver.http({ url: 'https://example.com/scan.yaml', digest: `sha256:${'0'.repeat(64)}`, cache: 'never' }),
    ),
    resources: claimedResources,
  });
  const lint: tekton.ITask = { taskReference: { name: 'lint', kind: 'Task', apiVersion: 'tekton.dev/v1' } };
  new TaskRun(chart, 'lint', { task: lint, runName: tekton.RunName.fromContent() });
  new TaskRun(chart, 'pods', { taskSpec: podTaskSpec, podTemplate });
}
