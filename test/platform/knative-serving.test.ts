import { App, Duration } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { platform } from '../../lib';
import { registerPlaceholders } from '../../lib/admission/unknown';
import { changes, manifests } from './changes';

const { KnativeServing } = platform;
type Props = platform.KnativeServingProps;

/** What a knob moves, against an installation without it. */
function moved(props: Props): string[] {
  return changes(
    manifests((scope) => new KnativeServing(scope, 'serving')),
    manifests((scope) => new KnativeServing(scope, 'serving', props)),
  );
}

describe('a setting', () => {
  it('moves its key alone', () => {
    expect(moved({ config: { autoscaler: { stableWindow: Duration.seconds(30) } } })).toEqual([
      'ConfigMap/config-autoscaler .data.stable-window: nothing → 30s',
    ]);
  });

  it('out of range is refused together with all others', () => {
    const config: platform.ServingConfig = {
      autoscaler: { stableWindow: Duration.seconds(3), minScale: 4, maxScale: 2 },
      defaults: { timeout: Duration.seconds(900) },
      leaderElection: { leaseDuration: Duration.seconds(30) },
    };
    const install = () => new KnativeServing(new App(), 'serving', { config });
    expect(install).toThrow(/stableWindow is "3s"; allowed: 6 to 3600 seconds/);
    expect(install).toThrow(/minScale is 4; allowed: 0 to 2, the most/);
    expect(install).toThrow(/timeout is "900s"; allowed: at most 600 seconds/);
    expect(install).toThrow(/leaseDuration is "30s"; allowed: more than 40 seconds/);
  });

  it('that its reader refuses at start, or that no config map can hold, is refused', () => {
    const faults: [platform.ServingConfig, RegExp][] = [
      [
        { deployment: { queueProxyTlsMinVersion: '1.1' as platform.TlsVersion } },
        /queueProxyTlsMinVersion is "1.1"; allowed: 1.2, 1.3/,
      ],
      [
        { deployment: { queueProxyTlsCipherSuites: ['TLS_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256'] } },
        /queueProxyTlsCipherSuites is .*; allowed: TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, /,
      ],
      [
        { deployment: { queueProxyTlsCurvePreferences: ['secp256r1'] } },
        /queueProxyTlsCurvePreferences is "secp256r1"; allowed: CurveP256, CurveP384, CurveP521, X25519, /,
      ],
      [{ deployment: { runtimeClasses: { Bad_Class: {} } } }, /runtimeClasses is .*; allowed: for `Bad_Class` a name/],
      [{ domains: { 'Bad Domain/x': {} } }, /config.domains is "Bad Domain\/x"; allowed: a domain: lower-case letters/],
      [{ domains: { 'apps.example.com': {}, _example: {} } }, /config.domains is "_example"; allowed: a domain/],
    ];
    for (const [config, message] of faults) {
      expect(() => new KnativeServing(new App(), 'serving', { config })).toThrow(message);
    }
  });

  it('that is no template of Go, or one over other fields, is refused', () => {
    const faults: [platform.NetworkConfig, string][] = [
      [{ domainTemplate: '{{.Nam' }, 'in which `{{.Nam` is closed'],
      [{ domainTemplate: '{{.Name}}/x' }, "that gives a host name, which `foo/x` isn't"],
      [{ domainTemplate: '{{.Labels.team}}' }, "that gives a host name, which `<no value>` isn't"],
      [{ domainTemplate: '{{if .Name}}x' }, 'in which each `{{if}}` has its `{{end}}`'],
      [{ tagTemplate: '{{.Tag}}-{{.Nam}}' }, 'over `.Name`, `.Tag`, which `.Nam` is none of'],
      [{ tagTemplate: '{{lower .Tag}}' }, 'in which `{{lower .Tag}}` calls no `lower`'],
      [{ tagTemplate: '{{| len}}' }, 'in which `{{| len}}` lacks no value'],
      [{ tagTemplate: '{{.Tag}}{{end}}' }, 'in which `{{end}}` ends something'],
    ];
    for (const [network, allowed] of faults) {
      const install = () => new KnativeServing(new App(), 'serving', { config: { network } });
      expect(install).toThrow(`allowed: a template of Go ${allowed}`);
    }
  });

  it('that is newer than the release is refused', () => {
    const features = { ephemeralVolumes: platform.FeatureState.ENABLED };
    const version = platform.KnativeVersion.V1_22_1;
    expect(() => new KnativeServing(new App(), 'serving', { version, config: { features } })).toThrow(
      /ephemeralVolumes is "enabled"; allowed: nothing before release 1.23/,
    );
    expect(moved({ config: { features } })).toEqual([
      'ConfigMap/config-features .data.kubernetes.podspec-volumes-ephemeral: nothing → enabled',
    ]);
  });
});

