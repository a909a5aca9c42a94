import { filledSecret, service } from '../parts/objects';
import type { Labels, Part } from '../parts/part';
import { validatingWebhook } from '../parts/webhooks';
import { CONFIG_NAMES, deployment, SYSTEM_NAMESPACE } from '../parts/workload';

/** Declares the webhook of an ingress layer, `net-istio-webhook` for the layer `istio`, which refuses wrong settings. */
export function ingressWebhook(
  part: Part,
  layer: string,
  declaration: {
    /** Labels of the pods and of the config maps that the webhook checks. */
    readonly labels: Labels;
    readonly livenessPeriodSeconds: number;
    /** `RESTRICTED` if not given. */
    readonly securityContext?: object;
  },
): void {
  const { labels, livenessPeriodSeconds, securityContext } = declaration;
  const name = `net-${layer}-webhook`;
  const httpGet = { scheme: 'HTTPS', port: 8443 };
  deployment(part, name, {
    image: `net-${layer}/cmd/webhook`,
    container: 'webhook',
    serviceAccount: 'controller',
    selector: { app: name, role: name },
    plainPods: true,
    podLabels: labels,
    ports: { metrics: 9090, profiling: 8008, 'https-webhook': 8443 },
    readiness: { httpGet, periodSeconds: 1, failureThreshold: 3 },
    liveness: { httpGet, periodSeconds: livenessPeriodSeconds, failureThreshold: 6, initialDelaySeconds: 20 },
    requests: { cpu: '20m', memory: '20Mi' },
    limits: { cpu: '200m', memory: '200Mi' },
    env: {
      ...SYSTEM_NAMESPACE,
      ...CONFIG_NAMES,
      METRICS_DOMAIN: `knative.dev/net-${layer}`,
      WEBHOOK_NAME: name,
      WEBHOOK_PORT: '8443',
    },
    securityContext,
  });
  service(part, name, {
    ports: {
      'http-metrics': [9090, 'metrics'],
      'http-profiling': [8008, 'profiling'],
      'https-webhook': [443, 'https-webhook'],
    },
    labels: { role: name },
  });
  filledSecret(part, `${name}-certs`);
  validatingWebhook(part, `config.webhook.${layer}.networking.internal.knative.dev`, {
    service: name,
    objectSelector: { matchLabels: labels },
  });
}
