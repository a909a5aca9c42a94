import { renderKeys } from '../config/keys';
import { configMap, crds, filledSecret, service } from '../parts/objects';
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
  withStatus,
} from '../parts/roles';
import { mutatingWebhook, validatingWebhook } from '../parts/webhooks';
import { CONFIG_NAMES, deployment, POD_NAME, SYSTEM_NAMESPACE } from '../parts/workload';
import { IN_MEMORY_DISPATCHER_KEYS, type InMemoryDispatcherConfig } from './config/in-memory-dispatcher-config';
import { RECEIVER_PROBES, WEBHOOK_PROBES } from './probes';
import { ADDRESSABLE, CHANNELABLE, SUBSCRIBABLE } from './roles';

const CHANNEL = { 'messaging.knative.dev/channel': 'in-memory-channel' };
const CHANGE = ['create', 'update', 'patch', ...READ];

/** Channels that keep events in memory: what is under way is lost with the pod. */
export function inMemoryChannel(eventing: Part, config: InMemoryDispatcherConfig | undefined): void {
  crds(eventing, 'in-memory-channel');
  controller(eventing);
  dispatcher(eventing, config);
  const channels = withStatus('inmemorychannels');
  clusterRole(eventing, 'imc-addressable-resolver', [rule('messaging.knative.dev', channels, READ)], ADDRESSABLE);
  clusterRole(
    eventing,
    'imc-channelable-manipulator',
    [rule('messaging.knative.dev', channels, READ_WRITE)],
    CHANNELABLE,
  );
  clusterRole(
    eventing,
    'imc-subscriber',
    [rule('messaging.knative.dev', ['inmemorychannels'], ['knsubscribe'])],
    SUBSCRIBABLE,
  );
}

/** Gives each channel an address, and is the webhook of the kind. */
function controller(eventing: Part): void {
  const part = eventing.called('imc-controller');
  const pods = { ...CHANNEL, 'messaging.knative.dev/role': 'controller' };
  deployment(part, 'imc-controller', {
    image: 'eventing/cmd/in_memory/channel_controller',
    container: 'controller',
    serviceAccount: 'imc-controller',
    labels: { 'knative.dev/high-availability': 'true', 'bindings.knative.dev/exclude': 'true' },
    selector: pods,
    spread: pods,
    ports: { metrics: 9090, profiling: 8008, 'https-webhook': 8443 },
    ...WEBHOOK_PROBES,
    env: {
      WEBHOOK_NAME: 'inmemorychannel-webhook',
      WEBHOOK_PORT: '8443',
      ...CONFIG_NAMES,
      METRICS_DOMAIN: 'knative.dev/inmemorychannel-controller',
      ...SYSTEM_NAMESPACE,
      // For channels that have a dispatcher in their own namespace.
      DISPATCHER_IMAGE: part.image('eventing/cmd/in_memory/channel_dispatcher'),
      ...POD_NAME,
    },
    moreOfPod: { enableServiceLinks: false, terminationGracePeriodSeconds: 300 },
  });
  service(part, 'inmemorychannel-webhook', {
    ports: { 'https-webhook': [443, 8443], 'http-metrics': 9090, 'http-profiling': 8008 },
    selector: pods,
  });
  filledSecret(eventing, 'inmemorychannel-webhook-certs');
  const call = { service: 'inmemorychannel-webhook', timeoutSeconds: 10, admissionReviewVersions: ['v1'] };
  mutatingWebhook(eventing, 'inmemorychannel.eventing.knative.dev', call);
  validatingWebhook(eventing, 'validation.inmemorychannel.eventing.knative.dev', call);

  serviceAccount(eventing, 'imc-controller');
  bindClusterRole(eventing, 'imc-controller', 'imc-controller', 'imc-controller');
  bindClusterRole(eventing, 'imc-controller-resolver', 'addressable-resolver', 'imc-controller');
  clusterRole(eventing, 'imc-controller', [
    rule('messaging.knative.dev', withStatus('inmemorychannels'), ['update', 'patch', 'knsubscribe', ...READ]),
    rule('messaging.knative.dev', ['inmemorychannels/finalizers'], ['update', 'patch']),
    rule('eventing.knative.dev', ['eventpolicies'], READ),
    rule('', ['services', 'serviceaccounts'], CHANGE),
    endpoints(eventing),
    rule('rbac.authorization.k8s.io', ['rolebindings'], CHANGE),
    rule('apps', ['deployments'], CHANGE),
    rule('apps', ['deployments/status'], READ),
    rule('', ['configmaps'], READ),
    rule('', ['events'], ['create', 'patch']),
    rule('coordination.k8s.io', ['leases'], CHANGE),
    WEBHOOK_CONFIGURATIONS,
    rule('', ['namespaces'], CHANGE),
    rule('', ['namespaces/finalizers'], ['update']),
  ]);
  bindRole(eventing, 'imc-controller', 'knative-inmemorychannel-webhook', 'imc-controller');
  role(eventing, 'knative-inmemorychannel-webhook', [rule('', ['secrets'], CHANGE)]);
}

