import { type Chart, Duration } from 'cdk8s';
import { kubernetes, tekton } from '../../../lib';
import { container, customTaskSpec, params, podTemplate, taskSpec, values, workspaces } from '../tekton';

const { FinallyTask, Pipeline, PipelineRun, PipelineTask, Resolver, RunName, Workspace } = tekton;

export default function (chart: Chart): void {
  const serviceAccount = kubernetes.ServiceAccount.fromServiceAccountName('builder');
  const build = new PipelineTask('build', { taskSpec });
  new PipelineRun(chart, 'release', {
    pipelineSpec: {
      displayName: 'Release',
      description: 'From source to image',
      params,
      workspaces: [new Workspace('source', { description: 'Sources', optional: true })],
      tasks: [build, new PipelineTask('approve', { customTaskSpec })],
      finallyTasks: [new FinallyTask('notify', { taskSpec })],
      results: { digest: { value: build.result('digest').value, description: 'Digest of the image' } },
    },
    ...values,
    workspaces,
    serviceAccount,
    podTemplate,
    timeout: Duration.hours(2),
    tasksTimeout: Duration.hours(1),
    finallyTimeout: Duration.minutes(5),
    taskRunSpecs: {
      build: {
        serviceAccount,
        podTemplate,
        timeout: Duration.minutes(30),
        labels: { team: 'shop' },
        annotations: { note: 'build' },
        stepResources: { build: container.resources ?? {} },
        sidecarResources: { registry: container.resources ?? {} },
      },
      notify: { resources: container.resources },
    },
    status: 'PipelineRunPending',
    managedBy: 'example.com/queue',
  });
  new PipelineRun(chart, 'nightly', {
    pipeline: Pipeline.fromResolver(
      Resolver.git({
        repo: 'pipelines',
        org: 'shop',
        pathInRepo: 'nightly.yaml',
        revision: 'main',
        serverUrl: 'https://git.example.com',
        scmType: 'gitea',
        token: kubernetes.Secret.fromSecretName('git'),
        tokenKey: 'api',
        configKey: 'internal',
        cache: 'auto',
      }),
    ),
    runName: RunName.generated(),
  });
  new PipelineRun(chart, 'weekly', { pipeline: Pipeline.fromPipelineName('weekly'), runName: RunName.fromContent() });
}