it('High availability raises replicas, spreads pods over nodes and lets a drain take one at a time', () => {
  const [spread] = changes(
    manifests((scope) => new KnativeServing(scope, 'serving')),
    manifests((scope) => new KnativeServing(scope, 'serving', { highAvailability: { replicas: 3 } })),
  ).filter((line) => line.startsWith('Deployment/controller .spec.template'));
  expect(spread).toContain('"topologyKey":"kubernetes.io/hostname","whenUnsatisfiable":"ScheduleAnyway"');
  expect(
    moved({ highAvailability: { replicas: 3 } }).filter((line) => !line.includes('topologySpreadConstraints')),
  ).toEqual([
    'Deployment/autoscaler .spec.replicas: 1 → 3',
    'Deployment/autoscaler-hpa .spec.replicas: nothing → 3',
    'Deployment/controller .spec.replicas: nothing → 3',
    'HorizontalPodAutoscaler/activator .spec.maxReplicas: 20 → 22',
    'HorizontalPodAutoscaler/activator .spec.minReplicas: 1 → 3',
    'HorizontalPodAutoscaler/webhook .spec.maxReplicas: 5 → 7',
    'HorizontalPodAutoscaler/webhook .spec.minReplicas: 1 → 3',
    'PodDisruptionBudget/activator-pdb .spec.maxUnavailable: nothing → 1',
    'PodDisruptionBudget/activator-pdb .spec.minAvailable: 80% → nothing',
    'PodDisruptionBudget/autoscaler-hpa-pdb added',
    'PodDisruptionBudget/autoscaler-pdb added',
    'PodDisruptionBudget/controller-pdb added',
    'PodDisruptionBudget/webhook-pdb .spec.maxUnavailable: nothing → 1',
    'PodDisruptionBudget/webhook-pdb .spec.minAvailable: 80% → nothing',
  ]);
});

it('A namespace is moved everywhere', () => {
  const text = JSON.stringify(manifests((scope) => new KnativeServing(scope, 'serving', { namespace: 'serverless' })));
  // What remains is the name of the product, in labels and in names of roles.
  const rest = text.replaceAll(/"app.kubernetes.io\/name":"knative-serving"/g, '').replaceAll(/knative-serving-/g, '');
  expect(rest.replace(/"operator":"In","values":\["knative-serving"\]/, '')).not.toContain('knative-serving');
});

describe('images', () => {
  it('come from a mirror wherever they hide', () => {
    const images = platform.Images.mirror('registry.example.com/mirror');
    const text = JSON.stringify(manifests((scope) => new KnativeServing(scope, 'serving', { images })));
    expect(text).not.toContain('gcr.io');
  });

  it('are replaced one by one, and pulled with a secret', () => {
    const queue = 'gcr.io/knative-releases/knative.dev/serving/cmd/queue';
    const images = platform.Images.upstream({
      replacements: { [queue]: 'registry.example.com/queue:1' },
      pullSecrets: [{ name: 'pull' } as any],
    });
    expect(moved({ images }).map((line) => line.replace(/gcr.io\S+/, '…'))).toEqual([
      'ConfigMap/config-deployment .data.queue-sidecar-image: … → registry.example.com/queue:1',
      'Image/queue-proxy .spec.image: … → registry.example.com/queue:1',
      'ServiceAccount/activator .imagePullSecrets: nothing → [{"name":"pull"}]',
      'ServiceAccount/controller .imagePullSecrets: nothing → [{"name":"pull"}]',
    ]);
  });

  it('are listed by digest', () => {
    const { images } = new KnativeServing(new App(), 'serving');
    expect(images).toHaveLength(8);
    expect(images.every(({ upstream }) => /@sha256:[0-9a-f]{64}$/.test(upstream))).toBe(true);
  });
});

it('An override of a workload that is not there is refused', () => {
  expect(() => new KnativeServing(new App(), 'serving', { workloads: { activatr: { replicas: 2 } } })).toThrow(
    /workloads is "activatr"; allowed: activator, autoscaler, controller, webhook/,
  );
});

const { FailurePolicy, PercentOrAbsolute } = platform;
const twoStay = { minAvailable: PercentOrAbsolute.absolute(2) };

