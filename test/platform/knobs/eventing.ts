import { Duration } from 'cdk8s';
import { eventing, kubernetes, platform } from '../../../lib';
import { LOGGER_KNOB, leaderElectionKnobs, loggingGiven, OBSERVABILITY_KNOBS, observabilityGiven } from './common';
import type { Given, Knobs } from './knob';

const features = 'ConfigMap/config-features .data';
const { BrokerClass, ChannelTemplate, BackoffPolicy } = eventing;

/** What lets receivers take events by TLS. */
const CERTIFICATES = [
  'Certificate/imc-dispatcher-server-tls added',
  'Certificate/job-sink-server-tls added',
  'Certificate/knative-eventing-ca added',
  'Certificate/mt-broker-filter-server-tls added',
  'Certificate/mt-broker-ingress-server-tls added',
  'ClusterIssuer/knative-eventing-ca-issuer added',
  'ClusterIssuer/knative-eventing-ca-root added',
] as const;

/** Every prop of Knative Eventing. */
export const EVENTING_KNOBS: Knobs = {
  'config.features.kreferenceGroup': [true, `${features}.kreference-group: disabled → enabled`],
  'config.features.kreferenceMapping': [true, `${features}.kreference-mapping: disabled → enabled`],
  'config.features.deliveryRetryAfter': [true, `${features}.delivery-retryafter: disabled → enabled`],
  'config.features.deliveryTimeout': [false, `${features}.delivery-timeout: enabled → disabled`],
  'config.features.transportEncryption': [
    platform.TransportEncryption.PERMISSIVE,
    ...CERTIFICATES,
    'ConfigMap/config-features .data.transport-encryption: disabled → permissive',
  ],
  'config.features.eventTypeAutoCreate': [true, `${features}.eventtype-auto-create: disabled → enabled`],
  'config.features.authenticationOidc': [true, `${features}.authentication-oidc: disabled → enabled`],
  'config.features.defaultAuthorizationMode': [
    platform.AuthorizationMode.DENY_ALL,
    `${features}.default-authorization-mode: allow-same-namespace → deny-all`,
  ],
  'config.features.crossNamespaceEventLinks': [true, `${features}.cross-namespace-event-links: disabled → enabled`],
  'config.features.newApiServerSourceFilters': [true, `${features}.new-apiserversource-filters: disabled → enabled`],
  'config.features.apiServerSourceNodeSelector': [
    { pool: 'system' },
    'ConfigMap/config-features .data.apiserversources-nodeselector-pool: nothing → system',
  ],
  'config.features.oidcDiscoveryBaseUrl': [
    'https://oidc.example.com',
    'ConfigMap/config-features .data.oidc-discovery-base-url: nothing → https://oidc.example.com',
  ],
  'config.features.requestReplyTimeout': [
    Duration.minutes(2),
    'ConfigMap/config-features .data.requestreply-default-timeout: nothing → PT2M',
  ],
  'config.brokers.cluster.brokerClass': [
    BrokerClass.kafka(),
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.brokerClass: MTChannelBasedBroker → Kafka',
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.name: config-br-default-channel → kafka-broker-config',
  ],
  'config.brokers.cluster.config': [
    kubernetes.Reference.to({ apiVersion: 'v1', kind: 'ConfigMap', name: 'channel', namespace: 'brokers' }),
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.name: config-br-default-channel → channel',
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.namespace: knative-eventing → brokers',
  ],
  'config.brokers.cluster.delivery': [
    { retry: 3, backoffPolicy: BackoffPolicy.LINEAR, deadLetterSink: eventing.Sink.uri('https://example.com/lost') },
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.delivery.backoffPolicy: exponential → linear',
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.delivery.deadLetterSink: nothing → {"uri":"https://example.com/lost"}',
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.delivery.retry: 10 → 3',
  ],
  'config.brokers.cluster.classes': [
    { Kafka: { delivery: { backoffDelay: Duration.seconds(1) } } },
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.brokerClasses: nothing → {"Kafka":{"delivery":{"backoffPolicy":"exponential","backoffDelay":"PT1S"}}}',
  ],
  'config.brokers.cluster.disallowDifferentNamespaceConfig': [
    true,
    'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault.disallowDifferentNamespaceConfig: nothing → true',
  ],
  'config.brokers.namespaces': [
    { shop: { brokerClass: BrokerClass.kafka() } },
    'ConfigMap/config-br-defaults .data.default-br-config.namespaceDefaults: nothing → {"shop":{"brokerClass":"Kafka"}}',
  ],
  'config.brokerChannel': [
    ChannelTemplate.kafka({ numPartitions: 3 }),
    'ConfigMap/config-br-default-channel .data.channel-template-spec.kind: InMemoryChannel → KafkaChannel',
    'ConfigMap/config-br-default-channel .data.channel-template-spec.spec: nothing → {"numPartitions":3}',
  ],
  'config.channels.cluster': [
    ChannelTemplate.kafka(),
    'ConfigMap/default-ch-webhook .data.default-ch-config.clusterDefault.kind: InMemoryChannel → KafkaChannel',
  ],
  'config.channels.namespaces': [
    { shop: ChannelTemplate.kafka() },
    'ConfigMap/default-ch-webhook .data.default-ch-config.namespaceDefaults.shop: nothing → {"apiVersion":"messaging.knative.dev/v1","kind":"KafkaChannel"}',
    'ConfigMap/default-ch-webhook .data.default-ch-config.namespaceDefaults.some-namespace: {"apiVersion":"messaging.knative.dev/v1","kind":"InMemoryChannel"} → nothing',
  ],
  'config.inMemoryDispatcher.maxIdleConnections': [
    10,
    'ConfigMap/config-imc-event-dispatcher .data.MaxIdleConnections: 1000 → 10',
  ],
  'config.inMemoryDispatcher.maxIdleConnectionsPerHost': [
    5,
    'ConfigMap/config-imc-event-dispatcher .data.MaxIdleConnectionsPerHost: 100 → 5',
  ],
  'config.pingSource.maxDataBytes': [4096, 'ConfigMap/config-ping-defaults .data.data-max-size: nothing → 4096'],
  'config.sugar.namespaceSelector': [{}, 'ConfigMap/config-sugar .data.namespace-selector: nothing → {}\n'],
  'config.sugar.triggerSelector': [
    { matchLabels: { team: 'a' } },
    'ConfigMap/config-sugar .data.trigger-selector: nothing → matchLabels:\n  team: a\n',
  ],
  'config.kreferenceMapping': [
    { 'Pod.v1': 'https://pods.{{ .SystemNamespace }}.svc/{{ .Name }}' },
    'ConfigMap/config-kreference-mapping .data.Pod.v1: nothing → https://pods.{{ .SystemNamespace }}.svc/{{ .Name }}',
  ],
  ...leaderElectionKnobs('config.leaderElection', 'config-leader-election'),
  'config.logging.levels': [
    { controller: platform.LogLevel.DEBUG },
    'ConfigMap/config-logging .data.loglevel.controller: info → debug',
  ],
  ...LOGGER_KNOB,
  'config.logging.klogVerbosity': [4, 'ConfigMap/config-logging .data.klog-verbosity: 0 → 4'],
  'config.observability.metricsProtocol': [
    platform.MetricsProtocol.PROMETHEUS,
    'ConfigMap/config-observability .data.metrics-protocol: nothing → prometheus',
  ],
  ...OBSERVABILITY_KNOBS,
  'config.observability.sinkErrorEvents': [
    true,
    'ConfigMap/config-observability .data.sink-event-error-reporting.enable: nothing → true',
  ],
  inMemoryChannel: [
    false,
    'ClusterRole/imc-addressable-resolver removed',
    'ClusterRole/imc-channelable-manipulator removed',
    'ClusterRole/imc-controller removed',
    'ClusterRole/imc-dispatcher removed',
    'ClusterRole/imc-subscriber removed',
    'ClusterRoleBinding/imc-controller removed',
    'ClusterRoleBinding/imc-controller-resolver removed',
    'ClusterRoleBinding/imc-dispatcher removed',
    'ConfigMap/config-imc-event-dispatcher removed',
    'CustomResourceDefinition/inmemorychannels.messaging.knative.dev removed',
    'Deployment/imc-controller removed',
    'Deployment/imc-dispatcher removed',
    'MutatingWebhookConfiguration/inmemorychannel.eventing.knative.dev removed',
    'Role/imc-dispatcher-tls-role removed',
    'Role/knative-inmemorychannel-webhook removed',
    'RoleBinding/imc-controller removed',
    'RoleBinding/imc-dispatcher-tls-role-binding removed',
    'Secret/inmemorychannel-webhook-certs removed',
    'Service/imc-dispatcher removed',
    'Service/inmemorychannel-webhook removed',
    'ServiceAccount/imc-controller removed',
    'ServiceAccount/imc-dispatcher removed',
    'ValidatingWebhookConfiguration/validation.inmemorychannel.eventing.knative.dev removed',
  ],
  multiTenantBroker: [
    false,
    'ClusterRole/knative-eventing-mt-broker-filter removed',
    'ClusterRole/knative-eventing-mt-broker-ingress removed',
    'ClusterRole/knative-eventing-mt-channel-broker-controller removed',
    'ClusterRoleBinding/eventing-mt-channel-broker-controller removed',
    'ClusterRoleBinding/knative-eventing-mt-broker-filter removed',
    'ClusterRoleBinding/knative-eventing-mt-broker-ingress removed',
    'Deployment/mt-broker-controller removed',
    'Deployment/mt-broker-filter removed',
    'Deployment/mt-broker-ingress removed',
    'HorizontalPodAutoscaler/broker-filter-hpa removed',
    'HorizontalPodAutoscaler/broker-ingress-hpa removed',
    'Role/mt-broker-filter removed',
    'Role/mt-broker-ingress removed',
    'RoleBinding/mt-broker-filter removed',
    'RoleBinding/mt-broker-ingress removed',
    'Service/broker-filter removed',
    'Service/broker-ingress removed',
    'ServiceAccount/mt-broker-filter removed',
    'ServiceAccount/mt-broker-ingress removed',
    'ServiceAccount/mt-broker-ingress-oidc removed',
  ],
  transportCertificates: [true, ...CERTIFICATES],
  trustBundle: ['-----BEGIN CERTIFICATE-----', 'ConfigMap/eventing-trust-bundle added'],
  existingIssuer: [
    true,
    'Certificate/knative-eventing-ca removed',
    'ClusterIssuer/knative-eventing-ca-issuer removed',
    'ClusterIssuer/knative-eventing-ca-root removed',
  ],
  requestReplyKeys: [
    kubernetes.Secret.fromSecretName('request-reply-keys'),
    'Secret/request-reply-keys removed',
    'StatefulSet/request-reply .spec.replicas: 0 → 1',
  ],
  sinkBindingSelection: [
    platform.SinkBindingSelection.INCLUSION,
    'Deployment/eventing-webhook .spec.template.spec.containers[0].env[5].value: exclusion → inclusion',
  ],
};

const WITH_CERT_MANAGER = {
  cluster: { kubernetesVersion: '1.35', certManager: platform.CertManager.existing(), metricsServer: true },
};

export const EVENTING_GIVEN: Given = {
  'config.kreferenceMapping': { config: { features: { kreferenceMapping: true } } },
  'config.features.transportEncryption': WITH_CERT_MANAGER,
  transportCertificates: WITH_CERT_MANAGER,
  existingIssuer: { ...WITH_CERT_MANAGER, transportCertificates: true },
  ...loggingGiven('config.logging'),
  ...observabilityGiven('config.observability'),
};
