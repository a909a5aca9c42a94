import type { Part } from '../parts/part';
import { bindClusterRole, clusterRole, READ, rule, serviceAccount } from '../parts/roles';
import { deployment, POD_NAME } from '../parts/workload';
import { CONTROLLER_PROBES, RECEIVER_IDENTITY } from './probes';

/** Sends the events of all PingSources. The controller starts it with the first of them. */
export function pingSource(eventing: Part): void {
  const pods = { 'eventing.knative.dev/source': 'ping-source-controller', 'sources.knative.dev/role': 'adapter' };
  deployment(eventing.called('pingsource-mt-adapter'), 'pingsource-mt-adapter', {
    image: 'eventing/cmd/mtping',
    container: 'dispatcher',
    serviceAccount: 'pingsource-mt-adapter',
    labels: { 'bindings.knative.dev/exclude': 'true' },
    replicas: 0,
    fixedReplicas: true,
    selector: pods,
    spread: pods,
    ports: { metrics: 9090, probes: 8080 },
    ...CONTROLLER_PROBES,
    requests: { cpu: '125m', memory: '64Mi' },
    limits: { cpu: '1000m', memory: '2048Mi' },
    // The controller fills in what is empty here.
    env: {
      SYSTEM_NAMESPACE: RECEIVER_IDENTITY.NAMESPACE,
      NAMESPACE: RECEIVER_IDENTITY.NAMESPACE,
      K_OBSERVABILITY_CONFIG: '{}',
      K_LOGGING_CONFIG: '',
      K_LEADER_ELECTION_CONFIG: '',
      K_NO_SHUTDOWN_AFTER: '',
      K_SINK_TIMEOUT: '-1',
      ...POD_NAME,
    },
    moreOfPod: { enableServiceLinks: false },
  });

  serviceAccount(eventing, 'pingsource-mt-adapter');
  const role = 'knative-eventing-pingsource-mt-adapter';
  bindClusterRole(eventing, role, role, 'pingsource-mt-adapter');
  clusterRole(eventing, role, [
    rule('', ['configmaps'], READ),
    rule('', ['serviceaccounts/token'], ['create']),
    rule('sources.knative.dev', ['pingsources', 'pingsources/status'], ['patch', ...READ]),
    rule('sources.knative.dev', ['pingsources/finalizers'], ['patch']),
    rule('', ['events'], ['create', 'patch']),
    rule('coordination.k8s.io', ['leases'], ['create', 'update', 'patch', ...READ]),
  ]);
}