it.each<[string, Props, string]>([
  [
    'a Service that is not there',
    { services: { activator: {} } },
    'services is "activator"; allowed: activator-service, autoscaler, controller, webhook, autoscaler-hpa; correct the name, or leave it out [platform/object]',
  ],
  [
    'a budget that only several pods have',
    { podDisruptionBudgets: { 'controller-pdb': {} } },
    'podDisruptionBudgets is "controller-pdb"; allowed: activator-pdb, webhook-pdb; correct the name, or leave it out [platform/object]',
  ],
  [
    'a webhook that is not there',
    { webhooks: { webhook: { failurePolicy: FailurePolicy.IGNORE } } },
    'webhooks is "webhook"; allowed: webhook.serving.knative.dev, validation.webhook.serving.knative.dev, config.webhook.serving.knative.dev; correct the name, or leave it out [platform/object]',
  ],
  [
    'a budget of nothing at all',
    { podDisruptionBudgets: { 'webhook-pdb': { minAvailable: PercentOrAbsolute.percent(101) } } },
    'podDisruptionBudgets.webhook-pdb.minAvailable is "101%"; allowed: a whole number from 0 on, or a whole percentage from 0 to 100; correct it [platform/pod-disruption-budget]',
  ],
  [
    'a budget of half a pod',
    { podDisruptionBudgets: { 'webhook-pdb': { maxUnavailable: PercentOrAbsolute.absolute(0.5) } } },
    'podDisruptionBudgets.webhook-pdb.maxUnavailable is 0.5; allowed: a whole number from 0 on',
  ],
  [
    'both amounts of a budget',
    { podDisruptionBudgets: { 'webhook-pdb': { ...twoStay, maxUnavailable: PercentOrAbsolute.absolute(1) } } },
    'podDisruptionBudgets.webhook-pdb.maxUnavailable is 1; allowed: nothing beside `minAvailable`; leave out one of both [platform/pod-disruption-budget]',
  ],
  [
    'a timeout that the API server does not take',
    { webhooks: { 'webhook.serving.knative.dev': { timeout: Duration.seconds(31) } } },
    'webhooks["webhook.serving.knative.dev"].timeout is "31s"; allowed: 1 to 30 whole seconds; correct it [platform/webhook]',
  ],
  [
    'a part of a second as timeout',
    { webhooks: { 'webhook.serving.knative.dev': { timeout: Duration.millis(1500) } } },
    'timeout is "1.5s"; allowed: 1 to 30 whole seconds',
  ],
  [
    'a greatest number of pods below the least',
    { highAvailability: { replicas: 3 }, workloads: { activator: { maxReplicas: 2 } } },
    'workloads.activator.maxReplicas is 2; allowed: a whole number from 3 on, the least number of pods; correct it [platform/replicas]',
  ],
  [
    'a greatest number of pods where nothing scales',
    { workloads: { controller: { maxReplicas: 2 } } },
    'workloads.controller.maxReplicas is 2; allowed: no number, since the workload does not scale by itself; leave it out [platform/replicas]',
  ],
  [
    'numbers of pods of a job',
    { workloads: { 'storage-version-migration-serving': { replicas: 2, maxReplicas: 3 } } },
    `workloads.storage-version-migration-serving.replicas is 2; allowed: no number, since a job has one pod; leave it out [platform/replicas]
  workloads.storage-version-migration-serving.maxReplicas is 3; allowed: no number, since a job has one pod; leave it out [platform/replicas]`,
  ],
  [
    'labels and annotations that there cannot be',
    {
      namespaceAnnotations: { 'a note': 'b' },
      services: { webhook: { labels: { team: 'a b' } } },
      workloads: { webhook: { annotations: { 'a/b/c': 'd' } } },
    },
    `'serving' is refused:
  Namespace knative-serving: metadata.annotations["a note"] is "b"; allowed: as key: letters, digits, \`-\`, \`_\` and \`.\`, at most 63, perhaps after a DNS name and \`/\`; correct the key [kubernetes/object-metadata]
  Deployment webhook: metadata.annotations["a/b/c"] is "d"; allowed: as key: letters, digits, \`-\`, \`_\` and \`.\`, at most 63, perhaps after a DNS name and \`/\`; correct the key [kubernetes/object-metadata]
  Service webhook: metadata.labels["team"] is "a b"; allowed: at most 63 letters, digits, \`-\`, \`_\` and \`.\`; use an annotation for other texts [kubernetes/object-metadata]`,
  ],
  [
    'a selector by which webhooks reach no pod',
    { services: { webhook: { selector: { track: 'new' } } } },
    'services.webhook.selector is {"track":"new"}; allowed: labels that the pods of a workload have, since webhooks are called by this Service; give the pods these labels by `workloads` too, or leave it out [platform/service]',
  ],
])('An override with %s is refused', (_, props, message) => {
  expect(() => new KnativeServing(new App(), 'serving', props)).toThrow(message);
});

it('A label may hold what another program still has to find out', () => {
  const app = new App();
  registerPlaceholders(app, { isUnknown: (value) => String(value).includes('{{team}}') });
  expect(() => new KnativeServing(app, 'serving', { namespaceLabels: { team: '{{team}}' } })).not.toThrow();
});

