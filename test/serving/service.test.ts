import { ApiObject, Chart, Duration, JsonPatch, Lazy, Size, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { kubernetes, platform, Rules, serving } from '../../lib';

const { EnvValue, Secret, Volume } = kubernetes;
const { PodSecurity, Release, Revision, RevisionName, Scale, Service } = serving;

const image = 'registry.example.com/orders';

function shop(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

/** The manifest of a Service with these props. */
function render(props: Partial<serving.ServiceProps> = {}) {
  const chart = shop();
  new Service(chart, 'orders', { image, ...props });
  return Testing.synth(chart)[0];
}

test('a Service of an image alone has one container and nothing else', () => {
  expect(render()).toEqual({
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { template: { spec: { containers: [{ image }] } } },
  });
});

test('every autoscaling annotation is on the revision template, in kebab case, with its unit', () => {
  const scale = Scale.onConcurrency({
    target: 50,
    targetUtilizationPercent: 80,
    min: 2,
    max: 20,
    initial: 3,
    activation: 4,
    scaleDownDelay: Duration.minutes(15),
    podRetention: Duration.millis(1500),
    window: Duration.seconds(30),
    burstCapacity: -1,
    panicWindowPercent: 12.5,
    panicThresholdPercent: 150,
    aggregation: serving.Aggregation.WEIGHTED_EXPONENTIAL,
  });
  const { metadata, spec } = render({ scale });
  expect(metadata).toEqual({ name: 'orders', namespace: 'shop' });
  expect(spec.template.metadata.annotations).toEqual({
    'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
    'autoscaling.knative.dev/metric': 'concurrency',
    'autoscaling.knative.dev/target': '50',
    'autoscaling.knative.dev/target-utilization-percentage': '80',
    'autoscaling.knative.dev/min-scale': '2',
    'autoscaling.knative.dev/max-scale': '20',
    'autoscaling.knative.dev/initial-scale': '3',
    'autoscaling.knative.dev/activation-scale': '4',
    'autoscaling.knative.dev/scale-down-delay': '900s',
    'autoscaling.knative.dev/scale-to-zero-pod-retention-period': '1.5s',
    'autoscaling.knative.dev/window': '30s',
    'autoscaling.knative.dev/target-burst-capacity': '-1',
    'autoscaling.knative.dev/panic-window-percentage': '12.5',
    'autoscaling.knative.dev/panic-threshold-percentage': '150',
    'autoscaling.knative.dev/metric-aggregation-algorithm': 'weighted-exponential',
  });
});

test.each([
  ['requests per second', Scale.onRequestsPerSecond(), 'kpa.autoscaling.knative.dev', 'rps', undefined],
  ['processor time', Scale.onCpu({ target: 75 }), 'hpa.autoscaling.knative.dev', 'cpu', '75'],
  ['memory', Scale.onMemory({ target: 100 }), 'hpa.autoscaling.knative.dev', 'memory', '100'],
  ['a custom metric', Scale.onCustomMetric('queue', { target: 5 }), 'hpa.autoscaling.knative.dev', 'queue', '5'],
  ['the default demand', Scale.within({ min: 1 }), undefined, undefined, undefined],
])('scale on %s names class, metric and target', (_name, scale, autoscaler, metric, target) => {
  expect(render({ scale }).spec.template.metadata.annotations).toEqual(
    expect.objectContaining(
      JSON.parse(
        JSON.stringify({
          'autoscaling.knative.dev/class': autoscaler,
          'autoscaling.knative.dev/metric': metric,
          'autoscaling.knative.dev/target': target,
        }),
      ),
    ),
  );
});

test('restricted Pod Security confines every container, and what a container says of itself prevails', () => {
  const { containers, initContainers } = render({
    podSecurity: PodSecurity.RESTRICTED,
    securityContext: { runAsUser: 1000, addCapabilities: ['NET_BIND_SERVICE'], dropCapabilities: ['ALL'] },
    sidecars: [{ image: 'registry.example.com/proxy' }],
    initContainers: [{ image: 'registry.example.com/migrate' }],
  }).spec.template.spec;
  const restricted = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  expect([...containers, ...initContainers].map(({ securityContext }) => securityContext)).toEqual([
    { ...restricted, runAsUser: 1000, capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] } },
    restricted,
    restricted,
  ]);
});

