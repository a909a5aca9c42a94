import { renderKeys } from '../config/keys';
import { configMap, service } from '../parts/objects';
import type { Part } from '../parts/part';
import { CONFIG_NAMES, deployment, POD_IP, POD_NAME, SYSTEM_NAMESPACE } from '../parts/workload';
import { AUTOSCALER_KEYS, checkAutoscaler } from './config/autoscaler-config';
import type { ServingConfig } from './serving-config';
import { restartOn } from './tls';

/** Decides by requests how many pods each revision has. Acts as the controllers' account. */
export function autoscaler(serving: Part, config: ServingConfig): void {
  const part = serving.called('autoscaler');
  deployment(part, 'autoscaler', {
    image: 'serving/cmd/autoscaler',
    serviceAccount: 'controller',
    replicas: 1,
    // Pods report to it all the time, so the next one comes before the last one goes.
    moreOfSpec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } } },
    spread: { app: 'autoscaler' },
    podAnnotations: restartOn(config, 'enableMeshPodAddressability', 'meshCompatibilityMode'),
    ports: { metrics: 9090, profiling: 8008, websocket: 8080 },
    readiness: { httpGet: { port: 8080 } },
    liveness: { httpGet: { port: 8080 }, failureThreshold: 6 },
    requests: { cpu: '100m', memory: '100Mi' },
    limits: { cpu: '1000m', memory: '1000Mi' },
    env: { ...POD_NAME, ...POD_IP, ...SYSTEM_NAMESPACE, ...CONFIG_NAMES },
  });
  service(part, 'autoscaler', {
    ports: { 'http-metrics': 9090, 'http-profiling': 8008, http: 8080 },
    labels: { app: 'autoscaler' },
  });
  const data = renderKeys(part.component, 'config.autoscaler', AUTOSCALER_KEYS, config.autoscaler, checkAutoscaler);
  configMap(part, 'config-autoscaler', data);
}
