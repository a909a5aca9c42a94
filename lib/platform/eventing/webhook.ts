import { filledSecret, service } from '../parts/objects';
import type { Part } from '../parts/part';
import {
  bindClusterRole,
  bindRole,
  clusterRole,
  READ,
  READ_WRITE,
  role,
  rule,
  serviceAccount,
  WEBHOOK_CONFIGURATIONS,
} from '../parts/roles';
import { mutatingWebhook, validatingWebhook } from '../parts/webhooks';
import { deployment, POD_NAME, SYSTEM_NAMESPACE } from '../parts/workload';
import { WEBHOOK_PROBES } from './probes';
import type { SinkBindingSelection } from './sink-binding-selection';

/** Fills in defaults, refuses what is wrong, converts between versions, and gives sinks to what SinkBindings name. */
export function webhook(eventing: Part, selection: SinkBindingSelection): void {
  const part = eventing.called('eventing-webhook');
  deployment(part, 'eventing-webhook', {
    image: 'eventing/cmd/webhook',
    serviceAccount: 'eventing-webhook',
    labels: { 'bindings.knative.dev/exclude': 'true' },
    scale: { min: 1, max: 5, cpuPercent: 100 },
    disruption: { name: 'eventing-webhook', minAvailable: '80%', selector: { app: 'eventing-webhook' } },
    selector: { app: 'eventing-webhook', role: 'eventing-webhook' },
    spread: { app: 'eventing-webhook' },
    ports: { 'https-webhook': 8443, metrics: 9090, profiling: 8008 },
    ...WEBHOOK_PROBES,
    requests: { cpu: '100m', memory: '50Mi' },
    limits: { cpu: '200m', memory: '200Mi' },
    env: {
      ...SYSTEM_NAMESPACE,
      CONFIG_LOGGING_NAME: 'config-logging',
      METRICS_DOMAIN: 'knative.dev/eventing',
      WEBHOOK_NAME: 'eventing-webhook',
      WEBHOOK_PORT: '8443',
      SINK_BINDING_SELECTION_MODE: selection,
      ...POD_NAME,
    },
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
    // The API server may keep connections open for a while.
    moreOfPod: { enableServiceLinks: false, terminationGracePeriodSeconds: 300 },
  });
  service(part, 'eventing-webhook', {
    ports: { 'https-webhook': [443, 8443] },
    selector: { role: 'eventing-webhook' },
    labels: { role: 'eventing-webhook' },
  });
  filledSecret(eventing, 'eventing-webhook-certs');

  const call = { service: 'eventing-webhook', timeoutSeconds: 10 };
  mutatingWebhook(eventing, 'webhook.eventing.knative.dev', call);
  validatingWebhook(eventing, 'validation.webhook.eventing.knative.dev', call);
  validatingWebhook(eventing, 'config.webhook.eventing.knative.dev', {
    ...call,
    failurePolicy: 'Ignore',
    namespaceSelector: {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [eventing.namespace] }],
    },
  });
  mutatingWebhook(eventing, 'sinkbindings.webhook.sources.knative.dev', call);

  serviceAccount(eventing, 'eventing-webhook');
  bindClusterRole(eventing, 'eventing-webhook', 'knative-eventing-webhook', 'eventing-webhook');
  bindClusterRole(eventing, 'eventing-webhook-resolver', 'addressable-resolver', 'eventing-webhook');
  bindClusterRole(eventing, 'eventing-webhook-podspecable-binding', 'podspecable-binding', 'eventing-webhook');
  clusterRole(eventing, 'knative-eventing-webhook', [
    rule('', ['configmaps'], ['create', 'update', 'delete', ...READ]),
    rule('', ['namespaces'], ['create', 'update', 'patch', ...READ]),
    rule('', ['namespaces/finalizers'], ['update']),
    rule('apps', ['deployments'], ['get']),
    rule('apps', ['deployments/finalizers'], ['update']),
    WEBHOOK_CONFIGURATIONS,
    rule('sources.knative.dev', ['sinkbindings', 'sinkbindings/status', 'sinkbindings/finalizers'], READ_WRITE),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    rule(['', 'events.k8s.io'], ['events'], ['get', 'list', 'create', 'patch']),
    rule('eventing.knative.dev', ['eventpolicies'], READ),
    rule('', ['serviceaccounts', 'secrets'], READ_WRITE),
    rule('', ['serviceaccounts/token'], ['create']),
    rule('authorization.k8s.io', ['subjectaccessreviews'], ['create']),
    rule('apiextensions.k8s.io', ['customresourcedefinitions'], READ_WRITE),
    // Job sinks are checked by a job that is created only for show.
    rule('batch', ['jobs'], ['create']),
  ]);
  bindRole(eventing, 'eventing-webhook', 'knative-eventing-webhook', 'eventing-webhook');
  role(eventing, 'knative-eventing-webhook', [rule('', ['secrets'], ['create', 'update', 'patch', ...READ])]);
}
