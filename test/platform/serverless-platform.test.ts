import { App, Chart, JsonPatch } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { eventing, kubernetes, platform, serving } from '../../lib';
import { platformOf } from '../../lib/admission/platform-facts';
import { runtimeOwnedFields } from '../../lib/platform/runtime-owned-fields';
import { Stage } from '../../lib/platform/stages';
import { waitsAfter } from '../../lib/platform/waits';
import { changes, manifests } from './changes';

const { CephSources, GitHubSources, GitLabSources, KafkaSources, RedisSources, ServerlessPlatform } = platform;
const { Secret } = kubernetes;

const BUNDLE = '-----BEGIN CERTIFICATE-----';

/** What a knob moves, against the default platform. */
function moved(props: platform.ServerlessPlatformProps): string[] {
  return changes(
    manifests((scope) => new ServerlessPlatform(scope, 'platform')),
    manifests((scope) => new ServerlessPlatform(scope, 'platform', props)),
  );
}

it('The default platform is one chart a stage, without a duplicate or a dangling reference', () => {
  const app = new App();
  const { charts, serving, eventing } = new ServerlessPlatform(app, 'platform');
  expect(charts.map(({ node }) => node.id)).toEqual(['00-crds', '10-core', '20-admitted', '30-post-install']);
  expect([serving?.namespace, eventing?.namespace]).toEqual(['knative-serving', 'knative-eventing']);
  expect(() => app.synthYaml()).not.toThrow();
});

it('Every object carries the labels by which an installation is found again', () => {
  const objects = manifests((scope) => new ServerlessPlatform(scope, 'platform', { instance: 'main' }));
  const without = Object.entries(objects).filter(([, { metadata }]) => {
    const { 'app.kubernetes.io/instance': instance, 'app.kubernetes.io/part-of': partOf } = metadata.labels;
    return instance !== 'main' || partOf === undefined;
  });
  expect(without.map(([id]) => id)).toEqual([]);
});

it('An instance that is no value of a label is refused', () => {
  expect(() => new ServerlessPlatform(new App(), 'My platform')).toThrow(
    'instance is "My platform"; allowed: at most 63 letters, digits, `-`, `_` and `.`, since it is the value of a label; give such an `instance` [platform/instance]',
  );
});

it('The domain is that of all Services', () => {
  expect(moved({ domain: 'apps.example.com' })).toEqual(['ConfigMap/config-domain .data.apps.example.com: nothing → ']);
});

it.each<[string, platform.ServerlessPlatformProps, platform.ServerlessPlatformProps]>([
  ['the ingress layer', {}, { serving: { ingress: undefined } }],
  ['the class of the ingress layer', {}, { serving: { config: { network: { ingressClass: undefined } } } }],
  [
    'the trust bundle',
    { trustBundle: BUNDLE },
    { trustBundle: BUNDLE, serving: { trustBundle: undefined }, eventing: { trustBundle: undefined } },
  ],
  [
    'the class of brokers',
    { brokerClass: eventing.BrokerClass.kafka() },
    {
      brokerClass: eventing.BrokerClass.kafka(),
      eventing: {
        config: { brokers: { cluster: { brokerClass: undefined, config: undefined, delivery: { retry: undefined } } } },
      },
    },
  ],
  ['a feature', {}, { pipelines: { config: { features: { setSecurityContext: undefined } } } }],
  [
    'a protocol',
    { pipelines: { config: { observability: { metricsEndpoint: ':9090' } } } },
    { pipelines: { config: { observability: { metricsEndpoint: ':9090', metricsProtocol: undefined } } } },
  ],
  [
    'the namespace of Pipelines',
    { pipelines: { namespace: 'ci' } },
    { pipelines: { namespace: 'ci' }, triggers: { namespace: undefined } },
  ],
])('%s stays if a prop is given as undefined', (_, without, given) => {
  expect(moved(given)).toEqual(moved(without));
});

it('A part may be left out', () => {
  const objects = manifests(
    (scope) =>
      new ServerlessPlatform(scope, 'platform', {
        without: [platform.PlatformPart.EVENTING, platform.PlatformPart.TRIGGERS],
      }),
  );
  expect(Object.keys(objects).filter((id) => /eventing|triggers/.test(id))).toEqual([]);
});

