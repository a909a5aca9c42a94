import { type Chart, Duration, Size } from 'cdk8s';
import { kubernetes, tekton } from '../../../lib';
import { container, podTemplate, taskSpec, values, workspaces } from '../tekton';

const { Resolver, Task, TaskRun } = tekton;

export default function (chart: Chart): void {
  const serviceAccount = kubernetes.ServiceAccount.fromServiceAccountName('builder');
  new TaskRun(chart, 'build', {
    taskSpec,
    ...values,
    workspaces,
    serviceAccount,
    podTemplate,
    timeout: Duration.hours(1),
    retries: 1,
    status: 'TaskRunPending',
    statusMessage: 'waits',
    breakOnFailure: true,
    breakBeforeSteps: ['build'],
    managedBy: 'example.com/queue',
    stepResources: { build: container.resources ?? {} },
    sidecarResources: { registry: { memoryLimit: Size.mebibytes(64) } },
  });
  new TaskRun(chart, 'scan', {
    task: Task.fromResolver(Resolver.http({ url: 'https://example.com/scan.yaml', cache: 'never' })),
    resources: container.resources,
  });
  new TaskRun(chart, 'lint', { task: Task.fromTaskName('lint'), runName: tekton.RunName.fromContent() });
}
