import { service } from '../parts/objects';
import type { Part } from '../parts/part';
import { CONFIG_NAMES, deployment, SYSTEM_NAMESPACE } from '../parts/workload';

/** Scales revisions by processor time, memory or metrics of one's own, through HorizontalPodAutoscalers. */
export function autoscalerHpa(serving: Part): void {
  const part = serving.called('autoscaler-hpa');
  const labels = { 'autoscaling.knative.dev/autoscaler-provider': 'hpa' };
  deployment(part, 'autoscaler-hpa', {
    image: 'serving/cmd/autoscaler-hpa',
    serviceAccount: 'controller',
    labels,
    spread: { app: 'autoscaler-hpa' },
    ports: { metrics: 9090, profiling: 8008, probes: 8080 },
    readiness: { httpGet: { path: '/readiness', port: 'probes' }, periodSeconds: 5, failureThreshold: 5 },
    liveness: { httpGet: { path: '/health', port: 'probes' }, periodSeconds: 5, failureThreshold: 5 },
    requests: { cpu: '30m', memory: '40Mi' },
    limits: { cpu: '300m', memory: '400Mi' },
    env: { ...SYSTEM_NAMESPACE, ...CONFIG_NAMES },
  });
  service(part, 'autoscaler-hpa', {
    ports: { 'http-metrics': 9090, 'http-profiling': 8008 },
    labels: { app: 'autoscaler-hpa', ...labels },
  });
}
