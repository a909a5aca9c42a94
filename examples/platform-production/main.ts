import { App, Duration, JsonPatch, Size } from 'cdk8s';
import { kubernetes, platform } from 'cdk8s-knative';

const { Cpu, Secret, TaintEffect, TolerationOperator } = kubernetes;
const { FeatureState, HttpProtocol, Images, Ingress, LogLevel, MetricsProtocol, Retention } = platform;

const app = new App();

// Every workload of the platform runs on the nodes that are set aside for it.
const onSystemNodes = {
  nodeSelector: { 'node.example.com/pool': 'system' },
  tolerations: [{ key: 'system', operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }],
  priorityClassName: 'system-cluster-critical',
};

const production = new platform.ServerlessPlatform(app, 'production', {
  domain: 'apps.example.com',
  cluster: {
    kubernetesVersion: '1.35',
    certManager: platform.CertManager.existing(),
    istio: true,
    metricsServer: true,
  },
  highAvailability: { replicas: 3 },
  networkPolicies: true,
  gitOps: platform.GitOps.argoCd(),

  // Nothing is pulled from the internet.
  images: Images.mirror('registry.example.com/knative', {
    pullSecrets: [Secret.fromSecretName('registry-pull')],
  }),

  serving: {
    namespace: 'serverless-serving',
    ingress: Ingress.istio({ gatewaySelector: { istio: 'gateway' } }),
    workloads: {
      activator: { ...onSystemNodes, resources: { cpuRequest: Cpu.units(1), memoryLimit: Size.gibibytes(1) } },
      autoscaler: onSystemNodes,
      controller: { ...onSystemNodes, env: { KUBE_API_QPS: kubernetes.EnvValue.fromValue('100') } },
      webhook: onSystemNodes,
    },
    config: {
      autoscaler: {
        maxScaleLimit: 200,
        maxScale: 50,
        stableWindow: Duration.seconds(90),
        scaleToZeroPodRetention: Duration.minutes(10),
      },
      defaults: { cpuRequest: Cpu.millis(100), memoryRequest: Size.mebibytes(128) },
      features: { nodeSelector: FeatureState.ENABLED, persistentVolumeClaims: FeatureState.ENABLED },
      gc: { sinceLastActive: Retention.of(Duration.hours(24)), maxNonActive: 50 },
      logging: { levels: { controller: LogLevel.WARN } },
      network: {
        externalDomainTls: true,
        systemInternalTls: true,
        httpProtocol: HttpProtocol.REDIRECTED,
        rolloutDuration: Duration.minutes(2),
      },
      observability: { metricsProtocol: MetricsProtocol.PROMETHEUS },
      certificateIssuers: { externalDomain: { name: 'letsencrypt' } },
    },
  },

  eventing: {
    namespace: 'serverless-eventing',
    config: {
      brokers: { cluster: { delivery: { retry: 5, backoffDelay: Duration.seconds(1) } } },
      features: { deliveryRetryAfter: true },
    },
  },

  pipelines: {
    config: {
      defaults: { timeout: Duration.minutes(30), containerResources: { default: { memoryLimit: Size.gibibytes(2) } } },
      // Only what was reviewed runs.
      resolvers: { features: { bundles: false, http: false, hub: false }, cluster: { allowedNamespaces: ['catalog'] } },
    },
  },
});

// What no prop reaches is patched.
production.serving?.object('Deployment', 'activator').addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 3));

app.synth();
