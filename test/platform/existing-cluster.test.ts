import { App, Chart, Duration } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { eventing, kubernetes, platform } from '../../lib';
import { changes, manifests } from './changes';

const { CertManager, Ingress, KnativeServing, RabbitmqSources, ServerlessPlatform } = platform;

/** A cluster that has all that is asked of one. */
const COMPLETE: platform.ExistingCluster = {
  kubernetesVersion: 'v1.34.2',
  certManager: CertManager.existing(),
  istio: true,
  contour: true,
  gatewayClasses: ['istio', 'envoy'],
  serving: true,
  eventing: true,
  keda: true,
  rabbitmqOperators: true,
  metricsServer: true,
};

const inPlatform = (serving: platform.KnativeServingProps) => (cluster?: platform.ExistingCluster) =>
  new ServerlessPlatform(new App(), 'platform', { cluster, serving });
const gateway = { gatewayClass: 'envoy', gateway: 'gateways/external' };
const SOURCES = [
  ...(['CephSources', 'GitHubSources', 'GitLabSources', 'KafkaSources'] as const),
  ...(['RabbitmqSources', 'RedisSources'] as const),
];
const sourcesOf = (kind: (typeof SOURCES)[number]) => (cluster?: platform.ExistingCluster) =>
  new platform[kind](new App(), kind, { cluster });
type Row = [keyof platform.ExistingCluster, string, (cluster?: platform.ExistingCluster) => unknown];
const tls = { network: { clusterLocalDomainTls: true } };

describe.each<Row>([
  ['certManager', 'a cert-manager, which `config.network.clusterLocalDomainTls` needs', inPlatform({ config: tls })],
  [
    'certManager',
    'a cert-manager, which `transportCertificates` needs',
    (cluster) => new platform.KnativeEventing(new App(), 'eventing', { transportCertificates: true, cluster }),
  ],
  ['istio', 'an Istio, whose gateways', inPlatform({ ingress: Ingress.istio() })],
  ['contour', 'a Contour, which', inPlatform({ ingress: Ingress.contour() })],
  ['gatewayClasses', 'the Gateway API with a GatewayClass `istio`', inPlatform({ ingress: Ingress.gatewayApi() })],
  [
    'gatewayClasses',
    'the Gateway API with a GatewayClass `envoy`',
    inPlatform({ ingress: Ingress.gatewayApi({ config: { externalGateway: gateway, localGateway: gateway } }) }),
  ],
  ['serving', 'a Knative Serving, whose Services are the receivers', sourcesOf('GitHubSources')],
  ['serving', 'a Knative Serving, whose Services are the receivers', sourcesOf('GitLabSources')],
  ...SOURCES.map((Sources): Row => ['eventing', 'a Knative Eventing, by whose', sourcesOf(Sources)]),
  [
    'keda',
    'KEDA, which `config.features.kedaAutoscaler` has scale what reads topics',
    (cluster) =>
      new platform.KafkaSources(new App(), 'kafka', { cluster, config: { features: { kedaAutoscaler: true } } }),
  ],
  ['rabbitmqOperators', "RabbitMQ's operators", (cluster) => new RabbitmqSources(new App(), 'rabbitmq', { cluster })],
])('%s', (prop, need, install) => {
  it(`is asked for: ${need}`, () => {
    const message = `cluster.${prop} is missing; allowed: ${need}`;
    const { [prop]: _, ...rest } = COMPLETE;
    for (const cluster of [undefined, rest as platform.ExistingCluster])
      expect(() => install(cluster)).toThrow(message);
    expect(() => install(COMPLETE)).not.toThrow();
  });
});

it('A GatewayClass that the cluster lacks is named', () => {
  const cluster = { ...COMPLETE, gatewayClasses: ['envoy'] };
  expect(() => inPlatform({ ingress: Ingress.gatewayApi() })(cluster)).toThrow(
    'cluster.gatewayClasses is ["envoy"]; allowed: the Gateway API with a GatewayClass `istio`; install it first, and say here that it is there [platform/cluster]',
  );
});