it('The gateway of Kourier starts anew if what Envoy reads at start changes', () => {
  const bootstrap = (serving: platform.KnativeServingProps) => {
    const objects = manifests((scope) => new ServerlessPlatform(scope, 'platform', { serving }));
    const { metadata } = objects['Deployment/3scale-kourier-gateway'].spec.template;
    return metadata.annotations['networking.knative.dev/bootstrap'];
  };
  const first = bootstrap({});
  expect(first).toMatch(/^[0-9a-f]{8}$/);
  expect(bootstrap({ hpaAutoscaler: false })).toBe(first);
  expect(bootstrap({ version: platform.KnativeVersion.V1_22_1 })).not.toBe(first);
  expect(bootstrap({ namespace: 'services' })).not.toBe(first);
});

it('No image comes from a registry but the mirror', () => {
  const images = platform.Images.mirror('registry.example.com/mirror');
  const objects = manifests((scope) => new ServerlessPlatform(scope, 'platform', { images }));
  expect(JSON.stringify(objects)).not.toMatch(/gcr\.io|docker\.io|ghcr\.io/);
});

it('What no release has can’t be replaced', () => {
  const replace = (repository: string) =>
    platform.Images.upstream({ replacements: { [repository]: 'registry.example.com/envoy:1' } });
  expect(() => replace('docker.io/envoyproxy/envoy')).not.toThrow();
  expect(() => replace('envoyproxy/envoy')).toThrow(
    'replacements is "envoyproxy/envoy"; allowed: the repository of an image of a release, without a tag or digest; ' +
      'correct it, or leave it out: `cdk8s-knative images` prints the images of a platform [platform/image-replacement]',
  );
});

it('Every pod may pull from a mirror that asks for a secret', () => {
  const images = platform.Images.mirror('registry.example.com', { pullSecrets: [Secret.fromSecretName('pull')] });
  const objects = Object.values(
    manifests((scope) => {
      const whole = new ServerlessPlatform(scope, 'platform', { images });
      for (const Sources of [CephSources, GitHubSources, GitLabSources, KafkaSources, RedisSources]) {
        new Sources(whole, Sources.name);
      }
    }),
  );
  const isAllowed = ({ imagePullSecrets }: any) => imagePullSecrets?.some(({ name }: any) => name === 'pull');
  const accounts = objects.filter(({ kind }) => kind === 'ServiceAccount');
  expect(accounts.filter((account) => !isAllowed(account)).map(({ metadata }) => metadata.name)).toEqual([]);
  const pods = objects.flatMap(({ spec }) => (spec?.template?.spec?.containers ? [spec.template.spec] : []));
  expect(pods.filter(({ serviceAccountName }) => !serviceAccountName).map(isAllowed)).toEqual([true]);
});

it('Rules know what the platform of the app is set to', () => {
  const app = new App();
  const features = { nodeSelector: platform.FeatureState.ENABLED };
  new ServerlessPlatform(app, 'platform', { serving: { config: { features }, hpaAutoscaler: false } });
  const known = platformOf(app, 'serving');
  expect(known?.setting('config-features', 'kubernetes.podspec-nodeselector')).toBe('enabled');
  expect(known?.setting('config-network', 'ingress-class')).toBe('kourier.ingress.networking.knative.dev');
  expect(known?.classes).toEqual(['kpa.autoscaling.knative.dev']);
});

it('Objects can be patched', () => {
  const app = new App();
  const whole = new ServerlessPlatform(app, 'platform');
  whole.object('Namespace', 'knative-serving').metadata.addLabel('webhooks.knative.dev/exclude', 'true');
  expect(() => whole.object('Namespace', 'knative-srving')).toThrow(
    /Namespace is "knative-srving"; allowed: knative-serving, .*; name one of these, .* \[platform\/object\]/,
  );
});