test('a volume that two containers mount is declared once', () => {
  const volume = Volume.fromSecret('credentials', Secret.fromSecretName('orders-db'));
  const { volumes, containers } = render({
    volumeMounts: [{ volume, path: '/run/credentials' }],
    sidecars: [{ image: 'registry.example.com/proxy', volumeMounts: [{ volume, path: '/credentials' }] }],
  }).spec.template.spec;
  expect(volumes).toEqual([{ name: 'credentials', secret: { secretName: 'orders-db' } }]);
  expect(containers.map((container: any) => container.volumeMounts)).toEqual([
    [{ name: 'credentials', mountPath: '/run/credentials' }],
    [{ name: 'credentials', mountPath: '/credentials' }],
  ]);
});

test('a constructor lists all faults of its props in one error', () => {
  const traffic = [{ revision: stable, percent: 50 }, { percent: 40 }];
  expect(() => new Service(shop(), 'orders', { image: 'Orders', port: 8012, traffic })).toThrow(
    [
      "Service 'shop/orders' is refused:",
      'image (spec.template.spec.containers[0].image) is "Orders"; allowed: a repository of at least two characters in lower case, perhaps with a registry before and a `:tag` or `@sha256:…` after it; correct the reference [serving/container-image]',
      'port (spec.template.spec.containers[0].ports[0].containerPort) is 8012; allowed: 0 to 65535, but none of 8008, 8012, 8013, 8022, 9090, 9091, which Serving uses itself; choose another port [serving/container-port]',
      'traffic (spec.traffic) is 90; allowed: percentages that sum to 100; change them by 10 in all [serving/traffic-sum]',
    ].join('\n  '),
  );
});

test.each<[string, (service: serving.Service) => void, string]>([
  [
    'a release',
    (service) => service.release(Release.canary({ stable, percent: 110 })),
    'traffic[0].percent (spec.traffic[0].percent) is -10; allowed: 0 to 100',
  ],
  [
    'a JSON patch',
    (service) => ApiObject.of(service).addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/image', 'A')),
    'image (spec.template.spec.containers[0].image) is "A"',
  ],
  [
    'a label',
    (service) => service.metadata.addLabel('team', 'a b'),
    'metadata.labels["team"] is "a b"; allowed: at most 63 letters, digits, `-`, `_` and `.`',
  ],
  [
    'a platform with a limit',
    (service) =>
      new platform.KnativeServing(service.node.root, 'serving', {
        config: { autoscaler: { maxScale: 5, maxScaleLimit: 5 } },
      }),
    'scale.max (spec.template.metadata.annotations["autoscaling.knative.dev/max-scale"]) is "20"; allowed: 1 to 5',
  ],
])('%s after construction is checked at synth', (_what, change, fault) => {
  const chart = shop();
  const service = new Service(chart, 'orders', { image, scale: Scale.within({ max: 20 }) });
  expect(Testing.synth(chart)).toHaveLength(1);
  change(service);
  expect(() => Testing.synth(chart)).toThrow(fault);
});

test('the value of a Lazy is checked at synth', () => {
  const chart = shop();
  new Service(chart, 'orders', { image, concurrencyLimit: Lazy.any({ produce: () => 2000 }) as unknown as number });
  expect(() => Testing.synth(chart)).toThrow('concurrencyLimit (spec.template.spec.containerConcurrency) is 2000');
});

