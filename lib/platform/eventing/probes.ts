import type { Env } from '../parts/workload';

/** How a controller says that it lives and is ready. */
export const CONTROLLER_PROBES = {
  readiness: { httpGet: { path: '/readiness', port: 'probes' }, ...slowly() },
  liveness: { httpGet: { path: '/health', port: 'probes' }, ...slowly() },
};

/** How a webhook says it, to the kubelet as to the API server. */
export const WEBHOOK_PROBES = {
  readiness: { httpGet: askWebhook(), periodSeconds: 1 },
  liveness: { httpGet: askWebhook(), periodSeconds: 1, initialDelaySeconds: 120 },
};

/** How a receiver of events says it. */
export const RECEIVER_PROBES = {
  readiness: { httpGet: { path: '/healthz', port: 8080 }, ...often() },
  liveness: { httpGet: { path: '/healthz', port: 8080 }, ...often(), initialDelaySeconds: 5 },
};

/** Which pod a receiver is, for its metrics. */
export const RECEIVER_IDENTITY: Env = {
  NAMESPACE: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } },
  POD_NAME: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } },
};

function slowly() {
  return { initialDelaySeconds: 20, periodSeconds: 10, timeoutSeconds: 5 };
}

function often() {
  return { periodSeconds: 2, failureThreshold: 3, successThreshold: 1, timeoutSeconds: 1 };
}

function askWebhook() {
  return { scheme: 'HTTPS', port: 8443, httpHeaders: [{ name: 'k-kubelet-probe', value: 'webhook' }] };
}
