import { ChannelTemplate } from '../../eventing/messaging/channel-template';
import type { Component } from '../component';
import { renderKeys, yaml } from '../config/keys';
import { checkLeaderElection, LEADER_ELECTION_KEYS } from '../config/leader-election-config';
import { EVENTING_LOGGING } from '../config/logger';
import { checkObservability } from '../config/observability-config';
import { configMap } from '../parts/objects';
import type { Labels, Part } from '../parts/part';
import { renderBrokerDefaults } from './config/broker-defaults-config';
import { renderChannelDefaults } from './config/channel-defaults-config';
import { EVENTING_FEATURES_KEYS } from './config/eventing-features-config';
import { EVENTING_LOGGING_KEYS } from './config/eventing-logging-config';
import { EVENTING_OBSERVABILITY_KEYS } from './config/eventing-observability-config';
import { PING_SOURCE_KEYS } from './config/ping-source-config';
import { SUGAR_KEYS } from './config/sugar-config';
import type { EventingConfig } from './eventing-config';

/** The settings of Eventing: what it ships, and what differs from that. */
export function settings(eventing: Part, config: EventingConfig): void {
  const { component } = eventing;
  configMap(eventing, 'config-br-defaults', renderBrokerDefaults(component, config.brokers));
  const { brokerChannel = ChannelTemplate.inMemory() } = config;
  configMap(eventing, 'config-br-default-channel', {
    'channel-template-spec': yaml.write(brokerChannel._toManifest()),
  });
  configMap(eventing, 'default-ch-webhook', renderChannelDefaults(component, config.channels));
  configMap(
    eventing,
    'config-leader-election',
    renderKeys(component, 'config.leaderElection', LEADER_ELECTION_KEYS, config.leaderElection, checkLeaderElection),
  );
  configMap(eventing, 'config-sugar', renderKeys(component, 'config.sugar', SUGAR_KEYS, config.sugar));

  // Eventing copies these into namespaces that have a data plane of their own.
  configMap(
    eventing,
    'config-features',
    { ...FEATURES, ...renderKeys(component, 'config.features', EVENTING_FEATURES_KEYS, config.features) },
    PROPAGATION,
  );
  configMap(
    eventing,
    'config-observability',
    renderKeys(
      component,
      'config.observability',
      EVENTING_OBSERVABILITY_KEYS,
      config.observability,
      checkObservability,
    ),
    PROPAGATION,
  );
  // Superseded by `config-observability`.
  configMap(eventing, 'config-tracing', {}, PROPAGATION);
  configMap(
    eventing,
    'config-logging',
    {
      ...EVENTING_LOGGING,
      ...(component._isAtLeast('1.23') ? { 'klog-verbosity': '0' } : {}),
      ...renderKeys(component, 'config.logging', EVENTING_LOGGING_KEYS, config.logging),
    },
    PROPAGATION,
  );
  const unlabelled = eventing.labelledOnly({});
  configMap(unlabelled, 'config-kreference-mapping', renderKreferenceMapping(component, config), PROPAGATION);
  const pingSource = renderKeys(component, 'config.pingSource', PING_SOURCE_KEYS, config.pingSource);
  component._configMaps.set('config-ping-defaults', pingSource);
  unlabelled.add({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'config-ping-defaults',
      annotations: { ...eventing.labels, 'app.kubernetes.io/version': component.version },
    },
    data: pingSource,
  });
}

function renderKreferenceMapping(component: Component, config: EventingConfig): { readonly [kind: string]: string } {
  const { kreferenceMapping = {}, features } = config;
  const refuse = (value: string, allowed: string, change: string) =>
    component._faults.refuse('platform/config', 'config.kreferenceMapping', value, allowed, change);
  for (const kind of Object.keys(kreferenceMapping)) {
    if (/^\w+\.v\w+(\.[-.a-z0-9]+)?$/.test(kind)) continue;
    refuse(kind, 'a kind, its version and its group, such as Pod.v1 or Deployment.v1.apps', 'name the version');
  }
  const [first] = Object.keys(kreferenceMapping);
  if (first !== undefined && !features?.kreferenceMapping) {
    refuse(first, 'nothing while `config.features.kreferenceMapping` is off', 'turn that on too');
  }
  return kreferenceMapping;
}

const PROPAGATION: Labels = {
  'knative.dev/config-propagation': 'original',
  'knative.dev/config-category': 'eventing',
};

const FEATURES: { readonly [flag: string]: string } = {
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
};
