import { App, Duration } from 'cdk8s';
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
import { KAFKA_GIVEN, KAFKA_KNOBS } from './knobs/kafka';
import { at, type Given, type Knobs, merge } from './knobs/knob';
import { PIPELINES_GIVEN, PIPELINES_KNOBS } from './knobs/pipelines';
import { SERVING_GIVEN, SERVING_KNOBS } from './knobs/serving';
import { SOURCES_GIVEN, sourcesKnobs } from './knobs/sources';
import { TRIGGERS_GIVEN, TRIGGERS_KNOBS } from './knobs/triggers';

const { Ingress } = platform;
const { V1_22_1, V1_23_0 } = platform.KnativeVersion;
const { SERVING, EVENTING, PIPELINES, TRIGGERS } = platform.PlatformPart;

type Between = (min: number, max: number) => number;

/** Values in their ranges; other knobs have the value of their row. */
type Ranges = { readonly [prop: string]: (between: Between) => unknown };

const tenths = (amount: number) => Duration.millis(amount * 100);

const COMMON_RANGES: Ranges = {
  'config.leaderElection.buckets': (between) => between(1, 10),
  'config.leaderElection.leaseDuration': (between) => Duration.seconds(between(51, 300)),
  'config.leaderElection.retryPeriod': (between) => Duration.seconds(between(1, 8)),
  'config.observability.metricsExportInterval': (between) => Duration.seconds(between(0, 600)),
  'config.observability.tracingSamplingRate': (between) => between(0, 100) / 100,
};

const SERVING_RANGES: Ranges = {
  ...COMMON_RANGES,
  'config.autoscaler.maxScale': (between) => between(5, 20),
  'config.autoscaler.maxScaleUpRate': (between) => between(11, 100) / 10,
  'config.autoscaler.minScale': (between) => between(0, 5),
  'config.autoscaler.stableWindow': (between) => Duration.seconds(between(6, 3600)),
  'config.defaults.timeout': (between) => Duration.seconds(between(60, 600)),
  'config.gc.maxNonActive': (between) => between(20, 30),
  'config.gc.minNonActive': (between) => between(0, 20),
  'config.network.rolloutDuration': (between) => Duration.seconds(between(0, 600)),
};

const EVENTING_RANGES: Ranges = {
  ...COMMON_RANGES,
  'config.brokers.cluster.delivery': (between) => ({ retry: between(0, 100), backoffDelay: tenths(between(0, 600)) }),
  'config.features.requestReplyTimeout': (between) => tenths(between(1, 6000)),
  'config.inMemoryDispatcher.maxIdleConnections': (between) => between(1, 10_000),
  'config.logging.klogVerbosity': (between) => between(0, 9),
  'config.pingSource.maxDataBytes': (between) => between(0, 2 ** 40),
};

const PIPELINES_RANGES: Ranges = {
  ...COMMON_RANGES,
  'config.defaults.imagePullBackOffTimeout': (between) => Duration.seconds(between(0, 600)),
  'config.defaults.maxMatrixCombinations': (between) => between(0, 1000),
  'config.defaults.sidecarLogPollingInterval': (between) => Duration.millis(between(1, 5000)),
  'config.defaults.stepRefConcurrencyLimit': (between) => between(1, 20),
  'config.defaults.timeout': (between) => Duration.minutes(between(0, 1440)),
  'config.features.maxResultBytes': (between) => between(1, 1_572_863),
  'config.leaderElection.controller.buckets': (between) => between(1, 10),
  'config.resolvers.cache.maxSize': (between) => between(1, 10_000),
  'config.waitBackoff.maxDuration': (between) => Duration.seconds(between(10, 600)),
  'config.waitBackoff.factor': (between) => between(10, 40) / 10,
  'config.waitBackoff.jitter': (between) => between(0, 10) / 10,
  'config.waitBackoff.steps': (between) => between(1, 20),
};

const TRIGGERS_RANGES: Ranges = {
  ...COMMON_RANGES,
  'config.defaults.runAsGroup': (between) => between(-1, 2 ** 31 - 1),
  'config.defaults.runAsUser': (between) => between(1, 2 ** 31 - 1),
  'config.leaderElection.controller.buckets': (between) => between(1, 10),
};