it('Sources are refused without the Knative that they need, in the platform, the app or the cluster', () => {
  const { EVENTING, SERVING } = platform.PlatformPart;
  const whole = (without: platform.PlatformPart[]) => new ServerlessPlatform(new App(), 'platform', { without });
  const without = whole([EVENTING, SERVING]);
  const fault = (part: string, need: string) =>
    `cluster.${part} is missing; allowed: a Knative ${need}; install it in the app before the sources, or say here that the cluster has it [platform/cluster]`;
  const eventing = fault('eventing', 'Eventing, by whose ClusterRole `addressable-resolver` sinks are found');
  const serving = fault('serving', 'Serving, whose Services are the receivers');
  expect(() => new platform.KafkaSources(without, 'kafka')).toThrow(`'platform/kafka' is refused:\n  ${eventing}`);
  expect(() => new platform.GitHubSources(without, 'github')).toThrow(
    `'platform/github' is refused:\n  ${eventing}\n  ${serving}`,
  );
  expect(() => new platform.GitLabSources(whole([SERVING]), 'gitlab')).toThrow(
    `'platform/gitlab' is refused:\n  ${serving}`,
  );
  expect(() => new platform.KafkaSources(whole([SERVING]), 'kafka')).not.toThrow();
  const app = new App();
  new platform.KnativeEventing(app, 'eventing');
  new KnativeServing(app, 'serving');
  expect(() => new platform.GitHubSources(app, 'github')).not.toThrow();
});

it('A cluster that is described must have a metrics server for what scales', () => {
  const cluster = { kubernetesVersion: '1.35' };
  expect(() => new KnativeServing(new App(), 'serving', { cluster })).toThrow(
    'cluster.metricsServer is missing; allowed: a metrics server, without which the HorizontalPodAutoscalers know no load',
  );
  expect(
    () => new platform.RedisSources(new App(), 'redis', { cluster: { ...cluster, eventing: true } }),
  ).not.toThrow();
});

it.each(['1.33', 'v1.33.9', 'latest'])('Kubernetes %s is too old or unknown', (kubernetesVersion) => {
  const cluster = { ...COMPLETE, kubernetesVersion };
  expect(() => new KnativeServing(new App(), 'serving', { cluster })).toThrow(
    `cluster.kubernetesVersion is "${kubernetesVersion}"; allowed: 1.34 or newer, which the programs of release 1.23.0 ask for`,
  );
});

it.each(['1.34+', 'v1.35.1-gke.100'])('Kubernetes %s is new enough, as clouds write it', (kubernetesVersion) => {
  const cluster = { ...COMPLETE, kubernetesVersion };
  expect(() => new KnativeServing(new App(), 'serving', { cluster })).not.toThrow();
});

it('Tekton runs on older versions of Kubernetes', () => {
  const install = (kubernetesVersion: string) =>
    new platform.TektonPipelines(new App(), 'pipelines', { cluster: { ...COMPLETE, kubernetesVersion } });
  expect(() => install('1.28')).not.toThrow();
  expect(() => install('1.27')).toThrow('allowed: 1.28 or newer');
});

it('What the cluster has moves nothing by itself', () => {
  const whole = (cluster?: platform.ExistingCluster) =>
    manifests((scope) => new ServerlessPlatform(scope, 'platform', { cluster }));
  expect(changes(whole(), whole(COMPLETE))).toEqual([]);
});

describe('RequestReply', () => {
  const KEYS = kubernetes.Secret.fromSecretName('request-reply-keys');
  const app = (requestReplyKeys?: kubernetes.ISecret) => {
    const scope = new App();
    new ServerlessPlatform(scope, 'platform', { eventing: { requestReplyKeys } });
    const chart = new Chart(scope, 'shop', { namespace: 'shop' });
    const broker = new eventing.Broker(chart, 'broker');
    const attributes = { correlationAttribute: 'correlationid', replyAttribute: 'replyid' };
    new eventing.RequestReply(chart, 'ask', { broker, timeout: Duration.seconds(30), ...attributes });
    return scope;
  };

  it('is refused where the platform has no keys for it', () => {
    expect(() => app().synthYaml()).toThrow(
      'shop/ask: kind is "RequestReply"; allowed: a kind on which the platform acts; set `requestReplyKeys` of \'platform/eventing\' [graph/installed-kind]',
    );
    expect(() => app(KEYS).synthYaml()).not.toThrow();
  });

  it('starts with the keys', () => {
    const whole = (requestReplyKeys?: kubernetes.ISecret) =>
      manifests((scope) => new ServerlessPlatform(scope, 'platform', { eventing: { requestReplyKeys } }));
    expect(changes(whole(), whole(KEYS))).toEqual([
      'Secret/request-reply-keys removed',
      'StatefulSet/request-reply .spec.replicas: 0 → 1',
    ]);
  });

  it('is refused keys in a Secret that Eventing does not look for', () => {
    expect(() => app(kubernetes.Secret.fromSecretName('keys'))).toThrow(
      'requestReplyKeys is "keys"; allowed: `request-reply-keys` with the label `eventing.knative.dev/part-of: request-reply`, by which Eventing looks the keys up; rename and label the Secret [platform/config]',
    );
  });
});
