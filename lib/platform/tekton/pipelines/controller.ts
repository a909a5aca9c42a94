import { service } from '../../parts/objects';
import type { Part } from '../../parts/part';
import {
  bindClusterRole,
  bindRole,
  clusterRole,
  READ,
  READ_WRITE,
  role,
  rule,
  serviceAccount,
  withStatus,
} from '../../parts/roles';
import type { WorkloadDeclaration } from '../../parts/workload';
import {
  CERTIFICATES,
  NOT_ROOT,
  ON_LINUX,
  POD_PORTS,
  PROBES,
  partOf,
  podsOf,
  SERVICE_PORTS,
  TEKTON_ENV,
} from '../pods';
import { tunedWorkload } from './performance';
import type { TektonPipelinesProps } from './tekton-pipelines';

const NAME = 'tekton-pipelines-controller';

/** Makes a pod of each TaskRun, and TaskRuns of each PipelineRun. */
export function controller(pipelines: Part, props: TektonPipelinesProps): void {
  const part = partOf(pipelines, 'controller');
  const pods = podsOf(part, 'controller');
  const declaration: WorkloadDeclaration = {
    image: 'controller-10a3e32792f33651396d02b6855a6e36',
    serviceAccount: NAME,
    replicas: 1,
    selector: pods,
    podLabels: { app: NAME },
    spread: pods,
    ports: POD_PORTS,
    ...PROBES,
    // The images of the containers that it puts into the pods of runs.
    args: Object.entries(RUN_IMAGES).flatMap(([flag, image]) => [`-${flag}`, part.image(image)]),
    env: {
      ...TEKTON_ENV,
      CONFIG_DEFAULTS_NAME: 'config-defaults',
      CONFIG_LOGGING_NAME: 'config-logging',
      CONFIG_OBSERVABILITY_NAME: 'config-observability',
      CONFIG_FEATURE_FLAGS_NAME: 'feature-flags',
      CONFIG_LEADERELECTION_NAME: 'config-leader-election-controller',
      CONFIG_SPIRE: 'config-spire',
      ...CERTIFICATES.env,
      METRICS_DOMAIN: 'tekton.dev/pipeline',
    },
    securityContext: NOT_ROOT,
    moreOfContainer: CERTIFICATES.container,
    moreOfPod: { affinity: ON_LINUX, ...CERTIFICATES.pod },
  };
  tunedWorkload(part, 'controller', NAME, declaration, props);
  service(part, NAME, {
    ports: SERVICE_PORTS,
    selector: pods,
    labels: { app: NAME },
  });

  const access = pipelines.called('controller');
  serviceAccount(access, NAME);
  bindClusterRole(access, `${NAME}-cluster-access`, `${NAME}-cluster-access`, NAME);
  clusterRole(access, `${NAME}-cluster-access`, [
    rule('', ['pods'], ['list', 'watch']),
    rule('', ['nodes'], ['list']),
    rule(
      'tekton.dev',
      withStatus('tasks', 'taskruns', 'pipelines', 'pipelineruns', 'customruns', 'stepactions'),
      READ_WRITE,
    ),
    rule('tekton.dev', ['taskruns/finalizers', 'pipelineruns/finalizers', 'customruns/finalizers'], READ_WRITE),
    rule('tekton.dev', ['verificationpolicies'], READ),
    rule('tekton.dev', ['verificationpolicies/status'], READ_WRITE),
    rule('resolution.tekton.dev', ['resolutionrequests', 'resolutionrequests/status'], READ_WRITE),
  ]);
  bindClusterRole(access, `${NAME}-tenant-access`, `${NAME}-tenant-access`, NAME);
  clusterRole(access, `${NAME}-tenant-access`, [
    rule('', ['pods', 'persistentvolumeclaims'], READ_WRITE),
    rule('', ['events'], ['create', 'update', 'patch']),
    rule('', ['configmaps', 'limitranges', 'secrets', 'serviceaccounts'], READ),
    rule('apps', ['statefulsets'], READ_WRITE),
  ]);
  bindRole(access, NAME, NAME, NAME);
  role(access, NAME, [
    rule('', ['configmaps'], ['list', 'watch']),
    rule(
      '',
      ['configmaps'],
      ['get'],
      [
        'config-logging',
        'config-observability',
        'feature-flags',
        'config-leader-election-controller',
        'config-registry-cert',
      ],
    ),
  ]);
  bindRole(access, `${NAME}-leaderelection`, 'tekton-pipelines-leader-election', NAME);
}

const RUN_IMAGES = {
  'entrypoint-image': 'entrypoint-bff0a22da108bc2f16c818c97641a296',
  'nop-image': 'nop-8eac7c133edad5df719dc37b36b62482',
  'sidecarlogresults-image': 'sidecarlogresults-7501c6a20d741631510a448b48ab098f',
  'workingdirinit-image': 'workingdirinit-0c558922ec6a1b739e550e349f2d5fc1',
  'shell-image': 'cgr.dev/chainguard/busybox',
  'shell-image-win': 'mcr.microsoft.com/powershell',
};
