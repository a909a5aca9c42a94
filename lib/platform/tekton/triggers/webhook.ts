import { filledSecret, service } from '../../parts/objects';
import type { Part } from '../../parts/part';
import { bindClusterRole, bindRole, READ_WRITE, role, rule, serviceAccount } from '../../parts/roles';
import { mutatingWebhook, validatingWebhook } from '../../parts/webhooks';
import { deployment } from '../../parts/workload';
import { NOT_ROOT, partOf, podsOf, TEKTON_ENV } from '../pods';

const NAME = 'tekton-triggers-webhook';

/** Fills in defaults and refuses what is wrong. */
export function webhook(triggers: Part): void {
  const part = partOf(triggers, 'webhook');
  const pods = podsOf(part, 'webhook');
  deployment(part, NAME, {
    image: 'webhook-dd1edc925ee1772a9f76e2c1bc291ef6',
    container: 'webhook',
    serviceAccount: NAME,
    replicas: 1,
    selector: pods,
    podLabels: { app: NAME },
    ports: { metrics: 9000, profiling: 8008, 'https-webhook': 8443 },
    env: {
      ...TEKTON_ENV,
      CONFIG_LOGGING_NAME: 'config-logging-triggers',
      WEBHOOK_SERVICE_NAME: NAME,
      WEBHOOK_SECRET_NAME: 'triggers-webhook-certs',
      METRICS_DOMAIN: 'tekton.dev/triggers',
      CONFIG_LEADERELECTION_NAME: 'config-leader-election-triggers-webhook',
    },
    securityContext: NOT_ROOT,
  });
  service(part, NAME, { ports: { 'https-webhook': [443, 8443] }, selector: pods, labels: { app: NAME } });

  const access = triggers.called('webhook');
  filledSecret(access, 'triggers-webhook-certs');
  const call = { service: NAME, admissionReviewVersions: ['v1'] };
  mutatingWebhook(access, 'webhook.triggers.tekton.dev', call);
  validatingWebhook(access, 'validation.webhook.triggers.tekton.dev', call);
  validatingWebhook(access, 'config.webhook.triggers.tekton.dev', {
    ...call,
    namespaceSelector: { matchExpressions: [{ key: 'triggers.tekton.dev/release', operator: 'Exists' }] },
  });

  serviceAccount(triggers, NAME);
  bindClusterRole(triggers, `${NAME}-admin`, 'tekton-triggers-admin', NAME);
  bindRole(triggers, `${NAME}-admin`, 'tekton-triggers-admin-webhook', NAME);
  role(triggers, 'tekton-triggers-admin-webhook', [rule('', ['secrets'], READ_WRITE)]);
}
