import { type Chart, Size } from 'cdk8s';
import { kubernetes, tekton } from '../../lib';
import { compareSamples } from './compare';

const { Secret } = kubernetes;
const {
  Pipeline,
  PipelineRun,
  PipelineTask,
  Resolver,
  RunName,
  Step,
  StepAction,
  Task,
  TaskRun,
  Workspace,
  WorkspaceBinding,
} = tekton;

const programs: { readonly [path: string]: (chart: Chart) => void } = {
  'pipelineruns/beta/git-resolver.yaml'(chart) {
    const output = new Workspace('output');
    const task1 = new PipelineTask('task1', {
      task: Task.fromResolver(
        Resolver.git({
          url: 'https://github.com/tektoncd/catalog.git',
          pathInRepo: '/task/git-clone/0.10/git-clone.yaml',
          revision: 'main',
        }),
      ),
      params: { url: 'https://github.com/tektoncd/catalog', deleteExisting: 'true' },
      workspaces: { output: output },
    });
    new PipelineRun(chart, 'git-resolver', {
      runName: RunName.generated('git-resolver-'),
      pipelineSpec: { workspaces: [output], tasks: [task1] },
      workspaces: {
        output: WorkspaceBinding.fromClaimTemplate({
          accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
          storage: Size.gibibytes(1),
        }),
      },
    });
  },
  'pipelineruns/no-ci/git-resolver-custom-apiurl.yaml'(chart) {
    const output = new Workspace('output');
    const task1 = new PipelineTask('task1', {
      task: Task.fromResolver(
        Resolver.git({
          url: 'https://github.com/tektoncd/catalog.git',
          pathInRepo: '/task/git-clone/0.10/git-clone.yaml',
          revision: 'main',
          token: Secret.fromSecretName('my-secret-token'),
          tokenKey: 'token',
          serverUrl: 'https://github.my-company.com',
          scmType: 'github',
        }),
      ),
      params: { url: 'https://github.com/tektoncd/catalog', deleteExisting: 'true' },
      workspaces: { output: output },
    });
    new PipelineRun(chart, 'git-resolver', {
      runName: RunName.generated('git-resolver-'),
      pipelineSpec: { workspaces: [output], tasks: [task1] },
      workspaces: {
        output: WorkspaceBinding.fromClaimTemplate({
          accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
          storage: Size.gibibytes(1),
        }),
      },
    });
  },
  'pipelineruns/no-ci/git-resolver.yaml'(chart) {
    new kubernetes.PersistentVolumeClaim(chart, 'git-resovler-buildpacks-ws-pvc', {
      name: 'git-resovler-buildpacks-ws-pvc',
      accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
      storage: Size.mebibytes(500),
    });
    new PipelineRun(chart, 'git-resolver', {
      runName: RunName.generated('git-resolver-'),
      pipeline: Pipeline.fromResolver(
        Resolver.git({
          url: 'https://github.com/tektoncd/catalog.git',
          revision: 'main',
          pathInRepo: 'pipeline/buildpacks/0.2/buildpacks.yaml',
        }),
      ),
      params: {
        BUILDER_IMAGE:
          'docker.io/cnbs/sample-builder:bionic@sha256:6c03dd604503b59820fd15adbc65c0a077a47e31d404a3dcad190f3179e920b5',
        TRUST_BUILDER: 'false',
        APP_IMAGE: 'localhost:5000/buildpacks-app',
        SOURCE_URL: 'https://github.com/buildpacks/samples',
        SOURCE_SUBPATH: 'apps/ruby-bundler',
      },
      workspaces: {
        'source-ws': WorkspaceBinding.fromPersistentVolumeClaim(
          kubernetes.PersistentVolumeClaim.fromClaimName('git-resolver-buildpacks-ws-pvc'),
        ).folder('source'),
        'cache-ws': WorkspaceBinding.fromPersistentVolumeClaim(
          kubernetes.PersistentVolumeClaim.fromClaimName('git-resolver-buildpacks-ws-pvc'),
        ).folder('cache'),
      },
    });
  },
  'taskruns/beta/bundles-resolver.yaml'(chart) {
    new TaskRun(chart, 'bundles-resolver', {
      runName: RunName.generated('bundles-resolver-'),
      task: Task.fromResolver(
        Resolver.bundle({
          bundle:
            'ghcr.io/tektoncd/catalog/upstream/tasks/git-clone@sha256:65e61544c5870c8828233406689d812391735fd4100cb444bbd81531cb958bb3',
          name: 'git-clone',
        }),
      ),
      params: { url: 'https://github.com/kelseyhightower/nocode', revision: 'master' },
      workspaces: { output: WorkspaceBinding.fromEmptyDir() },
      podTemplate: { podSecurityContext: { fsGroup: 65532 } },
    });
  },
  'taskruns/beta/hub-resolver.yaml'(chart) {
    new TaskRun(chart, 'hub-resolver-simple-semver', {
      runName: RunName.generated('hub-resolver-simple-semver-'),
      task: Task.fromResolver(Resolver.hub({ hubType: 'artifact', name: 'git-clone', version: '0.10' })),
      params: { url: 'https://github.com/tektoncd/pipeline.git', revision: 'main' },
      workspaces: { output: WorkspaceBinding.fromEmptyDir() },
      podTemplate: { podSecurityContext: { fsGroup: 65532 } },
    });
    new TaskRun(chart, 'hub-resolver-semver-required-fields-only', {
      runName: RunName.generated('hub-resolver-semver-required-fields-only-'),
      task: Task.fromResolver(Resolver.custom('hub', { params: { name: 'git-clone', version: '0.10' } })),
      params: { url: 'https://github.com/tektoncd/pipeline.git', revision: 'main' },
      workspaces: { output: WorkspaceBinding.fromEmptyDir() },
      podTemplate: { podSecurityContext: { fsGroup: 65532 } },
    });
  },
  'taskruns/beta/stepaction-git-resolver.yaml'(chart) {
    new TaskRun(chart, 'step-action-run', {
      runName: RunName.generated('step-action-run-'),
      taskSpec: {
        steps: [
          new Step({
            name: 'action-runner',
            stepAction: StepAction.fromResolver(
              Resolver.git({
                url: '$(params.repoUrl)',
                revision: '$(params.revision)',
                pathInRepo: '$(params.pathInRepo)',
              }),
            ),
            params: {
              url: 'https://github.com/kelseyhightower/nocode',
              revision: 'master',
              'output-path': '/workspace',
            },
          }),
        ],
      },
      params: {
        pathInRepo: 'stepaction/git-clone/0.1/git-clone.yaml',
        revision: 'main',
        repoUrl: 'https://github.com/tektoncd/catalog.git',
      },
    });
  },
};

compareSamples('tekton-pipelines-1.12.0', programs, {
  'tekton-pipelines': {
    'feature-flags': { 'enable-api-fields': 'alpha', 'enable-artifacts': 'true', 'enable-param-enum': 'true' },
  },
});
