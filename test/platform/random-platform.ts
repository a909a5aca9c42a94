import { Duration } from 'cdk8s';
import { platform } from '../../lib';

const { Ingress } = platform;
const { SERVING, EVENTING, PIPELINES, TRIGGERS } = platform.PlatformPart;

/** A generator of the same numbers each time. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Props of a platform: versions, namespaces, mirrors, replicas, parts and settings in their ranges. */
export function randomPlatform(random: () => number): platform.ServerlessPlatformProps {
  const maybe = <T>(value: () => T): T | undefined => (random() < 0.5 ? value() : undefined);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const between = (min: number, max: number) => Math.round(min + random() * (max - min));
  const version = pick([platform.KnativeVersion.V1_22_1, platform.KnativeVersion.V1_23_0]);
  const minScale = between(0, 5);
  const config: platform.ServingConfig = {
    autoscaler: maybe(() => ({
      minScale,
      maxScale: between(minScale, 20) || 1,
      stableWindow: Duration.seconds(between(6, 3600)),
      maxScaleUpRate: 1 + random() + 0.01,
    })),
    gc: maybe(() => ({ minNonActive: between(0, 10), maxNonActive: pick([-1, between(10, 30)]) })),
    features: maybe(() => ({ nodeSelector: pick(Object.values(platform.FeatureState)) })),
    leaderElection: maybe(() => ({ buckets: between(1, 10) })),
    network: maybe(() => ({ systemInternalTls: random() < 0.5, rolloutDuration: Duration.seconds(between(0, 600)) })),
  };
  return {
    images: maybe(() => platform.Images.mirror('registry.example.com/mirror')),
    highAvailability: maybe(() => ({ replicas: between(2, 5) })),
    instance: maybe(() => pick(['main', 'blue'])),
    networkPolicies: maybe(() => true),
    gitOps: maybe(() => platform.GitOps.argoCd()),
    cluster: {
      kubernetesVersion: '1.35',
      certManager: platform.CertManager.existing(),
      istio: true,
      contour: true,
      gatewayClasses: ['istio'],
      metricsServer: true,
    },
    domain: maybe(() => 'apps.example.com'),
    serving: {
      version,
      config,
      namespace: maybe(() => 'my-serving'),
      hpaAutoscaler: random() < 0.5,
      ingress: pick([
        Ingress.kourier({ gatewayNamespace: maybe(() => 'my-gateway') }),
        Ingress.istio(),
        Ingress.contour(),
        Ingress.gatewayApi(),
      ]),
    },
    eventing: {
      version,
      namespace: maybe(() => 'my-eventing'),
      inMemoryChannel: true,
      multiTenantBroker: random() < 0.5,
      transportCertificates: random() < 0.5,
    },
    pipelines: { namespace: maybe(() => 'my-pipelines') },
    without: pick<platform.PlatformPart[]>([[], [SERVING], [EVENTING], [TRIGGERS], [PIPELINES, TRIGGERS]]),
  };
}