test('a Lazy may be the whole value of a field', () => {
  const lazy = (value: unknown) => Lazy.any({ produce: () => value }) as any;
  const { spec } = render({
    image: lazy('registry.example.com/late'),
    env: { MODE: lazy('late'), HOST: EnvValue.fromValue('early') },
    securityContext: lazy({ runAsNonRoot: true }),
    scale: Scale.within({ min: lazy('3') }),
    traffic: lazy([{ latestRevision: true, percent: 100 }]),
  });
  expect(spec).toEqual({
    template: {
      metadata: { annotations: { 'autoscaling.knative.dev/min-scale': '3' } },
      spec: {
        containers: [
          {
            image: 'registry.example.com/late',
            env: [
              { name: 'MODE', value: 'late' },
              { name: 'HOST', value: 'early' },
            ],
            securityContext: { runAsNonRoot: true },
          },
        ],
      },
    },
    traffic: [{ latestRevision: true, percent: 100 }],
  });
});

test.each([
  [{ addCapabilities: ['NET_BIND_SERVICE'] }, { add: ['NET_BIND_SERVICE'], drop: ['ALL'] }],
  [{ dropCapabilities: ['NET_RAW'] }, { drop: ['NET_RAW'] }],
  [{ runAsUser: 1000 }, { drop: ['ALL'] }],
])('a restricted container with %j has the capabilities %j', (securityContext, capabilities) => {
  const { containers } = render({ podSecurity: PodSecurity.RESTRICTED, securityContext }).spec.template.spec;
  expect(containers[0].securityContext.capabilities).toEqual(capabilities);
});

test('a restricted Service takes a Lazy as its security context', () => {
  const securityContext = Lazy.any({ produce: () => ({ runAsNonRoot: true }) }) as any;
  const [container] = render({ podSecurity: PodSecurity.RESTRICTED, securityContext }).spec.template.spec.containers;
  expect(container.securityContext).toEqual({ runAsNonRoot: true });
});

const nameOf = (props: Partial<serving.ServiceProps>) =>
  render({ revisionName: RevisionName.fromContent(), ...props }).spec.template.metadata.name;

test('a revision name from content changes exactly when the template does', () => {
  const name = nameOf({});
  expect(name).toBe('orders-fa326499');
  expect(nameOf({ labels: { team: 'shop' }, traffic: [{ percent: 100 }], clusterLocal: true })).toBe(name);
  const changed = [
    nameOf({ image: 'registry.example.com/orders:2' }),
    nameOf({ env: { MODE: EnvValue.fromValue('test') } }),
    nameOf({ scale: Scale.within({ min: 1 }) }),
    nameOf({ resources: { memoryLimit: Size.mebibytes(64) } }),
    nameOf({ revisionLabels: { team: 'shop' } }),
  ];
  expect(new Set([name, ...changed]).size).toBe(6);
});

test('a revision name from content does not depend on the order of props', () => {
  const a = { resources: { cpuLimit: kubernetes.Cpu.units(1), memoryLimit: Size.gibibytes(1) }, port: 80 };
  const b = { port: 80, resources: { memoryLimit: Size.gibibytes(1), cpuLimit: kubernetes.Cpu.units(1) } };
  expect(nameOf(a)).toBe(nameOf(b));
});

test('a revision name from content counts JSON patches of the template, and traffic follows it', () => {
  const patched = (...patches: JsonPatch[]) => {
    const chart = shop();
    const orders = new Service(chart, 'orders', { image, revisionName: RevisionName.fromContent() });
    orders.release(Release.canary({ stable, candidate: orders, percent: 10 }));
    ApiObject.of(orders).addJsonPatch(...patches);
    const [{ spec }] = Testing.synth(chart);
    expect(spec.traffic[1].revisionName).toBe(spec.template.metadata.name);
    expect(orders.revisionName).toBe(spec.template.metadata.name);
    return orders.revisionName;
  };
  const novelty = (value: string) => JsonPatch.add('/spec/template/spec/novelty', value);
  expect(patched()).toBe(nameOf({}));
  expect(patched(JsonPatch.add('/metadata/annotations', { team: 'shop' }))).toBe(nameOf({}));
  expect(patched(novelty('a'))).toBe(patched(novelty('a')));
  expect(new Set([patched(), patched(novelty('a')), patched(novelty('b'))]).size).toBe(3);
});