it('What is given for single objects prevails over high availability', () => {
  const props: Props = {
    workloads: { activator: { maxReplicas: 3 } },
    podDisruptionBudgets: { 'activator-pdb': twoStay, 'controller-pdb': twoStay },
  };
  const highAvailability = { replicas: 3 };
  expect(
    changes(
      manifests((scope) => new KnativeServing(scope, 'serving', { highAvailability })),
      manifests((scope) => new KnativeServing(scope, 'serving', { highAvailability, ...props })),
    ),
  ).toEqual([
    'HorizontalPodAutoscaler/activator .spec.maxReplicas: 22 → 3',
    'PodDisruptionBudget/activator-pdb .spec.maxUnavailable: 1 → nothing',
    'PodDisruptionBudget/activator-pdb .spec.minAvailable: nothing → 2',
    'PodDisruptionBudget/controller-pdb .spec.maxUnavailable: 1 → nothing',
    'PodDisruptionBudget/controller-pdb .spec.minAvailable: nothing → 2',
  ]);
});

it('A Service leads to the pods that it selects together with the labels that they are given', () => {
  const track = { track: 'new' };
  expect(moved({ services: { webhook: { selector: track } }, workloads: { webhook: { labels: track } } })).toEqual([
    'Deployment/webhook .metadata.labels.track: nothing → new',
    'Deployment/webhook .spec.template.metadata.labels.track: nothing → new',
    'Service/webhook .spec.selector.track: nothing → new',
  ]);
});

it('An autoscaler keeps a pod at least, so that none is refused for what scales', () => {
  const install = (name: string) => () =>
    new KnativeServing(new App(), 'serving', { workloads: { [name]: { replicas: 0 } } });
  expect(install('activator')).toThrow(
    'workloads.activator.replicas is 0; allowed: a whole number from 1 on; correct it [platform/replicas]',
  );
  expect(install('autoscaler')).not.toThrow();
});

it('An ingress layer sets the ingress class and renders into the stages of Serving', () => {
  expect(moved({ ingress: platform.Ingress.custom('nginx.example.com') })).toEqual([
    'ConfigMap/config-network .data.ingress-class: nothing → nginx.example.com',
  ]);
  const app = new App();
  new KnativeServing(app, 'serving', { ingress: platform.Ingress.kourier() });
  expect(app.charts.map(({ node }) => node.path)).toEqual([
    'serving/00-crds',
    'serving/10-core',
    'serving/20-admitted',
    'serving/30-post-install',
  ]);
});

it('Certificates of authorities are mounted where Go looks for them', () => {
  const customCertificates = platform.CustomCertificates.fromConfigMap({ name: 'authorities' } as any);
  const objects = manifests((scope) => new KnativeServing(scope, 'serving', { customCertificates }));
  const { containers, volumes } = objects['Deployment/controller'].spec.template.spec;
  expect(containers[0].env).toContainEqual({ name: 'SSL_CERT_DIR', value: '/custom-certs' });
  expect(containers[0].volumeMounts).toEqual([{ name: 'custom-certs', mountPath: '/custom-certs' }]);
  expect(volumes).toEqual([{ name: 'custom-certs', configMap: { name: 'authorities' } }]);
});

it('Labels of the namespace are those that are asked for', () => {
  expect(moved({ namespaceLabels: { 'webhooks.knative.dev/exclude': 'true' } })).toEqual([
    'Namespace/knative-serving .metadata.labels.webhooks.knative.dev/exclude: nothing → true',
  ]);
});

it('A choice that there is not, as JavaScript can make it, is refused even where Serving ignores it', () => {
  const config: platform.ServingConfig = {
    features: { nodeSelector: 'enabledd' as platform.FeatureState },
    network: { meshCompatibilityMode: 'on' as platform.MeshCompatibilityMode },
    logging: { levels: { controller: 'loud' as platform.LogLevel } },
  };
  const install = () => new KnativeServing(new App(), 'serving', { config });
  expect(install).toThrow(/features.nodeSelector is "enabledd"; allowed: enabled, allowed, disabled/);
  expect(install).toThrow(/meshCompatibilityMode is "on"; allowed: auto, enabled, disabled/);
  expect(install).toThrow(/logging.levels is "loud"; allowed: for `controller` debug, info, warn, error/);
});

it('Labels of a workload that its selector needs can not be given another value', () => {
  const label = (name: string, app: string) => () =>
    new platform.KnativeServing(new App(), 'serving', { workloads: { [name]: { labels: { app, team: 'a' } } } });
  expect(label('activator', 'x')).toThrow(
    'workloads.activator.labels["app"] is "x"; allowed: activator, as the release\'s pods have it; leave it out [platform/workload]',
  );
  expect(label('storage-version-migration-serving', 'x')).toThrow(
    'workloads.storage-version-migration-serving.labels["app"]',
  );
  expect(label('activator', 'activator')).not.toThrow();
});
