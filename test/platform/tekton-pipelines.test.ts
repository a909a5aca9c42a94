import { App, Duration } from 'cdk8s';
import { expect, it } from 'vitest';
import { kubernetes, platform } from '../../lib';
import { changes, manifests } from './changes';

const install = (config: platform.PipelinesConfig) => () =>
  new platform.TektonPipelines(new App(), 'pipelines', { config });

const render = (props: platform.TektonPipelinesProps) =>
  manifests((scope) => new platform.TektonPipelines(scope, 'pipelines', props));

/** The message of the error with which props are refused, a line a fault. */
function refusal(props: platform.TektonPipelinesProps): string {
  try {
    new platform.TektonPipelines(new App(), 'pipelines', props);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

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
  expect(refusal({ config }).match(/config\.\S+ is .*?; allowed: [^;]*/g)).toEqual([
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

it('Pods that share the work by their ordinals are those of a StatefulSet, and know their number and their Service', () => {
  const props = {
    highAvailability: { replicas: 3 },
    config: { leaderElection: { controller: { buckets: 3 }, resolvers: { buckets: 3 } } },
  };
  const [deployments, statefulSets] = [props, { ...props, performance: { statefulSetOrdinals: true } }].map(render);
  expect(changes(deployments, statefulSets)).toEqual(
    ['Deployment', 'StatefulSet'].flatMap((kind) =>
      ['controller', 'remote-resolvers'].map(
        (name) => `${kind}/tekton-pipelines-${name} ${kind === 'Deployment' ? 'removed' : 'added'}`,
      ),
    ),
  );
  for (const name of ['tekton-pipelines-controller', 'tekton-pipelines-remote-resolvers']) {
    const { spec } = deployments[`Deployment/${name}`];
    spec.serviceName = name;
    spec.template.spec.containers[0].env.push(
      { name: 'STATEFUL_SERVICE_NAME', value: name },
      { name: 'STATEFUL_CONTROLLER_ORDINAL', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    );
    expect(statefulSets[`StatefulSet/${name}`].spec).toEqual(spec);
  }
});

it('A performance out of range, or that does work twice or not at all, is refused', () => {
  const none = { threadsPerController: 0, kubeApiQps: 0, kubeApiBurst: 0.5 };
  const performance = { disableHa: true, statefulSetOrdinals: true, controller: none, resolvers: none };
  const workloads = { 'tekton-pipelines-controller': { replicas: 2 } };
  const config = { leaderElection: { controller: { buckets: 2 }, resolvers: { buckets: 2 } } };
  expect(refusal({ performance, workloads, config }).match(/performance\.\S+ is .*/g)).toEqual([
    'performance.controller.threadsPerController is "0"; allowed: 1 or more; give a value in this range [platform/config]',
    'performance.controller.kubeApiQps is "0"; allowed: more than 0; give a value in this range [platform/config]',
    'performance.controller.kubeApiBurst is "0.5"; allowed: a whole number; give a value in this range [platform/config]',
    'performance.disableHa is true; allowed: false with 2 pods; leave it out, or take one pod of tekton-pipelines-controller [platform/performance]',
    'performance.resolvers.threadsPerController is "0"; allowed: 1 or more; give a value in this range [platform/config]',
    'performance.resolvers.kubeApiQps is "0"; allowed: more than 0; give a value in this range [platform/config]',
    'performance.resolvers.kubeApiBurst is "0.5"; allowed: a whole number; give a value in this range [platform/config]',
    'performance.statefulSetOrdinals is true; allowed: as many buckets as pods of tekton-pipelines-remote-resolvers, which are 2 and 1; change `config.leaderElection.resolvers.buckets` [platform/performance]',
  ]);
});