describe('from Git', () => {
  it('Argo CD applies the stages as sync waves, and the jobs after a sync', () => {
    const gitOps = platform.GitOps.argoCd();
    const objects = manifests((scope) => new ServerlessPlatform(scope, 'platform', { gitOps }));
    const annotations = (id: string) => objects[id].metadata.annotations;
    expect(annotations('Namespace/knative-serving')).toEqual({ 'argocd.argoproj.io/sync-wave': '0' });
    expect(annotations('CustomResourceDefinition/services.serving.knative.dev')).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'argocd.argoproj.io/sync-wave': '0',
    });
    expect(annotations('Deployment/controller')).toEqual({ 'argocd.argoproj.io/sync-wave': '10' });
    expect(annotations('Image/queue-proxy')).toEqual({
      'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
      'argocd.argoproj.io/sync-wave': '20',
    });
    const jobs = Object.values(objects).filter(({ kind }) => kind === 'Job');
    expect(jobs.map(({ metadata }) => metadata.annotations['argocd.argoproj.io/hook'])).toContain('PostSync');
    expect(jobs.filter(({ spec }) => spec.ttlSecondsAfterFinished !== undefined)).toEqual([]);
  });

  it('Flux applies a Kustomization a stage, each after the last', () => {
    const app = new App();
    const gitOps = platform.GitOps.flux({ repository: 'clusters', path: './platform' });
    const { charts } = new ServerlessPlatform(app, 'platform', { gitOps });
    const [crds, ...others] = app.charts.find(({ node }) => node.id === 'flux')?.toJson() ?? [];
    expect(crds).toEqual({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: {
        name: 'platform-00-crds',
        namespace: 'flux-system',
        labels: { 'app.kubernetes.io/instance': 'platform', 'app.kubernetes.io/part-of': 'platform' },
      },
      spec: {
        interval: '10m',
        retryInterval: '1m',
        sourceRef: { kind: 'GitRepository', name: 'clusters' },
        path: './platform',
        patches: [
          {
            target: { annotationSelector: 'cdk8s-knative/stage!=00-crds' },
            patch: '$patch: delete\napiVersion: v1\nkind: Any\nmetadata:\n  name: any\n',
          },
        ],
        prune: false,
        wait: true,
      },
    });
    expect(others.map(({ metadata, spec }) => [metadata.name, spec.prune, spec.dependsOn])).toEqual([
      ['platform-10-core', true, [{ name: 'platform-00-crds' }]],
      ['platform-20-admitted', true, [{ name: 'platform-10-core' }]],
      ['platform-30-post-install', true, [{ name: 'platform-20-admitted' }]],
    ]);
    expect(charts).toHaveLength(4);
    const elsewhere = platform.GitOps.flux({ repository: 'clusters', path: '.', namespace: 'gitops', interval: '5m' });
    expect(elsewhere._kustomizations('other')[0]).toMatchObject({
      metadata: { name: 'other-00-crds', namespace: 'gitops' },
      spec: { interval: '5m', path: '.' },
    });
    expect(() => new ServerlessPlatform(new App(), 'Platform', { gitOps })).toThrow(
      'instance is "Platform"; allowed: at most 47 lower-case letters, digits, `-` and `.`, since the Kustomizations of Flux are called by it;',
    );
    expect(() => new ServerlessPlatform(new App(), 'Platform', { gitOps, instance: 'platform' })).not.toThrow();
    const long = 'a'.repeat(47);
    expect(() => new ServerlessPlatform(new App(), long, { gitOps })).not.toThrow();
    expect(() => new ServerlessPlatform(new App(), `${long}a`, { gitOps })).toThrow('allowed: at most 47 lower-case');
    for (const chart of charts) {
      const stages = chart.toJson().map(({ metadata }) => metadata.annotations['cdk8s-knative/stage']);
      expect([...new Set(stages)]).toEqual([chart.node.id]);
    }
  });

  it('a Kustomization of Flux is patched as any object of the platform', () => {
    const app = new App();
    const gitOps = platform.GitOps.flux({ repository: 'clusters', path: '.' });
    const whole = new ServerlessPlatform(app, 'platform', { gitOps });
    const ignore = [{ paths: ['/spec/replicas'], target: { kind: 'Deployment', name: 'activator' } }];
    const kustomization = whole.object('Kustomization', 'platform-10-core', 'flux-system');
    kustomization.addJsonPatch(JsonPatch.add('/spec/ignore', ignore));
    const [, core] = app.charts.find(({ node }) => node.id === 'flux')?.toJson() ?? [];
    expect(core.spec.ignore).toEqual(ignore);
    expect(() => whole.object('Kustomization', 'core', 'flux-system')).toThrow(
      'Kustomization is "core"; allowed: flux-system/platform-00-crds, flux-system/platform-10-core, flux-system/platform-20-admitted, flux-system/platform-30-post-install; name one of these',
    );
  });

  it('Flux is given a repository, a namespace and an interval as it takes them', () => {
    const options = { repository: 'https://git.example.com', path: '.', namespace: 'Flux', interval: '5 minutes' };
    expect(() => platform.GitOps.flux(options)).toThrow(
      `GitOps.flux is refused:
  namespace is "Flux"; allowed: at most 63 lower-case letters, digits and \`-\`, beginning and ending with a letter or digit; correct the name [platform/namespace]
  repository is "https://git.example.com"; allowed: the name of a GitRepository: lower-case letters, digits, \`-\` and \`.\`; name the object, not its URL [platform/config]
  interval is "5 minutes"; allowed: numbers, each with its unit \`h\`, \`m\`, \`s\` or \`ms\`, such as \`1h30m\`; give such a duration [platform/config]`,
    );
    const interval = (text: string) => () => platform.GitOps.flux({ repository: 'a', path: '.', interval: text });
    for (const taken of ['1h30m', '0.5h', '90s', '500ms']) expect(interval(taken), taken).not.toThrow();
    for (const refused of ['', '10', '-1m', '1d', '1us', '.5h', '5m ']) {
      expect(interval(refused)).toThrow(`interval is ${JSON.stringify(refused)}; allowed: numbers, each with its unit`);
    }
  });

  it('the fields that controllers write are listed, and no more than upstream is rendered of them', () => {
    const app = new App();
    const { runtimeOwnedFields } = new ServerlessPlatform(app, 'platform');
    const field = (kind: string, name: string) =>
      runtimeOwnedFields.find((fields) => fields.kind === kind && fields.name === name);
    expect(field('ClusterRole', 'knative-serving-admin')).toMatchObject({
      jsonPointers: ['/rules'],
      managedFieldsManagers: ['clusterrole-aggregation-controller'],
    });
    expect(field('Deployment', 'activator')).toMatchObject({
      jsonPointers: ['/spec/replicas'],
      managedFieldsManagers: ['kube-controller-manager'],
    });
    expect(field('MutatingWebhookConfiguration', 'webhook.serving.knative.dev')).toMatchObject({
      group: 'admissionregistration.k8s.io',
      jsonPointers: ['/webhooks/0/clientConfig/caBundle', '/webhooks/0/namespaceSelector', '/webhooks/0/rules'],
      managedFieldsManagers: ['webhook'],
    });
    expect(field('Secret', 'inmemorychannel-webhook-certs')).toMatchObject({
      jsonPointers: ['/data'],
      managedFieldsManagers: ['channel_controller'],
    });
    expect(field('ValidatingWebhookConfiguration', 'config.webhook.eventing.knative.dev')).toMatchObject({
      jsonPointers: ['/webhooks/0/clientConfig/caBundle', '/webhooks/0/rules'],
    });
    const objects = app.charts.flatMap((chart) => chart.toJson());
    const asserted = runtimeOwnedFields.flatMap(({ kind, name, namespace, jsonPointers }) => {
      const found = objects.find(
        (o) => o.kind === kind && o.metadata.name === name && o.metadata.namespace === namespace,
      );
      return jsonPointers
        .filter((pointer) => valueAt(found, pointer) !== undefined)
        .map((pointer) => `${name} ${pointer}`);
    });
    expect(asserted).toEqual([
      // The controller sets these variables to the same values.
      'pingsource-mt-adapter /spec/template/spec/containers/0/env',
    ]);
  });
});

