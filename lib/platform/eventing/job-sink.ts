import { service } from '../parts/objects';
import type { Part } from '../parts/part';
import { bindClusterRole, clusterRole, READ, rule, serviceAccount } from '../parts/roles';
import { CONFIG_NAMES, deployment, SYSTEM_NAMESPACE } from '../parts/workload';
import { RECEIVER_IDENTITY, RECEIVER_PROBES } from './probes';

/** Makes a Job of each event that a JobSink gets. */
export function jobSink(eventing: Part): void {
  const part = eventing.called('job-sink');
  const pods = { 'sinks.knative.dev/sink': 'job-sink' };
  deployment(part, 'job-sink', {
    image: 'eventing/cmd/jobsink',
    serviceAccount: 'job-sink',
    replicas: 1,
    selector: pods,
    spread: pods,
    ports: { http: 8080, https: 8443, metrics: 9092 },
    ...RECEIVER_PROBES,
    requests: { cpu: '125m', memory: '64Mi' },
    limits: { cpu: '1000m', memory: '2048Mi' },
    env: {
      ...SYSTEM_NAMESPACE,
      ...RECEIVER_IDENTITY,
      CONTAINER_NAME: 'job-sink',
      ...CONFIG_NAMES,
      METRICS_DOMAIN: 'knative.dev/internal/eventing',
      INGRESS_PORT: '8080',
      INGRESS_PORT_HTTPS: '8443',
    },
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
    moreOfPod: { enableServiceLinks: false },
  });
  service(part, 'job-sink', {
    ports: { http: [80, 8080], https: [443, 8443], 'http-metrics': 9092 },
    selector: pods,
    labels: pods,
  });

  serviceAccount(eventing, 'job-sink');
  bindClusterRole(eventing, 'knative-eventing-job-sink', 'knative-eventing-job-sink', 'job-sink');
  clusterRole(eventing, 'knative-eventing-job-sink', [
    rule('', ['configmaps', 'secrets'], READ),
    rule('', ['secrets'], ['create', 'update', 'delete']),
    rule('batch', ['jobs'], ['create', 'update', 'delete', ...READ]),
    rule('sinks.knative.dev', ['jobsinks', 'jobsinks/status'], ['patch', ...READ]),
    rule('sinks.knative.dev', ['jobsinks/finalizers'], ['patch']),
    rule('', ['events'], ['create', 'patch']),
    rule('coordination.k8s.io', ['leases'], ['create', 'update', 'patch', ...READ]),
    rule('eventing.knative.dev', ['eventpolicies'], READ),
  ]);
}