/** Takes events for all channels and sends them on to the subscribers. */
function dispatcher(eventing: Part, config: InMemoryDispatcherConfig | undefined): void {
  const part = eventing.called('imc-dispatcher');
  const pods = { ...CHANNEL, 'messaging.knative.dev/role': 'dispatcher' };
  deployment(part, 'imc-dispatcher', {
    image: 'eventing/cmd/in_memory/channel_dispatcher',
    container: 'dispatcher',
    serviceAccount: 'imc-dispatcher',
    labels: { 'knative.dev/high-availability': 'true', 'bindings.knative.dev/exclude': 'true' },
    selector: pods,
    spread: pods,
    ports: { http: 8080, https: 8443, metrics: 9090 },
    ...RECEIVER_PROBES,
    env: {
      ...CONFIG_NAMES,
      METRICS_DOMAIN: 'knative.dev/inmemorychannel-dispatcher',
      ...SYSTEM_NAMESPACE,
      ...POD_NAME,
      CONTAINER_NAME: 'dispatcher',
      MAX_IDLE_CONNS: '1000',
      MAX_IDLE_CONNS_PER_HOST: '1000',
    },
    moreOfPod: { enableServiceLinks: false },
  });
  service(part, 'imc-dispatcher', {
    ports: { 'http-dispatcher': [80, 8080], 'https-dispatcher': [443, 8443], 'http-metrics': 9090 },
    selector: pods,
    labels: pods,
  });
  configMap(eventing.called('imc-controller'), 'config-imc-event-dispatcher', {
    MaxIdleConnections: '1000',
    MaxIdleConnectionsPerHost: '100',
    ...renderKeys(eventing.component, 'config.inMemoryDispatcher', IN_MEMORY_DISPATCHER_KEYS, config),
  });

  serviceAccount(eventing, 'imc-dispatcher');
  bindClusterRole(eventing, 'imc-dispatcher', 'imc-dispatcher', 'imc-dispatcher');
  clusterRole(eventing, 'imc-dispatcher', [
    rule('messaging.knative.dev', withStatus('inmemorychannels'), ['patch', ...READ]),
    rule('messaging.knative.dev', ['inmemorychannels/finalizers'], ['patch']),
    rule('', ['configmaps'], READ),
    rule('', ['events'], ['create', 'patch']),
    rule('', ['serviceaccounts/token'], ['create']),
    rule('coordination.k8s.io', ['leases'], CHANGE),
    rule('eventing.knative.dev', ['eventtypes', 'eventpolicies'], READ),
    rule('eventing.knative.dev', ['eventtypes'], ['create']),
  ]);
  const unlabelled = eventing.labelledOnly({});
  bindRole(unlabelled, 'imc-dispatcher-tls-role-binding', 'imc-dispatcher-tls-role', 'imc-dispatcher');
  role(unlabelled, 'imc-dispatcher-tls-role', [rule('', ['secrets'], READ)]);
}

/** Kubernetes has replaced Endpoints, and 1.23 has followed. */
function endpoints(eventing: Part) {
  return eventing.component._isAtLeast('1.23')
    ? rule('discovery.k8s.io', ['endpointslices'], READ)
    : rule('', ['endpoints'], READ);
}
