import { Duration } from 'cdk8s';
import { platform } from '../../lib';
import { EVENTING_GIVEN, EVENTING_KNOBS } from './knobs/eventing';
import {
  CONTOUR_GIVEN,
  CONTOUR_KNOBS,
  GATEWAY_API_KNOBS,
  ISTIO_KNOBS,
  KOURIER_GIVEN,
  KOURIER_KNOBS,
} from './knobs/ingress';
import { at, type Given, type Knobs, merge } from './knobs/knob';
import { PIPELINES_GIVEN, PIPELINES_KNOBS } from './knobs/pipelines';
import { TRIGGERS_GIVEN, TRIGGERS_KNOBS } from './knobs/triggers';

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

type Between = (min: number, max: number) => number;

/** Values in their ranges; other knobs have the value of their row. */
const RANGES: { readonly [prop: string]: (between: Between) => unknown } = {
  'config.brokers.cluster.delivery': (between) => ({ retry: between(0, 100), backoffDelay: tenths(between(0, 600)) }),
  'config.defaults.imagePullBackOffTimeout': (between) => Duration.seconds(between(0, 600)),
  'config.defaults.maxMatrixCombinations': (between) => between(0, 1000),
  'config.defaults.runAsGroup': (between) => between(-1, 2 ** 31 - 1),
  'config.defaults.runAsUser': (between) => between(1, 2 ** 31 - 1),
  'config.defaults.sidecarLogPollingInterval': (between) => Duration.millis(between(1, 5000)),
  'config.defaults.stepRefConcurrencyLimit': (between) => between(1, 20),
  'config.defaults.timeout': (between) => Duration.minutes(between(0, 1440)),
  'config.features.maxResultBytes': (between) => between(1, 1_572_863),
  'config.features.requestReplyTimeout': (between) => tenths(between(1, 6000)),
  'config.inMemoryDispatcher.maxIdleConnections': (between) => between(1, 10_000),
  'config.leaderElection.buckets': (between) => between(1, 10),
  'config.leaderElection.controller': (between) => ({ buckets: between(1, 10) }),
  'config.leaderElection.leaseDuration': (between) => Duration.seconds(between(51, 300)),
  'config.leaderElection.retryPeriod': (between) => Duration.seconds(between(1, 30)),
  'config.logging.klogVerbosity': (between) => between(0, 9),
  'config.observability.metricsExportInterval': (between) => Duration.seconds(between(0, 600)),
  'config.observability.tracingSamplingRate': (between) => between(0, 100) / 100,
  'config.pingSource.maxDataBytes': (between) => between(0, 2 ** 40),
  'config.resolvers.cache.maxSize': (between) => between(1, 10_000),
  'config.waitBackoff.maxDuration': (between) => Duration.seconds(between(10, 600)),
  'config.waitBackoff.factor': (between) => between(10, 40) / 10,
  'config.waitBackoff.jitter': (between) => between(0, 10) / 10,
  'config.waitBackoff.steps': (between) => between(1, 20),
};

const tenths = (amount: number) => Duration.millis(amount * 100);

/** The props of some of a component's knobs. */
function someOf(knobs: Knobs, given: Given, random: () => number, between: Between): object {
  const chosen = Object.keys(knobs).filter((prop) => prop.startsWith('config.') && random() < 0.3);
  return chosen.reduce((props, prop) => {
    const value = RANGES[prop]?.(between) ?? knobs[prop][0];
    return merge(merge(props, given[prop] ?? {}), at(prop, value));
  }, {});
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
      gatewayClasses: ['istio', 'envoy'],
      metricsServer: true,
    },
    domain: maybe(() => 'apps.example.com'),
    serving: {
      version,
      config,
      namespace: maybe(() => 'my-serving'),
      hpaAutoscaler: random() < 0.5,
      ingress: pick([
        Ingress.kourier({
          ...someOf(KOURIER_KNOBS, KOURIER_GIVEN, random, between),
          gatewayNamespace: maybe(() => 'my-gateway'),
        }),
        Ingress.istio(someOf(ISTIO_KNOBS, {}, random, between)),
        Ingress.contour(someOf(CONTOUR_KNOBS, CONTOUR_GIVEN, random, between)),
        Ingress.gatewayApi(someOf(withoutNewer(GATEWAY_API_KNOBS, version), {}, random, between)),
      ]),
    },
    eventing: {
      ...someOf(withoutNewer(EVENTING_KNOBS, version), EVENTING_GIVEN, random, between),
      version,
      namespace: maybe(() => 'my-eventing'),
      inMemoryChannel: true,
      multiTenantBroker: random() < 0.5,
      transportCertificates: maybe(() => true),
    },
    pipelines: {
      ...someOf(PIPELINES_KNOBS, PIPELINES_GIVEN, random, between),
      namespace: maybe(() => 'my-pipelines'),
    },
    triggers: someOf(TRIGGERS_KNOBS, TRIGGERS_GIVEN, random, between),
    without: pick<platform.PlatformPart[]>([[], [SERVING], [EVENTING], [TRIGGERS], [PIPELINES, TRIGGERS]]),
  };
}

/** The knobs that a release has. */
function withoutNewer(knobs: Knobs, version: platform.KnativeVersion): Knobs {
  if (version === platform.KnativeVersion.V1_23_0) return knobs;
  return Object.fromEntries(Object.entries(knobs).filter(([prop]) => !NEWER.has(prop)));
}

const NEWER = new Set(['config.logging.klogVerbosity', 'config.localGateway']);
