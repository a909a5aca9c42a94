import { App, Duration } from 'cdk8s';
import { expect, it } from 'vitest';
import { eventing, kubernetes, platform } from '../../lib';

const { KnativeEventing, KnativeVersion } = platform;
const install = (props: platform.KnativeEventingProps) => () => new KnativeEventing(new App(), 'eventing', props);

it('Settings out of range are refused, all at once', () => {
  const config: platform.EventingConfig = {
    brokers: { namespaces: { Shop: {}, shop: { classes: { Kafka: { delivery: { retry: -1 } } } } } },
    channels: { namespaces: { 'shop.a': eventing.ChannelTemplate.inMemory() } },
    features: {
      apiServerSourceNodeSelector: { 'kubernetes.io/os': 'linux' },
      oidcDiscoveryBaseUrl: 'oidc.example.com',
      requestReplyTimeout: Duration.millis(50),
    },
    inMemoryDispatcher: { maxIdleConnections: 0 },
    logging: { klogVerbosity: 10, zapLoggerConfig: 'level: info' },
    leaderElection: { leaseNames: { 'controller.broker': 'Brokers' } },
    observability: { tracingSamplingRate: 2 },
    pingSource: { maxDataBytes: -1 },
    sugar: { namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In' as any }] } },
  };
  const { message } = catching(install({ config }));
  expect(message.match(/config\.\S+ is .*?;/g)).toEqual([
    'config.brokers.namespaces is "Shop";',
    'config.brokers.namespaces["shop"].classes["Kafka"].delivery.retry is -1;',
    'config.channels.namespaces is "shop.a";',
    'config.leaderElection.leaseNames is "Brokers";',
    'config.sugar.namespaceSelector is "matchExpressions:\\n  - key: team\\n    operator: In\\n";',
    'config.features.apiServerSourceNodeSelector is "linux";',
    'config.features.oidcDiscoveryBaseUrl is "oidc.example.com";',
    'config.features.requestReplyTimeout is "PT0.05S";',
    'config.observability.tracingSamplingRate is "2";',
    'config.logging.zapLoggerConfig is "level: info";',
    'config.logging.klogVerbosity is "10";',
    'config.pingSource.maxDataBytes is "-1";',
    'config.inMemoryDispatcher.maxIdleConnections is "0";',
  ]);
});

it('A setting that a flag turns on is refused without the flag', () => {
  const kreferenceMapping = { 'Pod.v1': 'https://pods.example.com/{{ .Name }}' };
  expect(install({ config: { kreferenceMapping } })).toThrow(
    /config.kreferenceMapping is "Pod.v1"; allowed: nothing while `config.features.kreferenceMapping` is off/,
  );
  expect(install({ config: { kreferenceMapping, features: { kreferenceMapping: true } } })).not.toThrow();
  expect(install({ config: { kreferenceMapping: { Pod: '' }, features: { kreferenceMapping: true } } })).toThrow(
    /a kind, its version and its group, such as Pod.v1/,
  );
});

it('A setting that is newer than the release is refused', () => {
  const config = { logging: { klogVerbosity: 3 } };
  expect(install({ version: KnativeVersion.V1_22_1, config })).toThrow(/allowed: nothing before release 1.23/);
});

it('Variables of the adapter of PingSources, all of which its controller writes, are refused', () => {
  const env = { GOMAXPROCS: kubernetes.EnvValue.fromValue('2') };
  expect(install({ workloads: { 'pingsource-mt-adapter': { env } } })).toThrow(
    'workloads.pingsource-mt-adapter.env is ["GOMAXPROCS"]; allowed: no variables, since a controller writes all of them; leave it out [platform/workload]',
  );
  expect(install({ workloads: { 'job-sink': { env } } })).not.toThrow();
});

it('Encryption brings certificates unless they are turned off', () => {
  const features = { transportEncryption: platform.TransportEncryption.STRICT };
  const cluster = { kubernetesVersion: '1.35', certManager: platform.CertManager.existing(), metricsServer: true };
  const names = (props: platform.KnativeEventingProps) => {
    const app = new App();
    new KnativeEventing(app, 'eventing', { cluster, ...props });
    const objects = app.charts.flatMap((chart) => chart.toJson());
    return objects.filter(({ kind }) => kind === 'Certificate').map(({ metadata }) => metadata.name);
  };
  expect(names({ config: { features } })).toEqual([
    'knative-eventing-ca',
    'job-sink-server-tls',
    'imc-dispatcher-server-tls',
    'mt-broker-filter-server-tls',
    'mt-broker-ingress-server-tls',
  ]);
  expect(names({ config: { features }, transportCertificates: false })).toEqual([]);
});

it('The class of the cluster decides which settings brokers get', () => {
  const defaults = (brokerClass: eventing.BrokerClass) => {
    const broker = new KnativeEventing(new App(), 'eventing', {
      namespace: 'events',
      config: { brokers: { cluster: { brokerClass } } },
    });
    return broker.object('ConfigMap', 'config-br-defaults').toJson().data['default-br-config'];
  };
  expect(defaults(eventing.BrokerClass.kafka())).toContain('name: kafka-broker-config\n  namespace: events\n');
  expect(defaults(eventing.BrokerClass.rabbitmq())).not.toContain('name:');
});

function catching(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was refused');
}
