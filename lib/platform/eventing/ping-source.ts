import type { Part } from '../parts/part';
import { bindClusterRole, clusterRole, READ, rule, serviceAccount } from '../parts/roles';
import { deployment } from '../parts/workload';
import { CONTROLLER_PROBES, RECEIVER_IDENTITY } from './probes';

/**
 * Sends the events of all PingSources. Its controller writes its number of pods and its settings, so both are left out here.
 * Kubernetes makes one pod then, where upstream's file asks for none until the first PingSource; the controller takes either.
 */
export function pingSource(eventing: Part): void {
  const pods = { 'eventing.knative.dev/source': 'ping-source-controller', 'sources.knative.dev/role': 'adapter' };
  deployment(eventing.called('pingsource-mt-adapter'), 'pingsource-mt-adapter', {
    image: 'eventing/cmd/mtping',
    container: 'dispatcher',
    serviceAccount: 'pingsource-mt-adapter',
    labels: { 'bindings.knative.dev/exclude': 'true' },
    fixedReplicas: true,
    selector: pods,
    spread: pods,
    ports: { metrics: 9090, probes: 8080 },
    ...CONTROLLER_PROBES,
    requests: { cpu: '125m', memory: '64Mi' },
    limits: { cpu: '1000m', memory: '2048Mi' },
    env: { NAMESPACE: RECEIVER_IDENTITY.NAMESPACE, SYSTEM_NAMESPACE: RECEIVER_IDENTITY.NAMESPACE },
    moreOfPod: { enableServiceLinks: false },
  });

  const { env } = eventing.component._override('pingsource-mt-adapter');
  if (env !== undefined) {
    const allowed = 'no variables, since a controller writes all of them';
    const field = 'workloads.pingsource-mt-adapter.env';
    eventing.component._faults.refuse('platform/workload', field, Object.keys(env), allowed, 'leave it out');
  }

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
