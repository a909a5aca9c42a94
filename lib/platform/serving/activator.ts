import { service } from '../parts/objects';
import type { Part } from '../parts/part';
import { bindClusterRole, bindRole, clusterRole, READ, role, rule, serviceAccount } from '../parts/roles';
import { CONFIG_NAMES, deployment, POD_IP, POD_NAME, SYSTEM_NAMESPACE } from '../parts/workload';
import { JOINED } from './roles';
import type { ServingConfig } from './serving-config';
import { restartOn } from './tls';

/** Holds requests back while a revision has no pods, and spreads them over pods under bursts. */
export function activator(serving: Part, config: ServingConfig): void {
  const part = serving.called('activator');
  deployment(part, 'activator', {
    image: 'serving/cmd/activator',
    serviceAccount: 'activator',
    scale: { min: 1, max: 20, cpuPercent: 100 },
    disruption: { name: 'activator-pdb', minAvailable: '80%', selector: { app: 'activator' } },
    selector: { app: 'activator', role: 'activator' },
    spread: { app: 'activator' },
    podAnnotations: restartOn(config, 'systemInternalTls', 'enableMeshPodAddressability', 'meshCompatibilityMode'),
    ports: { metrics: 9090, profiling: 8008, http1: 8012, h2c: 8013 },
    readiness: { httpGet: { port: 8012 }, periodSeconds: 5, failureThreshold: 5 },
    liveness: { httpGet: { port: 8012 }, periodSeconds: 10, failureThreshold: 12, initialDelaySeconds: 15 },
    requests: { cpu: '300m', memory: '60Mi' },
    limits: { cpu: '1000m', memory: '600Mi' },
    env: { GOGC: '500', ...POD_NAME, ...POD_IP, ...SYSTEM_NAMESPACE, ...CONFIG_NAMES },
    // Requests that run when the pod is told to end may take this long.
    moreOfPod: { terminationGracePeriodSeconds: 600 },
  });
  service(part, 'activator-service', {
    ports: { 'http-metrics': 9090, 'http-profiling': 8008, http: [80, 8012], http2: [81, 8013], https: [443, 8112] },
    selector: { app: 'activator' },
    labels: { app: 'activator' },
  });

  serviceAccount(part, 'activator');
  bindRole(part, 'knative-serving-activator', 'knative-serving-activator', 'activator');
  role(
    serving,
    'knative-serving-activator',
    [
      rule('', ['configmaps', 'secrets'], READ),
      rule('', ['secrets'], READ, ['routing-serving-certs', 'knative-serving-certs']),
    ],
    JOINED,
  );
  bindClusterRole(part, 'knative-serving-activator-cluster', 'knative-serving-activator-cluster', 'activator');
  clusterRole(
    serving,
    'knative-serving-activator-cluster',
    [rule('', ['services', 'endpoints'], READ), rule('serving.knative.dev', ['revisions'], READ)],
    JOINED,
  );
}
