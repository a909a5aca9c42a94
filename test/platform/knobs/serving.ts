import { Duration, Size } from 'cdk8s';
import { kubernetes, platform } from '../../../lib';
import { LOGGER_KNOB, leaderElectionKnobs, loggingGiven, OBSERVABILITY_KNOBS, observabilityGiven } from './common';
import { at, type Given, type Knobs } from './knob';

const { Cpu } = kubernetes;
const { DISABLED, ENABLED } = platform.FeatureState;

/** Every prop of Knative Serving. */
export const SERVING_KNOBS: Knobs = {
  'config.autoscaler.autoscalerClass': [
    'hpa.autoscaling.knative.dev',
    'ConfigMap/config-autoscaler .data.pod-autoscaler-class: nothing → hpa.autoscaling.knative.dev',
  ],
  'config.autoscaler.enableScaleToZero': [
    false,
    'ConfigMap/config-autoscaler .data.enable-scale-to-zero: nothing → false',
  ],
  'config.autoscaler.allowZeroInitialScale': [
    true,
    'ConfigMap/config-autoscaler .data.allow-zero-initial-scale: nothing → true',
  ],
  'config.autoscaler.initialScale': [2, 'ConfigMap/config-autoscaler .data.initial-scale: nothing → 2'],
  'config.autoscaler.minScale': [1, 'ConfigMap/config-autoscaler .data.min-scale: nothing → 1'],
  'config.autoscaler.maxScale': [10, 'ConfigMap/config-autoscaler .data.max-scale: nothing → 10'],
  'config.autoscaler.maxScaleLimit': [20, 'ConfigMap/config-autoscaler .data.max-scale-limit: nothing → 20'],
  'config.autoscaler.maxScaleUpRate': [10, 'ConfigMap/config-autoscaler .data.max-scale-up-rate: nothing → 10'],
  'config.autoscaler.maxScaleDownRate': [4, 'ConfigMap/config-autoscaler .data.max-scale-down-rate: nothing → 4'],
  'config.autoscaler.concurrencyTarget': [
    50,
    'ConfigMap/config-autoscaler .data.container-concurrency-target-default: nothing → 50',
  ],
  'config.autoscaler.concurrencyTargetPercent': [
    80,
    'ConfigMap/config-autoscaler .data.container-concurrency-target-percentage: nothing → 80',
  ],
  'config.autoscaler.requestsPerSecondTarget': [
    150,
    'ConfigMap/config-autoscaler .data.requests-per-second-target-default: nothing → 150',
  ],
  'config.autoscaler.targetBurstCapacity': [
    -1,
    'ConfigMap/config-autoscaler .data.target-burst-capacity: nothing → -1',
  ],
  'config.autoscaler.activatorCapacity': [200, 'ConfigMap/config-autoscaler .data.activator-capacity: nothing → 200'],
  'config.autoscaler.stableWindow': [
    Duration.seconds(90),
    'ConfigMap/config-autoscaler .data.stable-window: nothing → 90s',
  ],
  'config.autoscaler.panicWindowPercent': [
    20,
    'ConfigMap/config-autoscaler .data.panic-window-percentage: nothing → 20',
  ],
  'config.autoscaler.panicThresholdPercent': [
    150,
    'ConfigMap/config-autoscaler .data.panic-threshold-percentage: nothing → 150',
  ],
  'config.autoscaler.scaleToZeroGracePeriod': [
    Duration.seconds(40),
    'ConfigMap/config-autoscaler .data.scale-to-zero-grace-period: nothing → 40s',
  ],
  'config.autoscaler.scaleToZeroPodRetention': [
    Duration.minutes(5),
    'ConfigMap/config-autoscaler .data.scale-to-zero-pod-retention-period: nothing → 300s',
  ],
  'config.autoscaler.scaleDownDelay': [
    Duration.minutes(1),
    'ConfigMap/config-autoscaler .data.scale-down-delay: nothing → 60s',
  ],
  'config.defaults.timeout': [
    Duration.seconds(200),
    'ConfigMap/config-defaults .data.revision-timeout-seconds: nothing → 200',
  ],
  'config.defaults.maxTimeout': [
    Duration.seconds(900),
    'ConfigMap/config-defaults .data.max-revision-timeout-seconds: nothing → 900',
  ],
  'config.defaults.responseStartTimeout': [
    Duration.seconds(60),
    'ConfigMap/config-defaults .data.revision-response-start-timeout-seconds: nothing → 60',
  ],
  'config.defaults.idleTimeout': [
    Duration.seconds(30),
    'ConfigMap/config-defaults .data.revision-idle-timeout-seconds: nothing → 30',
  ],
  'config.defaults.cpuRequest': [
    Cpu.millis(100),
    'ConfigMap/config-defaults .data.revision-cpu-request: nothing → 100m',
  ],
  'config.defaults.cpuLimit': [Cpu.units(1), 'ConfigMap/config-defaults .data.revision-cpu-limit: nothing → 1'],
  'config.defaults.memoryRequest': [
    Size.mebibytes(64),
    'ConfigMap/config-defaults .data.revision-memory-request: nothing → 64Mi',
  ],
  'config.defaults.memoryLimit': [
    Size.mebibytes(128),
    'ConfigMap/config-defaults .data.revision-memory-limit: nothing → 128Mi',
  ],
  'config.defaults.ephemeralStorageRequest': [
    Size.gibibytes(1),
    'ConfigMap/config-defaults .data.revision-ephemeral-storage-request: nothing → 1Gi',
  ],
  'config.defaults.ephemeralStorageLimit': [
    Size.gibibytes(2),
    'ConfigMap/config-defaults .data.revision-ephemeral-storage-limit: nothing → 2Gi',
  ],
  'config.defaults.containerNameTemplate': [
    'app',
    'ConfigMap/config-defaults .data.container-name-template: nothing → app',
  ],
  'config.defaults.initContainerNameTemplate': [
    'init',
    'ConfigMap/config-defaults .data.init-container-name-template: nothing → init',
  ],
  'config.defaults.concurrencyLimit': [10, 'ConfigMap/config-defaults .data.container-concurrency: nothing → 10'],
  'config.defaults.concurrencyMaxLimit': [
    500,
    'ConfigMap/config-defaults .data.container-concurrency-max-limit: nothing → 500',
  ],
  'config.defaults.allowNoConcurrencyLimit': [
    false,
    'ConfigMap/config-defaults .data.allow-container-concurrency-zero: nothing → false',
  ],
  'config.defaults.enableServiceLinks': [true, 'ConfigMap/config-defaults .data.enable-service-links: nothing → true'],
  'config.deployment.progressDeadline': [
    Duration.minutes(5),
    'ConfigMap/config-deployment .data.progress-deadline: nothing → 300s',
  ],
  'config.deployment.digestResolutionTimeout': [
    Duration.seconds(20),
    'ConfigMap/config-deployment .data.digest-resolution-timeout: nothing → 20s',
  ],
  'config.deployment.registriesSkippingTagResolving': [
    ['ko.local'],
    'ConfigMap/config-deployment .data.registries-skipping-tag-resolving: nothing → ko.local',
  ],
  'config.deployment.queueProxyCpuRequest': [
    Cpu.millis(50),
    'ConfigMap/config-deployment .data.queue-sidecar-cpu-request: nothing → 50m',
  ],
  'config.deployment.queueProxyCpuLimit': [
    Cpu.millis(500),
    'ConfigMap/config-deployment .data.queue-sidecar-cpu-limit: nothing → 500m',
  ],
  'config.deployment.queueProxyMemoryRequest': [
    Size.mebibytes(32),
    'ConfigMap/config-deployment .data.queue-sidecar-memory-request: nothing → 32Mi',
  ],
  'config.deployment.queueProxyMemoryLimit': [
    Size.mebibytes(64),
    'ConfigMap/config-deployment .data.queue-sidecar-memory-limit: nothing → 64Mi',
  ],
  'config.deployment.queueProxyEphemeralStorageRequest': [
    Size.mebibytes(100),
    'ConfigMap/config-deployment .data.queue-sidecar-ephemeral-storage-request: nothing → 100Mi',
  ],
  'config.deployment.queueProxyEphemeralStorageLimit': [
    Size.mebibytes(200),
    'ConfigMap/config-deployment .data.queue-sidecar-ephemeral-storage-limit: nothing → 200Mi',
  ],
  'config.deployment.queueProxyTokenAudiences': [
    ['one', 'two'],
    'ConfigMap/config-deployment .data.queue-sidecar-token-audiences: nothing → one,two',
  ],
  'config.deployment.queueProxyRootCa': [
    '-----BEGIN CERTIFICATE-----',
    'ConfigMap/config-deployment .data.queue-sidecar-rootca: nothing → -----BEGIN CERTIFICATE-----',
  ],
  'config.deployment.queueProxyTlsMinVersion': [
    platform.TlsVersion.V1_2,
    'ConfigMap/config-deployment .data.queue-sidecar-tls-min-version: nothing → 1.2',
  ],
  'config.deployment.queueProxyTlsMaxVersion': [
    platform.TlsVersion.V1_3,
    'ConfigMap/config-deployment .data.queue-sidecar-tls-max-version: nothing → 1.3',
  ],
  'config.deployment.queueProxyTlsCipherSuites': [
    ['TLS_AES_128_GCM_SHA256'],
    'ConfigMap/config-deployment .data.queue-sidecar-tls-cipher-suites: nothing → TLS_AES_128_GCM_SHA256',
  ],
  'config.deployment.queueProxyTlsCurvePreferences': [
    ['X25519'],
    'ConfigMap/config-deployment .data.queue-sidecar-tls-curve-preferences: nothing → X25519',
  ],
  'config.deployment.affinity': [
    platform.RevisionAffinity.NONE,
    'ConfigMap/config-deployment .data.default-affinity-type: nothing → none',
  ],
  'config.deployment.runtimeClasses': [
    { gvisor: { selector: { safe: 'yes' } } },
    'ConfigMap/config-deployment .data.runtime-class-name: nothing → gvisor:\n  selector:\n    safe: "yes"\n',
  ],
  'config.deployment.podIsAlwaysSchedulable': [
    true,
    'ConfigMap/config-deployment .data.pod-is-always-schedulable: nothing → true',
  ],
  'config.domains': [
    { 'apps.example.com': {}, 'a.example.com': { selector: { team: 'a' }, wildcard: true } },
    'ConfigMap/config-domain .data.a.example.com: nothing → selector:\n  team: a\ntype: wildcard\n',
    'ConfigMap/config-domain .data.apps.example.com: nothing → ',
  ],
  'config.features.securePodDefaults': [
    platform.SecurePodDefaults.ENABLED,
    'ConfigMap/config-features .data.secure-pod-defaults: nothing → enabled',
  ],
  'config.features.multiContainer': [DISABLED, 'ConfigMap/config-features .data.multi-container: nothing → disabled'],
  'config.features.emptyDirVolumes': [
    DISABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-volumes-emptydir: nothing → disabled',
  ],
  'config.features.multiContainerProbing': [
    ENABLED,
    'ConfigMap/config-features .data.multi-container-probing: nothing → enabled',
  ],
  'config.features.autodetectHttp2': [ENABLED, 'ConfigMap/config-features .data.autodetect-http2: nothing → enabled'],
  'config.features.tagHeaderBasedRouting': [
    ENABLED,
    'ConfigMap/config-features .data.tag-header-based-routing: nothing → enabled',
  ],
  'config.features.queueProxyMountPodInfo': [
    ENABLED,
    'ConfigMap/config-features .data.queueproxy.mount-podinfo: nothing → enabled',
  ],
  'config.features.queueProxyResourceDefaults': [
    ENABLED,
    'ConfigMap/config-features .data.queueproxy.resource-defaults: nothing → enabled',
  ],
  'config.features.affinity': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-affinity: nothing → enabled',
  ],
  'config.features.topologySpreadConstraints': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-topologyspreadconstraints: nothing → enabled',
  ],
  'config.features.hostAliases': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-hostaliases: nothing → enabled',
  ],
  'config.features.fieldRef': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-fieldref: nothing → enabled',
  ],
  'config.features.nodeSelector': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-nodeselector: nothing → enabled',
  ],
  'config.features.runtimeClassName': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-runtimeclassname: nothing → enabled',
  ],
  'config.features.securityContext': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-securitycontext: nothing → enabled',
  ],
  'config.features.addCapabilities': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.containerspec-addcapabilities: nothing → enabled',
  ],
  'config.features.shareProcessNamespace': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-shareprocessnamespace: nothing → enabled',
  ],
  'config.features.hostIpc': [ENABLED, 'ConfigMap/config-features .data.kubernetes.podspec-hostipc: nothing → enabled'],
  'config.features.hostPid': [ENABLED, 'ConfigMap/config-features .data.kubernetes.podspec-hostpid: nothing → enabled'],
  'config.features.hostNetwork': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-hostnetwork: nothing → enabled',
  ],
  'config.features.priorityClassName': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-priorityclassname: nothing → enabled',
  ],
  'config.features.schedulerName': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-schedulername: nothing → enabled',
  ],
  'config.features.tolerations': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-tolerations: nothing → enabled',
  ],
  'config.features.dnsPolicy': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-dnspolicy: nothing → enabled',
  ],
  'config.features.dnsConfig': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-dnsconfig: nothing → enabled',
  ],
  'config.features.initContainers': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-init-containers: nothing → enabled',
  ],
  'config.features.persistentVolumeClaims': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-persistent-volume-claim: nothing → enabled',
  ],
  'config.features.persistentVolumeWrite': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-persistent-volume-write: nothing → enabled',
  ],
  'config.features.hostPathVolumes': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-volumes-hostpath: nothing → enabled',
  ],
  'config.features.csiVolumes': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-volumes-csi: nothing → enabled',
  ],
  'config.features.ephemeralVolumes': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-volumes-ephemeral: nothing → enabled',
  ],
  'config.features.imageVolumes': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-volumes-image: nothing → enabled',
  ],
  'config.features.mountPropagation': [
    ENABLED,
    'ConfigMap/config-features .data.kubernetes.podspec-volumes-mount-propagation: nothing → enabled',
  ],
  'config.gc.sinceCreation': [
    platform.Retention.forever(),
    'ConfigMap/config-gc .data.retain-since-create-time: nothing → disabled',
  ],
  'config.gc.sinceLastActive': [
    platform.Retention.of(Duration.hours(1)),
    'ConfigMap/config-gc .data.retain-since-last-active-time: nothing → 3600s',
  ],
  'config.gc.minNonActive': [5, 'ConfigMap/config-gc .data.min-non-active-revisions: nothing → 5'],
  'config.gc.maxNonActive': [-1, 'ConfigMap/config-gc .data.max-non-active-revisions: nothing → disabled'],
  ...leaderElectionKnobs('config.leaderElection', 'config-leader-election'),
  'config.logging.levels': [
    { activator: platform.LogLevel.DEBUG },
    'ConfigMap/config-logging .data.loglevel.activator: nothing → debug',
  ],
  ...LOGGER_KNOB,
  'config.network.ingressClass': [
    'nginx.example.com',
    'ConfigMap/config-network .data.ingress-class: nothing → nginx.example.com',
  ],
  'config.network.certificateClass': [
    'own.example.com',
    'ConfigMap/config-network .data.certificate-class: nothing → own.example.com',
  ],
  'config.network.domainTemplate': [
    '{{.Name}}-{{.Namespace}}.{{.Domain}}',
    'ConfigMap/config-network .data.domain-template: nothing → {{.Name}}-{{.Namespace}}.{{.Domain}}',
  ],
  'config.network.tagTemplate': [
    '{{.Name}}-{{.Tag}}',
    'ConfigMap/config-network .data.tag-template: nothing → {{.Name}}-{{.Tag}}',
  ],
  'config.network.externalDomainTls': [
    true,
    'Certificate/knative-selfsigned-ca added',
    'ClusterIssuer/knative-selfsigned-ca-root added',
    'ClusterIssuer/knative-selfsigned-issuer added',
    'ConfigMap/config-network .data.external-domain-tls: nothing → enabled',
    'Deployment/controller .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"0fa46c85"}',
  ],
  'config.network.clusterLocalDomainTls': [
    true,
    'Certificate/knative-selfsigned-ca added',
    'ClusterIssuer/knative-selfsigned-ca-root added',
    'ClusterIssuer/knative-selfsigned-issuer added',
    'ConfigMap/config-network .data.cluster-local-domain-tls: nothing → enabled',
    'Deployment/controller .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"e083415e"}',
  ],
  'config.network.systemInternalTls': [
    true,
    'Certificate/knative-selfsigned-ca added',
    'ClusterIssuer/knative-selfsigned-ca-root added',
    'ClusterIssuer/knative-selfsigned-issuer added',
    'ConfigMap/config-network .data.system-internal-tls: nothing → enabled',
    'Deployment/activator .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"6d130e2e"}',
    'Deployment/controller .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"6d130e2e"}',
    'Secret/routing-serving-certs added',
  ],
  'config.network.httpProtocol': [
    platform.HttpProtocol.REDIRECTED,
    'ConfigMap/config-network .data.http-protocol: nothing → redirected',
  ],
  'config.network.defaultExternalScheme': [
    'https',
    'ConfigMap/config-network .data.default-external-scheme: nothing → https',
  ],
  'config.network.autocreateClusterDomainClaims': [
    true,
    'ConfigMap/config-network .data.autocreate-cluster-domain-claims: nothing → true',
  ],
  'config.network.enableMeshPodAddressability': [
    true,
    'ConfigMap/config-network .data.enable-mesh-pod-addressability: nothing → true',
    'Deployment/activator .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"6324195f"}',
    'Deployment/autoscaler .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"6324195f"}',
  ],
  'config.network.meshCompatibilityMode': [
    platform.MeshCompatibilityMode.ENABLED,
    'ConfigMap/config-network .data.mesh-compatibility-mode: nothing → enabled',
    'Deployment/activator .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"c78c242f"}',
    'Deployment/autoscaler .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"c78c242f"}',
  ],
  'config.network.namespaceWildcardCertSelector': [
    { matchLabels: { team: 'a' } },
    'Certificate/knative-selfsigned-ca added',
    'ClusterIssuer/knative-selfsigned-ca-root added',
    'ClusterIssuer/knative-selfsigned-issuer added',
    'ConfigMap/config-network .data.namespace-wildcard-cert-selector: nothing → matchLabels:\n  team: a\n',
    'Deployment/controller .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"d23f2e77"}',
  ],
  'config.network.rolloutDuration': [
    Duration.minutes(2),
    'ConfigMap/config-network .data.rollout-duration: nothing → 120',
  ],
  'config.observability.metricsProtocol': [
    platform.MetricsProtocol.PROMETHEUS,
    'ConfigMap/config-observability .data.metrics-protocol: nothing → prometheus',
  ],
  ...OBSERVABILITY_KNOBS,
  'config.observability.requestMetricsProtocol': [
    platform.MetricsProtocol.PROMETHEUS,
    'ConfigMap/config-observability .data.request-metrics-protocol: nothing → prometheus',
  ],
  'config.observability.requestMetricsEndpoint': [
    ':9092',
    'ConfigMap/config-observability .data.request-metrics-endpoint: nothing → :9092',
  ],
  'config.observability.requestMetricsExportInterval': [
    Duration.seconds(30),
    'ConfigMap/config-observability .data.request-metrics-export-interval: nothing → 30s',
  ],
  'config.observability.varLogCollection': [
    true,
    'ConfigMap/config-observability .data.logging.enable-var-log-collection: nothing → true',
  ],
  'config.observability.revisionLogUrlTemplate': [
    'https://logs.example.com',
    'ConfigMap/config-observability .data.logging.revision-url-template: nothing → https://logs.example.com',
  ],
  'config.observability.requestLogTemplate': [
    '{{.Request.Method}}',
    'ConfigMap/config-observability .data.logging.request-log-template: nothing → {{.Request.Method}}',
  ],
  'config.observability.requestLog': [
    true,
    'ConfigMap/config-observability .data.logging.enable-request-log: nothing → true',
  ],
  'config.observability.probeRequestLog': [
    true,
    'ConfigMap/config-observability .data.logging.enable-probe-request-log: nothing → true',
  ],
  'config.certificateIssuers.externalDomain': [
    { name: 'own', kind: 'VaultIssuer', group: 'example.com' },
    'ConfigMap/config-certmanager .data.issuerRef: nothing → kind: VaultIssuer\nname: own\ngroup: example.com\n',
  ],
  'config.certificateIssuers.clusterLocalDomain': [
    { name: 'own' },
    'ConfigMap/config-certmanager .data.clusterLocalIssuerRef: nothing → kind: ClusterIssuer\nname: own\n',
  ],
  'config.certificateIssuers.systemInternal': [
    { name: 'own' },
    'ConfigMap/config-certmanager .data.systemInternalIssuerRef: nothing → kind: ClusterIssuer\nname: own\n',
  ],
  customCertificates: [
    platform.CustomCertificates.fromSecret(kubernetes.Secret.fromSecretName('authorities')),
    'Deployment/controller .spec.template.spec.containers[0].env: [{"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}},{"name":"SYSTEM_NAMESPACE","valueFrom":{"fieldRef":{"fieldPath":"metadata.namespace"}}},{"name":"CONFIG_LOGGING_NAME","value":"config-logging"},{"name":"CONFIG_OBSERVABILITY_NAME","value":"config-observability"}] → [{"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}},{"name":"SYSTEM_NAMESPACE","valueFrom":{"fieldRef":{"fieldPath":"metadata.namespace"}}},{"name":"CONFIG_LOGGING_NAME","value":"config-logging"},{"name":"CONFIG_OBSERVABILITY_NAME","value":"config-observability"},{"name":"SSL_CERT_DIR","value":"/custom-certs"}]',
    'Deployment/controller .spec.template.spec.containers[0].volumeMounts: nothing → [{"mountPath":"/custom-certs","name":"custom-certs"}]',
    'Deployment/controller .spec.template.spec.volumes: nothing → [{"name":"custom-certs","secret":{"secretName":"authorities"}}]',
  ],
  trustBundle: ['-----BEGIN CERTIFICATE-----', 'ConfigMap/serving-trust-bundle added'],
  hpaAutoscaler: [false, 'Deployment/autoscaler-hpa removed', 'Service/autoscaler-hpa removed'],
  ingress: [
    platform.Ingress.custom('nginx.example.com'),
    'ConfigMap/config-network .data.ingress-class: nothing → nginx.example.com',
  ],
};

const WITH_CERT_MANAGER = {
  cluster: { kubernetesVersion: '1.35', certManager: platform.CertManager.existing(), metricsServer: true },
};

export const SERVING_GIVEN: Given = {
  'config.autoscaler.maxScaleLimit': at('config.autoscaler', { maxScale: 5 }),
  'config.network.externalDomainTls': WITH_CERT_MANAGER,
  'config.network.clusterLocalDomainTls': WITH_CERT_MANAGER,
  'config.network.systemInternalTls': WITH_CERT_MANAGER,
  'config.network.namespaceWildcardCertSelector': WITH_CERT_MANAGER,
  ...loggingGiven('config.logging'),
  ...observabilityGiven('config.observability'),
  'config.observability.requestMetricsEndpoint': at('config.observability', {
    requestMetricsProtocol: platform.MetricsProtocol.PROMETHEUS,
  }),
};
