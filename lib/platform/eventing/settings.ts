import { Yaml } from 'cdk8s';
import { EVENTING_LOGGING } from '../config/logger';
import { configMap } from '../parts/objects';
import type { Labels, Part } from '../parts/part';

/** The settings of Eventing as it ships them. */
export function settings(eventing: Part): void {
  configMap(eventing, 'config-br-defaults', {
    'default-br-config': Yaml.stringify(brokerDefaults(eventing.namespace)),
  });
  configMap(eventing, 'config-br-default-channel', { 'channel-template-spec': Yaml.stringify(IN_MEMORY_CHANNEL) });
  configMap(eventing, 'default-ch-webhook', { 'default-ch-config': Yaml.stringify(CHANNEL_DEFAULTS) });
  configMap(eventing, 'config-leader-election', {});
  configMap(eventing, 'config-sugar', {});
  for (const [name, data] of Object.entries(PROPAGATED)) configMap(eventing, name, data, PROPAGATION);
  configMap(
    eventing,
    'config-logging',
    {
      ...EVENTING_LOGGING,
      ...(eventing.component._isAtLeast('1.23') ? { 'klog-verbosity': '0' } : {}),
    },
    PROPAGATION,
  );
  const unlabelled = eventing.labelledOnly({});
  configMap(unlabelled, 'config-kreference-mapping', {}, PROPAGATION);
  unlabelled.add({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'config-ping-defaults',
      annotations: { ...eventing.labels, 'app.kubernetes.io/version': eventing.component.version },
    },
    data: {},
  });
}

function brokerDefaults(namespace: string): object {
  return {
    clusterDefault: {
      brokerClass: 'MTChannelBasedBroker',
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'config-br-default-channel',
      namespace,
      delivery: { retry: 10, backoffPolicy: 'exponential', backoffDelay: 'PT0.2S' },
    },
  };
}

const IN_MEMORY_CHANNEL = { apiVersion: 'messaging.knative.dev/v1', kind: 'InMemoryChannel' };

const CHANNEL_DEFAULTS = {
  clusterDefault: IN_MEMORY_CHANNEL,
  namespaceDefaults: { 'some-namespace': { ...IN_MEMORY_CHANNEL } },
};

const PROPAGATION: Labels = {
  'knative.dev/config-propagation': 'original',
  'knative.dev/config-category': 'eventing',
};

/** What Eventing copies into namespaces that have a data plane of their own. */
const PROPAGATED: { readonly [name: string]: { readonly [key: string]: string } } = {
  'config-features': {
    'kreference-group': 'disabled',
    'delivery-retryafter': 'disabled',
    'delivery-timeout': 'enabled',
    'kreference-mapping': 'disabled',
    'transport-encryption': 'disabled',
    'eventtype-auto-create': 'disabled',
    'authentication-oidc': 'disabled',
    'default-authorization-mode': 'allow-same-namespace',
    'cross-namespace-event-links': 'disabled',
    'new-apiserversource-filters': 'disabled',
  },
  'config-observability': {},
  'config-tracing': {},
};
