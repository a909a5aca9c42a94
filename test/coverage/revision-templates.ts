import { Duration, Size } from 'cdk8s';
import { kubernetes, serving } from '../../lib';

const { ConfigMap, Cpu, DownwardApiFile, EnvFrom, EnvValue, PersistentVolumeClaim } = kubernetes;
const { Port, Probe, Secret, SecurityProfile, ServiceAccount, Volume, VolumeProjection } = kubernetes;

const secret = Secret.fromSecretName('orders');
const configMap = ConfigMap.fromConfigMapName('orders');
const items = [{ key: 'a', path: 'b', mode: 0o400 }];
const keys = { items, optional: true };

const files = Volume.fromProjection(
  'projected',
  [
    VolumeProjection.fromSecret(secret, keys),
    VolumeProjection.fromConfigMap(configMap, keys),
    VolumeProjection.fromServiceAccountToken('token', { audience: 'billing', expiration: Duration.hours(2) }),
    VolumeProjection.fromDownwardApi([
      DownwardApiFile.fromField('labels', 'metadata.labels', { apiVersion: 'v1', mode: 0o400 }),
      DownwardApiFile.fromResource('memory', 'limits.memory', { containerName: 'orders', divisor: '1Mi' }),
    ]),
  ],
  { defaultMode: 0o440 },
);
const volumes = [
  Volume.fromSecret('secret', secret, { ...keys, defaultMode: 0o440 }),
  Volume.fromConfigMap('config', configMap, { ...keys, defaultMode: 0o440 }),
  files,
  Volume.fromEmptyDir('cache', { medium: kubernetes.EmptyDirMedium.MEMORY, sizeLimit: Size.mebibytes(16) }),
  Volume.fromPersistentVolumeClaim('claim', PersistentVolumeClaim.fromClaimName('orders'), { readOnly: true }),
  Volume.fromHostPath('host', '/srv', { pathType: 'Directory' }),
  Volume.fromCsi('csi', 'secrets-store.csi.k8s.io', {
    readOnly: true,
    fsType: 'ext4',
    volumeAttributes: { secretProviderClass: 'orders' },
    nodePublishSecret: secret,
  }),
  Volume.fromImage('model', 'registry.example.com/model:1', { pullPolicy: kubernetes.PullPolicy.ALWAYS }),
  Volume.fromEphemeralClaim('scratch', {
    accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
    storageClassName: 'fast',
  }),
];

/** All fields of a container that the request path and sidecars share. */
const container: kubernetes.ContainerBaseProps = {
  imagePullPolicy: kubernetes.PullPolicy.IF_NOT_PRESENT,
  command: ['/orders'],
  args: ['--verbose'],
  workingDir: '/srv',
  env: {
    MODE: EnvValue.fromValue('test'),
    PASSWORD: EnvValue.fromSecret(secret, 'password', { optional: true }),
    HOST: EnvValue.fromConfigMap(configMap, 'host', { optional: true }),
    POD: EnvValue.fromField('metadata.name', { apiVersion: 'v1' }),
    MEMORY: EnvValue.fromResource('limits.memory', { containerName: 'orders', divisor: '1Mi' }),
  },
  envFrom: [
    EnvFrom.fromSecret(secret, { prefix: 'S_', optional: true }),
    EnvFrom.fromConfigMap(configMap, { prefix: 'C_', optional: true }),
  ],
  resources: {
    cpuRequest: Cpu.millis(100),
    cpuLimit: Cpu.units(1),
    memoryRequest: Size.mebibytes(64),
    memoryLimit: Size.mebibytes(128),
    ephemeralStorageRequest: Size.gibibytes(1),
    ephemeralStorageLimit: Size.gibibytes(2),
    otherRequests: { 'nvidia.com/gpu': '1' },
    otherLimits: { 'nvidia.com/gpu': '1' },
  },
  volumeMounts: [
    ...volumes.map((volume) => ({ volume, path: `/mnt/${volume.name}`, readOnly: volume.name !== 'cache' })),
    {
      volume: files,
      path: '/token',
      subPath: 'token',
      readOnly: true,
      mountPropagation: kubernetes.MountPropagation.HOST_TO_CONTAINER,
    },
  ],
  securityContext: {
    allowPrivilegeEscalation: false,
    addCapabilities: ['NET_BIND_SERVICE'],
    dropCapabilities: ['ALL'],
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    runAsNonRoot: true,
    seccompProfile: SecurityProfile.localhost('profiles/orders.json'),
  },
};

