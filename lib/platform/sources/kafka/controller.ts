import type { Part } from '../../parts/part';
import { bindClusterRole, clusterRole, READ, READ_WRITE, rule, serviceAccount, withStatus } from '../../parts/roles';
import { CONFIG_NAMES, deployment, type Env, fromField, POD_NAME, SYSTEM_NAMESPACE } from '../../parts/workload';
import { CONFINED, eventingLabels, NOT_ROOT, overZones, TERMINATION } from './confined';

const NAME = 'kafka-controller';

/** Makes topics and tells receivers and dispatchers what they carry. */
export function kafkaController(part: Part): void {
  const pods = { app: NAME };
  deployment(part, NAME, {
    image: 'eventing-kafka-broker/control-plane/cmd/kafka-controller',
    container: 'controller',
    serviceAccount: NAME,
    labels: { ...pods, ...eventingLabels(NAME) },
    podLabels: eventingLabels(NAME),
    spread: pods,
    ports: { metrics: 9090 },
    requests: { cpu: '100m', memory: '100Mi' },
    env: {
      ...dataPlanes(part.namespace),
      ...SYSTEM_NAMESPACE,
      AUTOSCALER_REFRESH_PERIOD: '100',
      POD_CAPACITY: '20',
      DISPATCHERS_MIN_REPLICAS: '0',
      SCHEDULER_CONFIG: 'config-kafka-scheduler',
      DESCHEDULER_CONFIG: 'config-kafka-descheduler',
      AUTOSCALER_CONFIG: 'config-kafka-autoscaler',
      CONFIG_LEADERELECTION_NAME: 'config-kafka-leader-election',
      ...CONFIG_NAMES,
      METRICS_DOMAIN: 'knative.dev/eventing',
      ...POD_NAME,
      ENABLE_SARAMA_LOGGER: 'false',
      ENABLE_SARAMA_DEBUG_LOGGER: 'false',
      ENABLE_SARAMA_CLIENT_POOL: 'true',
    },
    securityContext: CONFINED,
    moreOfContainer: { imagePullPolicy: 'IfNotPresent', ...TERMINATION },
    moreOfPod: { ...NOT_ROOT, ...overZones(pods) },
    moreOfPodMetadata: { name: NAME },
  });

  serviceAccount(part, NAME);
  bindClusterRole(part, `${NAME}-addressable-resolver`, 'addressable-resolver', NAME);
  bindClusterRole(part, NAME, NAME, NAME);
  controllerRole(part);
  clusterRole(part, 'eventing-kafka-source-observer', [rule('sources.knative.dev', ['kafkasources'], READ)], {
    'duck.knative.dev/source': 'true',
  });
  clusterRole(
    part,
    'knative-kafka-addressable-resolver',
    [
      rule('eventing.knative.dev', ['kafkasinks', 'kafkasinks/status'], READ),
      rule('messaging.knative.dev', ['kafkachannels', 'kafkachannels/status'], READ),
    ],
    { 'duck.knative.dev/addressable': 'true' },
  );
  clusterRole(
    part,
    'knative-kafka-channelable-manipulator',
    [rule('messaging.knative.dev', ['kafkachannels', 'kafkachannels/status'], READ_WRITE)],
    { 'duck.knative.dev/channelable': 'true' },
  );
}

/** Where the data planes of brokers, channels and sinks are, and how they are told what they carry. */
function dataPlanes(namespace: string): Env {
  const contracts = {
    BROKER: 'kafka-broker-brokers-triggers',
    CHANNEL: 'kafka-channel-channels-subscriptions',
    SINK: 'kafka-sink-sinks',
  };
  const env: { [name: string]: Env[string] } = { CONSUMER_CONTRACT_CONFIG_MAP_FORMAT: 'json' };
  for (const [kind, contract] of Object.entries(contracts)) {
    const name = kind.toLowerCase();
    env[`${kind}_DATA_PLANE_CONFIG_MAP_NAMESPACE`] = namespace;
    env[`${kind}_CONTRACT_CONFIG_MAP_NAME`] = contract;
    env[`${kind}_DATA_PLANE_CONFIG_CONFIG_MAP_NAME`] = `config-kafka-${name}-data-plane`;
    env[`${kind}_CONTRACT_CONFIG_MAP_FORMAT`] = 'json';
    env[`${kind}_INGRESS_NAME`] = `kafka-${name}-ingress`;
    env[`${kind}_GENERAL_CONFIG_MAP_NAME`] = `kafka-${kind === 'CHANNEL' ? 'channel' : 'broker'}-config`;
    env[`${kind}_INGRESS_POD_PORT`] = '8080';
    env[`${kind}_INGRESS_POD_TLS_PORT`] = '8443';
    env[`${kind}_SYSTEM_NAMESPACE`] = fromField('metadata.namespace');
    if (kind !== 'SINK') env[`${kind}_DEFAULT_BACKOFF_DELAY_MS`] = '1000';
  }
  return env;
}

function controllerRole(part: Part): void {
  const manage = ['update', 'create', 'delete', ...READ];
  const internal = 'internal.kafka.eventing.knative.dev';
  clusterRole(part, NAME, [
    rule('', ['namespaces', 'nodes'], READ),
    rule('', ['configmaps', 'services', 'secrets', 'serviceaccounts'], manage),
    rule('', ['pods'], ['update', ...READ]),
    rule('', ['pods/finalizers'], ['get', 'list', 'create', 'update', 'delete']),
    rule('', ['events'], ['patch', 'create']),
    rule('', ['serviceaccounts/token'], ['create']),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    rule('rbac.authorization.k8s.io', ['rolebindings'], manage),
    rule('rbac.authorization.k8s.io', ['clusterrolebindings'], READ),
    rule('apps', ['deployments'], manage),
    rule('apps', ['statefulsets', 'statefulsets/scale'], ['patch', ...manage]),
    rule(internal, ['consumers', 'consumers/status', 'consumergroups', 'consumergroups/status'], ['patch', ...manage]),
    rule(internal, ['consumers/finalizers', 'consumergroups/finalizers'], ['update', 'delete']),
    rule('eventing.knative.dev', withStatus('brokers', 'triggers', 'kafkasinks', 'eventpolicies'), [
      'patch',
      'update',
      ...READ,
    ]),
    rule('eventing.knative.dev', ['brokers/finalizers', 'triggers/finalizers', 'kafkasinks/finalizers'], ['update']),
    rule('eventing.knative.dev', ['eventtypes'], ['create', ...READ]),
    rule('messaging.knative.dev', ['kafkachannels', 'kafkachannels/status'], ['update', 'patch', ...READ]),
    rule('messaging.knative.dev', ['subscriptions', 'subscriptions/status'], READ),
    rule('messaging.knative.dev', ['kafkachannels/finalizers'], ['update']),
    rule('sources.knative.dev', ['kafkasources', 'kafkasources/status'], ['update', 'patch', ...READ]),
    rule('sources.knative.dev', ['kafkasources/finalizers'], ['update']),
    rule(
      'keda.sh',
      [
        'scaledobjects',
        'scaledobjects/finalizers',
        'scaledobjects/status',
        'triggerauthentications',
        'triggerauthentications/status',
      ],
      manage,
    ),
  ]);
}
