import { filledSecret, service } from '../parts/objects';
import type { Part } from '../parts/part';
import { mutatingWebhook, validatingWebhook } from '../parts/webhooks';
import { CONFIG_NAMES, deployment, POD_NAME, SYSTEM_NAMESPACE } from '../parts/workload';

/** Fills in defaults and refuses what is wrong, in Serving's objects and in its config maps. */
export function webhook(serving: Part): void {
  const part = serving.called('webhook');
  deployment(part, 'webhook', {
    image: 'serving/cmd/webhook',
    serviceAccount: 'controller',
    scale: { min: 1, max: 5, cpuPercent: 100 },
    disruption: { name: 'webhook-pdb', minAvailable: '80%', selector: { app: 'webhook' } },
    selector: { app: 'webhook', role: 'webhook' },
    spread: { app: 'webhook' },
    ports: { metrics: 9090, profiling: 8008, 'https-webhook': 8443 },
    readiness: { httpGet: { scheme: 'HTTPS', port: 8443 }, periodSeconds: 1 },
    liveness: {
      httpGet: { scheme: 'HTTPS', port: 8443 },
      periodSeconds: 10,
      failureThreshold: 6,
      initialDelaySeconds: 20,
    },
    requests: { cpu: '100m', memory: '100Mi' },
    limits: { cpu: '500m', memory: '500Mi' },
    env: { ...POD_NAME, ...SYSTEM_NAMESPACE, ...CONFIG_NAMES, WEBHOOK_NAME: 'webhook', WEBHOOK_PORT: '8443' },
    // The API server may keep connections open for a while.
    moreOfPod: { terminationGracePeriodSeconds: 300 },
  });
  service(part, 'webhook', {
    ports: { 'http-metrics': 9090, 'http-profiling': 8008, 'https-webhook': [443, 8443] },
    selector: { app: 'webhook', role: 'webhook' },
    labels: { app: 'webhook', role: 'webhook' },
  });
  filledSecret(part, 'webhook-certs');

  const call = { service: 'webhook', timeoutSeconds: 10 };
  mutatingWebhook(part, 'webhook.serving.knative.dev', call);
  validatingWebhook(part, 'validation.webhook.serving.knative.dev', call);
  validatingWebhook(part, 'config.webhook.serving.knative.dev', { ...call, objectSelector: CONFIG_MAPS });
}

const CONFIG_MAPS = {
  matchExpressions: [
    { key: 'app.kubernetes.io/name', operator: 'In', values: ['knative-serving'] },
    {
      key: 'app.kubernetes.io/component',
      operator: 'In',
      values: ['autoscaler', 'controller', 'logging', 'networking', 'observability', 'tracing', 'net-certmanager'],
    },
  ],
};