it('What the manifests of sources set is no field that controllers write', () => {
  const whole = new ServerlessPlatform(new App(), 'platform');
  new RedisSources(whole, 'redis');
  new KafkaSources(whole, 'kafka');
  const pointers = (wanted: string) => whole.runtimeOwnedFields.find(({ name }) => name === wanted)?.jsonPointers;
  expect(pointers('tls-secret')).toBe(undefined);
  expect(pointers('kafka-webhook-eventing-certs')).toEqual(['/data']);
  expect(pointers('pods.defaulting.webhook.kafka.eventing.knative.dev')).toEqual([
    '/webhooks/0/clientConfig/caBundle',
    '/webhooks/0/namespaceSelector/matchExpressions',
  ]);
});

it('Controllers write under the names of their programs, whatever their images are called', () => {
  const upstream = 'gcr.io/knative-releases/knative.dev/serving/cmd/webhook';
  const images = platform.Images.upstream({ replacements: { [upstream]: 'registry.example.com/knative:7' } });
  const fields = (props: platform.ServerlessPlatformProps) =>
    new ServerlessPlatform(new App(), 'platform', props).runtimeOwnedFields;
  expect(fields({ images })).toEqual(fields({}));
});

function valueAt(object: any, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .reduce((value, key) => value?.[key], object);
}