test('the longest default name leaves room for a revision name', () => {
  const chart = shop();
  const service = new Service(chart, 'a'.repeat(80), { image, revisionName: RevisionName.fromContent() });
  expect(service.revisionName).toHaveLength(63);
});

const stable = Revision.fromRevisionName('orders-v1');
const candidate = Revision.fromRevisionName('orders-v2');
const preview = { latestRevision: true, percent: 0, tag: 'preview' };

test.each([
  [
    'a canary of the latest revision',
    Release.canary({ stable, percent: 10 }),
    [
      { revisionName: 'orders-v1', percent: 90 },
      { latestRevision: true, percent: 10 },
    ],
  ],
  [
    'a canary of a named revision, with a tag',
    Release.canary({ stable, candidate, percent: 10, tag: 'canary' }),
    [
      { revisionName: 'orders-v1', percent: 90 },
      { revisionName: 'orders-v2', percent: 10, tag: 'canary' },
    ],
  ],
  [
    'a canary whose part is known at synth',
    Release.canary({ stable, percent: Lazy.any({ produce: () => 10 }) as unknown as number }),
    [
      { revisionName: 'orders-v1', percent: 90 },
      { latestRevision: true, percent: 10 },
    ],
  ],
  [
    'green live',
    Release.blueGreen({ blue: stable, green: candidate, live: serving.Color.GREEN }),
    [
      { revisionName: 'orders-v1', percent: 0, tag: 'blue' },
      { revisionName: 'orders-v2', percent: 100, tag: 'green' },
    ],
  ],
  ['a dark launch', Release.darkLaunch({ stable }), [{ revisionName: 'orders-v1', percent: 100 }, preview]],
  ['header routing', Release.headerRouting({ stable }), [{ revisionName: 'orders-v1', percent: 100 }, preview]],
  [
    'the third of four stages',
    Release.staged({ stable, steps: [1, 10, 50, 100], step: 2 }),
    [
      { revisionName: 'orders-v1', percent: 50 },
      { latestRevision: true, percent: 50 },
    ],
  ],
  [
    'a rollback',
    Release.rollback(stable),
    [
      { revisionName: 'orders-v1', percent: 100 },
      { latestRevision: true, percent: 0, tag: 'latest' },
    ],
  ],
])('%s', (_name, release, traffic) => {
  const chart = shop();
  new Service(chart, 'orders', { image }).release(release);
  expect(Testing.synth(chart)[0].spec.traffic).toEqual(traffic);
});

test('a gradual release moves all traffic to the latest revision over a time', () => {
  const chart = shop();
  new Service(chart, 'orders', { image }).release(Release.gradual(Duration.minutes(5)));
  const [{ metadata, spec }] = Testing.synth(chart);
  expect(metadata.annotations).toEqual({ 'serving.knative.dev/rollout-duration': '300s' });
  expect(spec.traffic).toEqual([{ latestRevision: true, percent: 100 }]);
});

test('a Service that is released twice is refused', () => {
  const service = new Service(shop(), 'orders', { image, traffic: [{ percent: 100 }] });
  expect(() => service.release(Release.rollback(stable))).toThrow(
    'Service \'shop/orders\' is refused:\n  release is "a further one"; allowed: one of `traffic` and `release`, once; ' +
      'remove the others [serving/one-release]',
  );
});

test('the last release of a Service prevails where one may follow another', () => {
  const chart = shop();
  Rules.of(chart).ignore('serving/one-release', 'a test');
  const service = new Service(chart, 'orders', { image, traffic: [{ percent: 100 }] });
  service.release(Release.rollback(stable));
  service.release(Release.canary({ stable, percent: 10 }));
  expect(Testing.synth(chart)[0].spec.traffic).toEqual([
    { revisionName: 'orders-v1', percent: 90 },
    { latestRevision: true, percent: 10 },
  ]);
});

const unnamed = new Service(shop(), 'orders', { image });

