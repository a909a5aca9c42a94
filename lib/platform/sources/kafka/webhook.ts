import { WEBHOOK_PROBES } from '../../eventing/probes';
import { filledSecret, service } from '../../parts/objects';
import type { Part } from '../../parts/part';
import {
  bindClusterRole,
  clusterRole,
  READ,
  READ_WRITE,
  rule,
  serviceAccount,
  WEBHOOK_CONFIGURATIONS,
} from '../../parts/roles';
import { mutatingWebhook, validatingWebhook } from '../../parts/webhooks';
import { deployment, POD_NAME, SYSTEM_NAMESPACE } from '../../parts/workload';
import { CONFINED, eventingLabels, NOT_ROOT } from './confined';

const NAME = 'kafka-webhook-eventing';

/** Fills in defaults, refuses what is wrong, converts between versions, and gives dispatchers their work. */
export function kafkaWebhook(part: Part): void {
  const pods = { app: NAME };
  deployment(part, NAME, {
    image: 'eventing-kafka-broker/control-plane/cmd/webhook-kafka',
    serviceAccount: NAME,
    labels: { ...pods, ...eventingLabels(NAME) },
    podLabels: eventingLabels(NAME),
    spread: pods,
    ports: { 'https-webhook': 8443, metrics: 9090, profiling: 8008 },
    readiness: WEBHOOK_PROBES.readiness,
    liveness: { ...WEBHOOK_PROBES.readiness, initialDelaySeconds: 20 },
    requests: { cpu: '20m', memory: '20Mi' },
    limits: { cpu: '200m', memory: '200Mi' },
    env: {
      ...SYSTEM_NAMESPACE,
      CONFIG_LEADERELECTION_NAME: 'config-kafka-leader-election',
      CONFIG_LOGGING_NAME: 'config-logging',
      METRICS_DOMAIN: 'knative.dev/eventing',
      WEBHOOK_NAME: NAME,
      WEBHOOK_PORT: '8443',
      ...POD_NAME,
    },
    securityContext: CONFINED,
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
    moreOfPod: { ...NOT_ROOT, terminationGracePeriodSeconds: 300 },
  });
  service(part, NAME, {
    ports: { 'https-webhook': [443, 8443], 'http-metrics': 9090 },
    labels: { ...pods, ...eventingLabels(NAME) },
  });
  filledSecret(part, `${NAME}-certs`);
  const call = { service: NAME, timeoutSeconds: 2 };
  mutatingWebhook(part, 'defaulting.webhook.kafka.eventing.knative.dev', call);
  validatingWebhook(part, 'validation.webhook.kafka.eventing.knative.dev', call);
  mutatingWebhook(part, 'pods.defaulting.webhook.kafka.eventing.knative.dev', {
    ...call,
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': part.namespace } },
    objectSelector: { matchLabels: { 'app.kubernetes.io/kind': 'kafka-dispatcher' } },
    // The release names what it changes here, beside which the webhook itself only adds to the namespaces.
    more: {
      reinvocationPolicy: 'IfNeeded',
      matchPolicy: 'Equivalent',
      rules: [
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['pods', 'pods/status'],
          scope: '*',
        },
      ],
    },
  });

  serviceAccount(part, NAME);
  bindClusterRole(part, NAME, NAME, NAME);
  clusterRole(part, NAME, [
    rule('', ['configmaps'], READ),
    rule('', ['secrets', 'namespaces'], ['create', 'update', 'patch', ...READ]),
    rule('', ['namespaces/finalizers'], ['update']),
    rule('apps', ['deployments'], ['get']),
    rule('apps', ['deployments/finalizers'], ['update']),
    WEBHOOK_CONFIGURATIONS,
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    rule('eventing.knative.dev', ['brokers'], READ),
    rule('messaging.knative.dev', ['kafkachannels'], ['get', 'list']),
    rule('apiextensions.k8s.io', ['customresourcedefinitions'], ['create', 'update', 'patch', ...READ]),
  ]);
}
