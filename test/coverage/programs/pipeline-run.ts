import { type Chart, Duration } from 'cdk8s';
import { kubernetes, tekton } from '../../../lib';
import { claimedResources } from '../pods';
import {
  certificate,
  namedPipeline,
  pipelineSpec,
  podPipelineSpec,
  podTemplate,
  resolvedPipeline,
  values,
  workspaces,
} from '../tekton';

const { PipelineRun, RunName } = tekton;

export default function (chart: Chart): void {
  const serviceAccount = kubernetes.ServiceAccount.fromServiceAccountName('builder');
  new PipelineRun(chart, 'release', {
    pipelineSpec: pipelineSpec(),
    ...values,
    workspaces: { ...workspaces, certificate },
    serviceAccount,
    timeout: Duration.hours(2),
    tasksTimeout: Duration.hours(1),
    finallyTimeout: Duration.minutes(5),
    taskRunSpecs: {
      build: {
        serviceAccount,
        timeout: Duration.minutes(30),
        labels: { team: 'shop' },
        annotations: { note: 'build' },
        stepResources: { build: claimedResources },
        sidecarResources: { proxy: claimedResources },
      },
      notify: { resources: claimedResources },
    },
    status: 'PipelineRunPending',
    managedBy: 'example.com/queue',
  });
  new PipelineRun(chart, 'pods', {
    pipelineSpec: podPipelineSpec(),
    podTemplate,
    taskRunSpecs: { pods: { podTemplate } },
  });
  new PipelineRun(chart, 'nightly', { pipeline: resolvedPipeline, runName: RunName.generated() });
  new PipelineRun(chart, 'weekly', { pipeline: namedPipeline, runName: RunName.fromContent() });
}