test.each<[string, string, () => Release]>([
  ['Release.canary', 'stable', () => Release.canary({ stable: unnamed, percent: 10 })],
  ['Release.canary', 'stable', () => Release.canary({ stable: Revision.latest(), candidate, percent: 10 })],
  ['Release.darkLaunch', 'stable', () => Release.darkLaunch({ stable: unnamed })],
  ['Release.darkLaunch', 'stable', () => Release.headerRouting({ stable: unnamed })],
  ['Release.staged', 'stable', () => Release.staged({ stable: unnamed, steps: [10, 100], step: 0 })],
  ['Release.blueGreen', 'blue', () => Release.blueGreen({ blue: unnamed, green: unnamed, live: serving.Color.BLUE })],
  ['Release.rollback', 'to', () => Release.rollback(unnamed)],
])('a release by %s whose %s revision has no name is refused', (subject, field, release) => {
  expect(release).toThrow(
    `${subject} is refused:\n  ${field}.revisionName is missing; allowed: the name of a revision, since without one it is the latest; ` +
      'use `Revision.fromRevisionName`, or give the Service a `revisionName`, such as `RevisionName.fromContent()` [serving/release-revision]',
  );
});

test('one of blue and green may be the latest revision', () => {
  const { BLUE, GREEN } = serving.Color;
  expect(() => Release.blueGreen({ blue: unnamed, green: stable, live: GREEN })).not.toThrow();
  expect(() => Release.blueGreen({ blue: stable, green: unnamed, live: BLUE })).not.toThrow();
});

test('a stage that the plan does not have is refused', () => {
  expect(() => Release.staged({ stable, steps: [10, 100], step: 2 })).toThrow(
    'step is 2; allowed: 0 to 1, the indices of `steps`; choose one of the steps [serving/release-step]',
  );
});

test('a domain is mapped, claimed and secured in one call', () => {
  const chart = shop();
  const orders = new Service(chart, 'orders', { image });
  orders.addDomain('orders.example.com', { tlsSecret: Secret.fromSecretName('orders-tls') });
  expect(Testing.synth(chart).slice(1)).toEqual([
    {
      apiVersion: 'networking.internal.knative.dev/v1alpha1',
      kind: 'ClusterDomainClaim',
      metadata: { name: 'orders.example.com' },
      spec: { namespace: 'shop' },
    },
    {
      apiVersion: 'serving.knative.dev/v1beta1',
      kind: 'DomainMapping',
      metadata: { name: 'orders.example.com', namespace: 'shop' },
      spec: {
        ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'orders', namespace: 'shop' },
        tls: { secretName: 'orders-tls' },
      },
    },
  ]);
});

test('a claim is refused where no namespace is known', () => {
  const service = new Service(new Chart(Testing.app(), 'shop'), 'orders', { image });
  expect(() => service.addDomain('orders.example.com')).toThrow(
    "ClusterDomainClaim 'shop/orders/orders.example.com-claim' is refused:\n  namespace is missing; allowed: the namespace that may map the domain; give the chart, the Service or the claim a `namespace` [serving/claim-namespace]",
  );
});

test('a Service that exists is a sink in its own namespace', () => {
  const chart = shop();
  const { destination, clusterLocalUrl } = Service.fromServiceName(chart, 'billing', 'billing', 'finance');
  expect(destination.ref).toEqual({
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    name: 'billing',
    namespace: 'finance',
  });
  expect(clusterLocalUrl).toBe('http://billing.finance.svc.cluster.local');
});

test('a Service is reached under the domain of the cluster that the app knows, whichever component says it', () => {
  const cluster = { kubernetesVersion: '1.35', metricsServer: true, clusterDomain: 'k8s.example.com' };
  const app = Testing.app();
  new platform.KnativeServing(app, 'serving');
  new platform.KnativeEventing(app, 'eventing', { cluster });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  expect(new Service(chart, 'orders', { image }).clusterLocalUrl).toBe('http://orders.shop.svc.k8s.example.com');
  expect(Service.fromServiceName(chart, 'billing', 'billing', 'finance').clusterLocalUrl).toBe(
    'http://billing.finance.svc.k8s.example.com',
  );
});

