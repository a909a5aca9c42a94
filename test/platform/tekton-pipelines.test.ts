import { App, Duration } from 'cdk8s';
import { expect, it } from 'vitest';
import { kubernetes, platform } from '../../lib';

const install = (config: platform.PipelinesConfig) => () =>
  new platform.TektonPipelines(new App(), 'pipelines', { config });

it('Settings out of range are refused, all at once', () => {
  const config: platform.PipelinesConfig = {
    defaults: {
      timeout: Duration.seconds(90),
      serviceAccount: 'Runs',
      managedByLabelValue: 'a b',
      maxMatrixCombinations: -1,
      stepRefConcurrencyLimit: 0,
    },
    events: { sink: 'broker', formats: [] },
    features: { maxResultBytes: 1_572_864 },
    leaderElection: { webhook: { buckets: 11 } },
    registryCertificates: 'MIIB',
    resolvers: {
      bundles: { backoffSteps: 0 },
      cache: { maxSize: 0, timeToLive: Duration.seconds(0) },
      hub: { artifactHubUrls: [] },
    },
    spire: { trustDomain: '', nodeAliasPrefix: 'nodes/' },
    waitBackoff: { factor: 0.5 },
  };
  let message = '';
  try {
    install(config)();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message.match(/config\.\S+ is .*?; allowed: [^;]*/g)).toEqual([
    'config.defaults.timeout is "1.5"; allowed: whole minutes',
    'config.defaults.serviceAccount is "Runs"; allowed: a name: lower-case letters, digits, `-` and `.`',
    'config.defaults.managedByLabelValue is "a b"; allowed: the value of a label',
    'config.defaults.maxMatrixCombinations is "-1"; allowed: 0 or more',
    'config.defaults.stepRefConcurrencyLimit is "0"; allowed: 1 or more',
    'config.events.sink is "broker"; allowed: a URL',
    'config.events.formats is ""; allowed: one format or more, each once',
    'config.features.maxResultBytes is "1572864"; allowed: 1 to 1572863',
    'config.leaderElection.webhook.buckets is "11"; allowed: 1 to 10',
    'config.spire.trustDomain is ""; allowed: not empty',
    'config.spire.nodeAliasPrefix is "nodes/"; allowed: a text that begins with /',
    'config.waitBackoff.factor is "0.5"; allowed: 1 or more',
    'config.registryCertificates is "MIIB"; allowed: certificates in PEM, such as begin with -----BEGIN CERTIFICATE-----',
    'config.resolvers.bundles.backoffSteps is "0"; allowed: 1 or more',
    'config.resolvers.hub.artifactHubUrls is "[]\\n"; allowed: one URL or more',
    'config.resolvers.cache.maxSize is "0"; allowed: 1 or more',
    'config.resolvers.cache.timeToLive is "0s"; allowed: more than 0 seconds',
  ]);
});

it('A namespace of the resolvers that there can’t be is refused', () => {
  const resolversNamespace = 'Bad_NS';
  expect(() => new platform.TektonPipelines(new App(), 'pipelines', { resolversNamespace })).toThrow(
    'resolversNamespace is "Bad_NS"; allowed: at most 63 lower-case letters, digits and `-`',
  );
});

it('Settings that contradict each other are refused', () => {
  const apiTokenSecret = kubernetes.Secret.fromSecretName('token');
  const contradictions: [platform.PipelinesConfig, RegExp][] = [
    [
      { waitBackoff: { maxDuration: Duration.seconds(5) } },
      /waitBackoff.maxDuration is "5s"; allowed: 10 seconds, the `duration`/,
    ],
    [
      { resolvers: { bundles: { backoffDuration: Duration.seconds(20) } } },
      /backoffMaxDuration is "10s"; allowed: 20 seconds/,
    ],
    [
      { resolvers: { cluster: { allowedNamespaces: ['a', 'b'], blockedNamespaces: ['b'] } } },
      /allowedNamespaces is \["b"\]; allowed: no namespace that `blockedNamespaces` holds/,
    ],
    [
      { resolvers: { cluster: { namespace: 'a', blockedNamespaces: ['a'] } } },
      /cluster.namespace is "a"; allowed: a namespace that isn't blocked/,
    ],
    [{ resolvers: { git: { apiTokenSecret } } }, /git.apiTokenSecretKey is missing; allowed: a key/],
    [
      { resolvers: { git: { servers: { gitlab: { apiTokenSecretNamespace: 'a' } } } } },
      /servers\["gitlab"\].apiTokenSecretNamespace is "a"; allowed: nothing without `apiTokenSecret`/,
    ],
    [{ resolvers: { git: { servers: { default: {} } } } }, /git.servers is "default"; allowed: lower-case letters/],
    [
      { observability: { metricsProtocol: platform.MetricsProtocol.NONE, metricsEndpoint: ':9090' } },
      /observability.metricsEndpoint is ":9090"; allowed: nothing, for protocol none/,
    ],
  ];
  for (const [config, message] of contradictions) expect(install(config)).toThrow(message);
});