const timing = {
  initialDelay: Duration.seconds(1),
  period: Duration.seconds(10),
  timeout: Duration.seconds(2),
  successThreshold: 1,
  failureThreshold: 3,
};
const http = Probe.fromHttpGet('/healthz', {
  ...timing,
  port: Port.fromNumber(8080),
  host: 'localhost',
  https: true,
  headers: { Accept: 'text/plain' },
});
const tcp = Probe.fromTcpSocket({ ...timing, port: Port.fromNumber(8080), host: 'localhost' });
const grpc = Probe.fromGrpc({ ...timing, port: 8080, service: 'orders' });
const command = Probe.fromCommand(['/healthy'], timing);

const pod: kubernetes.PodBaseProps = {
  nodeSelector: { disk: 'ssd' },
  tolerations: [
    {
      key: 'gpu',
      operator: kubernetes.TolerationOperator.EQUAL,
      value: 'true',
      effect: kubernetes.TaintEffect.NO_EXECUTE,
      period: Duration.minutes(1),
    },
  ],
  affinity: {
    podAnti: {
      required: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'orders' } } }],
    },
  },
  topologySpreadConstraints: [
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: kubernetes.UnsatisfiableAction.SCHEDULE_ANYWAY,
      labelSelector: { matchLabels: { app: 'orders' } },
    },
  ],
  runtimeClassName: 'gvisor',
  priorityClassName: 'high',
  schedulerName: 'packer',
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  imagePullSecrets: [secret],
  dnsPolicy: kubernetes.DnsPolicy.NONE,
  dnsConfig: { nameservers: ['10.0.0.1'], searches: ['example.com'], options: { ndots: '2' } },
  hostAliases: [{ ip: '10.0.0.2', hostnames: ['billing'] }],
  hostNetwork: true,
  podSecurityContext: {
    runAsUser: 1000,
    runAsGroup: 1000,
    runAsNonRoot: true,
    fsGroup: 1000,
    supplementalGroups: [2000],
    seccompProfile: SecurityProfile.runtimeDefault(),
  },
};

const image = 'registry.example.com/orders';

/** Templates, by name, that together have every field of a revision. */
export const revisionTemplates: { readonly [name: string]: serving.RevisionTemplateProps } = {
  orders: {
    ...container,
    ...pod,
    image,
    containerName: 'orders',
    port: 8080,
    httpVersion: serving.HttpVersion.H2C,
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: kubernetes.TerminationMessagePolicy.FALLBACK_TO_LOGS_ON_ERROR,
    sidecars: [{ image: 'registry.example.com/proxy', name: 'proxy', env: { PORT: EnvValue.fromValue('9000') } }],
    initContainers: [{ image: 'registry.example.com/migrate', name: 'migrate', ...container, volumeMounts: [] }],
    serviceAccount: ServiceAccount.fromServiceAccountName('orders'),
    shareProcessNamespace: true,
    hostPid: false,
    hostIpc: false,
    concurrencyLimit: 10,
    timeout: Duration.minutes(5),
    responseStartTimeout: Duration.minutes(1),
    idleTimeout: Duration.minutes(1),
    progressDeadline: Duration.minutes(2),
    revisionName: serving.RevisionName.fromSuffix('v2'),
    keepRevisions: true,
    revisionLabels: { tier: 'backend' },
    revisionAnnotations: { 'qpoption.knative.dev/guard-activate': 'enable' },
  },
  http: { image, livenessProbe: http, readinessProbe: http, startupProbe: http },
  tcp: { image, livenessProbe: tcp, readinessProbe: tcp, startupProbe: tcp },
  grpc: { image, livenessProbe: grpc, readinessProbe: grpc, startupProbe: grpc },
  command: { image, livenessProbe: command, readinessProbe: command, startupProbe: command },
};
