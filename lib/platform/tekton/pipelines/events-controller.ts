import { service } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { bindClusterRole, bindRole, clusterRole, READ, role, rule, serviceAccount } from '../../parts/roles';
import { deployment } from '../../parts/workload';
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

const NAME = 'tekton-events-controller';

/** Sends a CloudEvent whenever a run changes, to the sink of `config-events`. */
export function eventsController(pipelines: Part): void {
  const part = partOf(pipelines, 'events');
  const pods = podsOf(part, 'events');
  deployment(part, NAME, {
    image: 'events-a9042f7efb0cbade2a868a1ee5ddd52c',
    serviceAccount: NAME,
    replicas: 1,
    selector: pods,
    podLabels: { app: NAME },
    ports: POD_PORTS,
    ...PROBES,
    env: {
      ...TEKTON_ENV,
      CONFIG_DEFAULTS_NAME: 'config-defaults',
      CONFIG_LOGGING_NAME: 'config-logging',
      CONFIG_OBSERVABILITY_NAME: 'config-observability',
      CONFIG_LEADERELECTION_NAME: 'config-leader-election-events',
      ...CERTIFICATES.env,
    },
    securityContext: NOT_ROOT,
    moreOfContainer: CERTIFICATES.container,
    moreOfPod: { affinity: ON_LINUX, ...CERTIFICATES.pod },
  });
  service(part, NAME, {
    ports: SERVICE_PORTS,
    selector: pods,
    labels: { app: NAME },
  });

  const access = pipelines.called('events');
  serviceAccount(access, NAME);
  bindClusterRole(access, `${NAME}-cluster-access`, `${NAME}-cluster-access`, NAME);
  clusterRole(access, `${NAME}-cluster-access`, [
    rule('tekton.dev', ['tasks', 'taskruns', 'pipelines', 'pipelineruns', 'customruns'], READ),
    rule('', ['events'], ['create', 'patch']),
  ]);
  bindRole(access, 'tekton-pipelines-events-controller', 'tekton-pipelines-events-controller', NAME);
  role(access, 'tekton-pipelines-events-controller', [
    rule('', ['configmaps'], ['list', 'watch']),
    rule(
      '',
      ['configmaps'],
      ['get'],
      [
        'config-logging',
        'config-observability',
        'feature-flags',
        'config-leader-election-events',
        'config-registry-cert',
      ],
    ),
  ]);
  bindRole(access, `${NAME}-leaderelection`, 'tekton-pipelines-leader-election', NAME);
}