it('Triggers is not installed without Pipelines', () => {
  const without = [platform.PlatformPart.PIPELINES];
  expect(() => new ServerlessPlatform(new App(), 'platform', { without })).toThrow(/leave `triggers` out too/);
});

it.each([
  ['cpu', serving.Scale.onCpu({ target: 80 })],
  ['memory', serving.Scale.onMemory({ target: 100 })],
  ['queue-length', serving.Scale.onCustomMetric('queue-length', { target: 10 })],
])('A Service that scales on %s asks for the autoscaler that knows it', (_, scale) => {
  const render = (hpaAutoscaler: boolean) => {
    const app = new App();
    new ServerlessPlatform(app, 'platform', { serving: { hpaAutoscaler } });
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    new serving.Service(shop, 'orders', { image: 'registry.example.com/orders', scale });
    return app.synthYaml();
  };
  expect(() => render(false)).toThrow(
    /shop\/orders: .*"hpa.autoscaling.knative.dev"; allowed: kpa.autoscaling.knative.dev; set `hpaAutoscaler` of 'platform\/serving', or choose a class that is installed \[graph\/installed-class\]/,
  );
  expect(() => render(true)).not.toThrow();
});

describe('The class of brokers', () => {
  const { BrokerClass } = eventing;

  it('sets what brokers get that name none', () => {
    const defaults = 'ConfigMap/config-br-defaults .data.default-br-config.clusterDefault';
    expect(moved({ brokerClass: BrokerClass.kafka() })).toEqual([
      `${defaults}.brokerClass: MTChannelBasedBroker → Kafka`,
      `${defaults}.name: config-br-default-channel → kafka-broker-config`,
    ]);
    expect(moved({ brokerClass: BrokerClass.multiTenantChannel() })).toEqual([]);
  });

  const render = (props: platform.ServerlessPlatformProps, brokerClass?: eventing.BrokerClass) => {
    const app = new App();
    new ServerlessPlatform(app, 'platform', props);
    new eventing.Broker(new Chart(app, 'shop', { namespace: 'shop' }), 'events', { brokerClass });
    return app.synthYaml();
  };

  it('must be there: a broker that gets it, or names it, is refused otherwise', () => {
    const withoutBroker = { eventing: { multiTenantBroker: false } };
    const message =
      /shop\/events: .*"MTChannelBasedBroker"; allowed: no class; set `multiTenantBroker` of 'platform\/eventing', or choose/;
    expect(() => render(withoutBroker)).toThrow(message);
    expect(() => render(withoutBroker, BrokerClass.multiTenantChannel())).toThrow(message);
    expect(() => render({ ...withoutBroker, brokerClass: BrokerClass.kafka() })).not.toThrow();
    expect(() => render({ brokerClass: BrokerClass.kafka() }, BrokerClass.rabbitmq())).toThrow(
      /"RabbitMQBroker"; allowed: MTChannelBasedBroker, Kafka;/,
    );
  });

  it('may be that of a namespace', () => {
    const config = { brokers: { namespaces: { shop: { brokerClass: BrokerClass.kafka() } } } };
    expect(() => render({ eventing: { multiTenantBroker: false, config } })).not.toThrow();
  });
});

it('A webhook configuration without webhooks is nothing that a controller writes into, or that is waited for', () => {
  const metadata = { name: 'own' };
  const empty = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration', metadata };
  expect(runtimeOwnedFields([empty, { ...empty, webhooks: [] }])).toEqual([]);
  expect(waitsAfter(Stage.CORE, [empty, { ...empty, webhooks: [] }])).toEqual([]);
});