/** A platform with sources: versions, namespaces, mirrors, replicas, parts and settings in their ranges. */
export function randomPlatform(random: () => number): platform.ServerlessPlatform {
  const maybe = <T>(value: () => T): T | undefined => (random() < 0.5 ? value() : undefined);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const between = (min: number, max: number) => Math.round(min + random() * (max - min));
  const version = pick([V1_22_1, V1_23_0]);
  /** The settings that some of a component's knobs set. */
  const some = (knobs: Knobs, given: Given = {}, ranges: Ranges = {}): object => {
    const chosen = Object.keys(knobs).filter(
      (prop) => prop.startsWith('config.') && !(NEWER.has(prop) && version === V1_22_1) && random() < 0.3,
    );
    return chosen.reduce((props, prop) => {
      const value = ranges[prop]?.(between) ?? knobs[prop][0];
      // What the cluster must have is said for the whole platform.
      const { cluster, ...needed } = (given[prop] ?? {}) as { cluster?: object };
      return merge(merge(props, needed), at(prop, value));
    }, {});
  };
  const namespace = () =>
    maybe(() => Array.from({ length: 8 }, () => pick([...'abcdefghijklmnopqrstuvwxyz'])).join(''));
  const declared = new platform.ServerlessPlatform(new App(), 'platform', {
    images: maybe(() => platform.Images.mirror('registry.example.com/mirror')),
    highAvailability: maybe(() => ({ replicas: between(2, 5) })),
    instance: maybe(() => pick(['main', 'blue'])),
    networkPolicies: maybe(() => true),
    gitOps: maybe(() => pick([platform.GitOps.argoCd(), platform.GitOps.flux({ repository: 'clusters', path: '.' })])),
    cluster: {
      kubernetesVersion: '1.35',
      certManager: platform.CertManager.existing({ trustManager: random() < 0.5 }),
      istio: true,
      contour: true,
      gatewayClasses: ['istio', 'envoy'],
      serving: true,
      keda: true,
      rabbitmqOperators: true,
      metricsServer: true,
    },
    trustBundle: maybe(() => '-----BEGIN CERTIFICATE-----'),
    domain: maybe(() => 'apps.example.com'),
    serving: {
      ...some(SERVING_KNOBS, SERVING_GIVEN, SERVING_RANGES),
      version,
      namespace: namespace(),
      hpaAutoscaler: random() < 0.5,
      ingress: pick([
        Ingress.kourier({
          ...some(KOURIER_KNOBS, KOURIER_GIVEN),
          gatewayNamespace: namespace(),
        }),
        Ingress.istio(some(ISTIO_KNOBS)),
        Ingress.contour(some(CONTOUR_KNOBS, CONTOUR_GIVEN)),
        Ingress.gatewayApi(some(GATEWAY_API_KNOBS)),
      ]),
    },
    eventing: {
      ...some(EVENTING_KNOBS, EVENTING_GIVEN, EVENTING_RANGES),
      version,
      namespace: namespace(),
      inMemoryChannel: true,
      multiTenantBroker: random() < 0.5,
      transportCertificates: maybe(() => true),
    },
    pipelines: {
      ...some(PIPELINES_KNOBS, PIPELINES_GIVEN, PIPELINES_RANGES),
      namespace: namespace(),
      pruner: maybe(() => ({})),
    },
    triggers: some(TRIGGERS_KNOBS, TRIGGERS_GIVEN, TRIGGERS_RANGES),
    without: pick<platform.PlatformPart[]>([[], [SERVING], [EVENTING], [TRIGGERS], [PIPELINES, TRIGGERS]]),
  });
  // Sources are refused without Eventing.
  if (declared.eventing === undefined) return declared;
  if (random() < 0.5) new platform.KafkaSources(declared, 'kafka', some(KAFKA_KNOBS, KAFKA_GIVEN, COMMON_RANGES));
  // Sources of one namespace must not differ in their settings.
  const settings = some(sourcesKnobs(''), SOURCES_GIVEN, COMMON_RANGES);
  for (const [id, Sources] of Object.entries(SOURCES)) {
    if (random() < 0.5) new Sources(declared, id, { ...settings, namespace: namespace() });
  }
  return declared;
}

const SOURCES = {
  ceph: platform.CephSources,
  github: platform.GitHubSources,
  gitlab: platform.GitLabSources,
  rabbitmq: platform.RabbitmqSources,
  redis: platform.RedisSources,
};

/** Knobs that 1.22 hasn't. */
const NEWER = new Set(['config.features.ephemeralVolumes', 'config.localGateway', 'config.logging.klogVerbosity']);