test.each([
  ['cluster.local', undefined],
  ['k8s.example.com', { kubernetesVersion: '1.35', metricsServer: true, clusterDomain: 'k8s.example.com' }],
])('only the domains of the cluster itself, here %s, are not mapped', (own, cluster) => {
  const map = (domain: string, platformComesLast = false) => {
    const app = Testing.app();
    const install = () => new platform.KnativeServing(app, 'serving', { cluster });
    if (!platformComesLast) install();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new Service(chart, 'orders', { image }).addDomain(domain);
    if (platformComesLast) install();
    app.synthYaml();
  };
  const fault = `metadata.name) is "orders.${own}"; allowed: a domain outside of \`${own}\`; leave domains of the cluster to it [serving/mapped-domain]`;
  expect(() => map(`orders.${own}`)).toThrow(fault);
  expect(() => map(`orders.${own}`, true)).toThrow(fault);
  for (const other of ['cluster.local', 'k8s.example.com'].filter((domain) => domain !== own)) {
    expect(() => map(`orders.${other}`)).not.toThrow();
  }
});

test('visibility and the annotations of networking are on the Service, not on its revisions', () => {
  const { metadata, spec } = render({
    clusterLocal: true,
    httpProtocol: serving.HttpProtocol.REDIRECTED,
    disableExternalDomainTls: true,
    ingressClass: 'kourier.ingress.networking.knative.dev',
    certificateClass: 'cert-manager.certificate.networking.knative.dev',
    rolloutDuration: Duration.minutes(1),
  });
  expect(metadata).toEqual({
    name: 'orders',
    namespace: 'shop',
    labels: { 'networking.knative.dev/visibility': 'cluster-local' },
    annotations: {
      'networking.knative.dev/http-protocol': 'redirected',
      'networking.knative.dev/disable-external-domain-tls': 'true',
      'networking.knative.dev/ingress-class': 'kourier.ingress.networking.knative.dev',
      'networking.knative.dev/certificate-class': 'cert-manager.certificate.networking.knative.dev',
      'serving.knative.dev/rollout-duration': '60s',
    },
  });
  expect(spec.template.metadata).toBeUndefined();
});

test('a tag whose host label is too long is refused at synth', () => {
  const chart = shop();
  const service = new Service(chart, 'orders', { image });
  service.release(Release.darkLaunch({ stable, tag: 't'.repeat(57) }));
  expect(() => Testing.synth(chart)).toThrow(
    `shop/orders: traffic[1].tag (spec.traffic[1].tag) is "${'t'.repeat(57)}"; allowed: at most 56 characters, since \`<tag>-orders\` is a label of the host name; shorten the tag or the name [graph/tag-host-label]`,
  );
});

test('a named revision holds in its lists what defaulting would write there, so that traffic can change alone', () => {
  const cache = Volume.fromEmptyDir('cache');
  const settings = Volume.fromConfigMap('settings', kubernetes.ConfigMap.fromConfigMapName('settings'));
  const { containers } = render({
    revisionName: RevisionName.fromSuffix('v1'),
    volumeMounts: [
      { volume: cache, path: '/cache' },
      { volume: settings, path: '/settings' },
    ],
    sidecars: [{ image: 'example.com/logs', livenessProbe: kubernetes.Probe.fromGrpc() }],
  }).spec.template.spec;
  expect(containers).toEqual([
    {
      name: 'user-container-0',
      image,
      ports: [{ containerPort: 8080 }],
      readinessProbe: { tcpSocket: { port: 0 }, successThreshold: 1 },
      volumeMounts: [
        { name: 'cache', mountPath: '/cache' },
        { name: 'settings', mountPath: '/settings', readOnly: true },
      ],
    },
    { name: 'user-container-1', image: 'example.com/logs', livenessProbe: { grpc: { service: '' } } },
  ]);
});
