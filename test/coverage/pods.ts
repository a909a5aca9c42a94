import { Duration, Size } from 'cdk8s';
import { kubernetes } from '../../lib';

const { ConfigMap, Cpu, DownwardApiFile, EnvFrom, EnvValue, Handler, PersistentVolumeClaim } = kubernetes;
const { InTreeDriver, Port, Probe, Secret, SecurityProfile, Volume, VolumeProjection } = kubernetes;

export const secret = Secret.fromSecretName('orders');
export const configMap = ConfigMap.fromConfigMapName('orders');
const items = [{ key: 'a', path: 'b', mode: 0o400 }];
export const keys = { items, optional: true, defaultMode: 0o440 };

export const labelSelector: kubernetes.LabelSelector = {
  matchLabels: { app: 'orders' },
  matchExpressions: [{ key: 'tier', operator: kubernetes.LabelOperator.IN, values: ['web'] }],
};

const snapshot = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'cache' };

/** Every field of a claim that is made for a pod or a run, but for what it is filled from. */
const claimTemplate: kubernetes.PersistentVolumeClaimTemplate = {
  accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
  storage: Size.gibibytes(1),
  storageLimit: Size.gibibytes(2),
  storageClassName: 'fast',
  volumeMode: 'Filesystem',
  volumeName: 'disk',
  selector: labelSelector,
  volumeAttributesClassName: 'gold',
  labels: { tier: 'build' },
  annotations: { note: 'cache' },
};

/** Claims that together have every field. */
export const claimTemplates = {
  own: { ...claimTemplate, dataSource: snapshot },
  foreign: { ...claimTemplate, dataSourceRef: { ...snapshot, namespace: 'shop' } },
};

const downwardApi = [
  DownwardApiFile.fromField('labels', 'metadata.labels', { apiVersion: 'v1', mode: 0o400 }),
  DownwardApiFile.fromResource('memory', 'limits.memory', { containerName: 'orders', divisor: '1Mi' }),
];

/** The sources of a projected volume but for certificates. */
export const projections = [
  VolumeProjection.fromSecret(secret, { items, optional: true }),
  VolumeProjection.fromConfigMap(configMap, { items: [{ key: 'a', path: 'c', mode: 0o400 }], optional: true }),
  VolumeProjection.fromServiceAccountToken('token', { audience: 'billing', expiration: Duration.hours(2) }),
  VolumeProjection.fromDownwardApi(downwardApi),
];

/** Certificates of authorities, of one bundle and of a signer. */
export const trustBundles = [
  VolumeProjection.fromTrustBundle('bundle.pem', { name: 'corporate', optional: true }),
  VolumeProjection.fromTrustBundle('signer.pem', { signerName: 'example.com/signer', labelSelector }),
];

export const podCertificate = VolumeProjection.fromPodCertificate({
  signerName: 'example.com/signer',
  keyType: 'ED25519',
  maxExpiration: Duration.hours(2),
  credentialBundlePath: 'bundle.pem',
  keyPath: 'key.pem',
  certificateChainPath: 'chain.pem',
  userAnnotations: { 'example.com/team': 'shop' },
});

/** The volumes that a revision takes too. */
const revisionVolumes = [
  Volume.fromSecret('secret', secret, keys),
  Volume.fromConfigMap('config', configMap, keys),
  Volume.fromProjection('projected', projections, { defaultMode: 0o440 }),
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
  Volume.fromEphemeralClaim('scratch', claimTemplates.own),
  Volume.fromEphemeralClaim('copy', claimTemplates.foreign),
];

const block = Volume.fromPersistentVolumeClaim('block', PersistentVolumeClaim.fromClaimName('block'));

const disk = Volume.fromIscsi('disk', {
  targetPortal: '10.0.2.15:3260',
  portals: ['10.0.2.16:3260'],
  iqn: 'iqn.2001-04.com.example:storage.kube.sys1.xyz',
  lun: 0,
  fsType: 'ext4',
  readOnly: true,
  iscsiInterface: 'default',
  initiatorName: 'iqn.2001-04.com.example:node',
  chapAuthDiscovery: true,
  chapAuthSession: true,
  secret,
});

const mounted = { fsType: 'ext4', readOnly: true };
const drivers = {
  ebs: InTreeDriver.awsElasticBlockStore({ volumeId: 'vol-1', partition: 1, ...mounted }),
  azure: InTreeDriver.azureDisk({
    diskName: 'orders',
    diskUri: '/subscriptions/1/resourcegroups/shop/providers/microsoft.compute/disks/orders',
    kind: 'Managed',
    cachingMode: 'None',
    ...mounted,
  }),
  files: InTreeDriver.azureFile({ shareName: 'orders', secret, readOnly: true }),
  cinder: InTreeDriver.cinder({ volumeId: 'vol-2', secret, ...mounted }),
  gce: InTreeDriver.gcePersistentDisk({ pdName: 'orders', partition: 1, ...mounted }),
  portworx: InTreeDriver.portworx({ volumeId: 'vol-3', ...mounted }),
  vsphere: InTreeDriver.vsphere({
    volumePath: '[data] orders',
    fsType: 'ext4',
    storagePolicyName: 'gold',
    storagePolicyId: '1',
  }),
  flex: InTreeDriver.flexVolume({ driver: 'example.com/nfs', options: { share: 'orders' }, secret, ...mounted }),
  git: InTreeDriver.gitRepo({ repository: 'https://example.com/a.git', revision: '0123456', directory: 'a' }),
  ceph: InTreeDriver.cephFs({
    monitors: ['10.0.0.3:6789'],
    path: '/orders',
    user: 'admin',
    secret,
    secretFile: '/etc/ceph/admin.secret',
    readOnly: true,
  }),
  rbd: InTreeDriver.rbd({
    monitors: ['10.0.0.3:6789'],
    image: 'orders',
    pool: 'rbd',
    user: 'admin',
    secret,
    keyring: '/etc/ceph/keyring',
    ...mounted,
  }),
  gluster: InTreeDriver.glusterfs({ endpoints: 'gluster', path: 'orders', readOnly: true }),
  flocker: InTreeDriver.flocker({ datasetName: 'orders' }),
  dataset: InTreeDriver.flocker({ datasetUuid: '1' }),
  quobyte: InTreeDriver.quobyte({
    registry: 'registry:7861',
    volume: 'orders',
    user: 'root',
    group: 'root',
    tenant: 'shop',
    readOnly: true,
  }),
  storageos: InTreeDriver.storageOs({ volumeName: 'orders', volumeNamespace: 'shop', secret, ...mounted }),
  scaleio: InTreeDriver.scaleIo({
    gateway: 'https://gateway.example.com/api',
    system: 'scaleio',
    secret,
    volumeName: 'orders',
    storagePool: 'pool',
    storageMode: 'ThinProvisioned',
    protectionDomain: 'domain',
    sslEnabled: true,
    ...mounted,
  }),
  photon: InTreeDriver.photonPersistentDisk({ pdId: 'orders', fsType: 'ext4' }),
};

/** Every kind of volume. */
export const volumes = [
  ...revisionVolumes,
  Volume.fromProjection('certificates', [...trustBundles, podCertificate]),
  Volume.fromDownwardApi('pod', downwardApi, { defaultMode: 0o440 }),
  Volume.fromNfs('share', 'nfs.example.com', '/orders', { readOnly: true }),
  block,
  disk,
  Volume.fromFibreChannel('fibre', { targetWwns: ['500a0982991b8dc5'], lun: 2, fsType: 'ext4', readOnly: true }),
  Volume.fromFibreChannel('identified', { wwids: ['3600508b400105e210000900000490000'] }),
  ...Object.entries(drivers).map(([name, driver]) => Volume.fromInTreeDriver(name, driver)),
];

/** Every field of a mount that a revision takes too. */
export const mounts: kubernetes.VolumeMount[] = [
  ...revisionVolumes.map((volume) => ({ volume, path: `/mnt/${volume.name}`, readOnly: volume.name !== 'cache' })),
  {
    volume: revisionVolumes[2],
    path: '/token',
    subPath: 'token',
    readOnly: true,
    mountPropagation: kubernetes.MountPropagation.HOST_TO_CONTAINER,
  },
];

export const env = {
  MODE: EnvValue.fromValue('test'),
  PASSWORD: EnvValue.fromSecret(secret, 'password', { optional: true }),
  HOST: EnvValue.fromConfigMap(configMap, 'host', { optional: true }),
  POD: EnvValue.fromField('metadata.name', { apiVersion: 'v1' }),
  MEMORY: EnvValue.fromResource('limits.memory', { containerName: 'orders', divisor: '1Mi' }),
};
const variableOfFile = EnvValue.fromFile({ volumeName: 'cache', path: 'vars.env', key: 'LEVEL', optional: true });

export const resources: kubernetes.ContainerResources = {
  cpuRequest: Cpu.millis(100),
  cpuLimit: Cpu.units(1),
  memoryRequest: Size.mebibytes(64),
  memoryLimit: Size.mebibytes(128),
  ephemeralStorageRequest: Size.gibibytes(1),
  ephemeralStorageLimit: Size.gibibytes(2),
  otherRequests: { 'nvidia.com/gpu': '1' },
  otherLimits: { 'nvidia.com/gpu': '1' },
};
export const claimedResources = { ...resources, claims: [{ name: 'gpu', request: 'half' }] };

const linux: kubernetes.SecurityContextBase = {
  runAsUser: 1000,
  runAsGroup: 1000,
  runAsNonRoot: true,
  seccompProfile: SecurityProfile.localhost('profiles/orders.json'),
  appArmorProfile: SecurityProfile.localhost('orders'),
  seLinuxOptions: { user: 'user_u', role: 'object_r', domain: 'svirt_sandbox_file_t', level: 's0:c123,c456' },
};
const windows: kubernetes.SecurityContextBase = {
  windowsOptions: {
    gmsaCredentialSpecName: 'orders',
    gmsaCredentialSpec: '{}',
    runAsUserName: 'ContainerUser',
    hostProcess: false,
  },
};

const linuxSecurityContext: kubernetes.ContainerSecurityContext = {
  ...linux,
  allowPrivilegeEscalation: false,
  addCapabilities: ['NET_BIND_SERVICE'],
  dropCapabilities: ['ALL'],
  privileged: false,
  readOnlyRootFilesystem: true,
  procMount: 'Default',
};

/** Every field of a container's security context. */
export const securityContext: kubernetes.ContainerSecurityContext = { ...linuxSecurityContext, ...windows };

/** Every field of a container that steps of a task take too. */
export const containerBase: kubernetes.ContainerBaseProps & Pick<kubernetes.ContainerProps, 'volumeDevices'> = {
  imagePullPolicy: kubernetes.PullPolicy.IF_NOT_PRESENT,
  command: ['/orders'],
  args: ['--verbose'],
  workingDir: '/srv',
  env: { ...env, LEVEL: variableOfFile },
  envFrom: [
    EnvFrom.fromSecret(secret, { prefix: 'S_', optional: true }),
    EnvFrom.fromConfigMap(configMap, { prefix: 'C_', optional: true }),
  ],
  resources: claimedResources,
  volumeMounts: [
    ...mounts,
    { volume: revisionVolumes[3], path: '/ro', readOnly: true, recursiveReadOnly: 'IfPossible' },
    { volume: revisionVolumes[3], path: '/own', subPathExpr: '$(POD)' },
  ],
  volumeDevices: [{ volume: block, devicePath: '/dev/disk' }],
  securityContext,
};

const timing = {
  initialDelay: Duration.seconds(1),
  period: Duration.seconds(10),
  timeout: Duration.seconds(2),
  successThreshold: 1,
  failureThreshold: 3,
};
const http = { port: Port.fromNumber(8080), host: 'localhost', https: true, headers: { Accept: 'text/plain' } };
const tcp = { port: Port.fromNumber(8080), host: 'localhost' };

/** Probes of each sort, with every field that a revision takes too. */
export const revisionProbes = {
  http: Probe.fromHttpGet('/healthz', { ...timing, ...http }),
  tcp: Probe.fromTcpSocket({ ...timing, ...tcp }),
  grpc: Probe.fromGrpc({ ...timing, port: 8080, service: 'orders' }),
  command: Probe.fromCommand(['/healthy'], timing),
};

/** A probe whose failure ends the container, with the field that others don't take. */
export const graceful = Probe.fromHttpGet('/', { ...http, terminationGracePeriod: Duration.seconds(5) });

const handlers = {
  http: Handler.fromHttpGet('/hook', http),
  tcp: Handler.fromTcpSocket(tcp),
  sleep: Handler.fromSleep(Duration.seconds(5)),
  command: Handler.fromCommand(['/hook']),
};

const watched = (
  readinessProbe: kubernetes.Probe,
  handler: kubernetes.Handler,
  probe = readinessProbe,
): Pick<kubernetes.ContainerProps, 'livenessProbe' | 'readinessProbe' | 'startupProbe' | 'lifecycle'> => ({
  livenessProbe: probe,
  readinessProbe,
  startupProbe: probe,
  lifecycle: { postStart: handler, preStop: handler, stopSignal: 'SIGTERM' },
});

const restartPolicyRules = [{ action: 'Restart', operator: 'In', exitCodes: [42] }];

/** Containers that together have every field. */
export const containers: kubernetes.ContainerProps[] = [
  {
    ...containerBase,
    securityContext: linuxSecurityContext,
    ...watched(revisionProbes.http, handlers.http),
    name: 'orders',
    image: 'registry.example.com/orders',
    ports: [{ containerPort: 8080, name: 'http', protocol: 'TCP', hostPort: 8080, hostIp: '127.0.0.1' }],
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: kubernetes.TerminationMessagePolicy.FALLBACK_TO_LOGS_ON_ERROR,
    restartPolicy: 'Always',
    restartPolicyRules,
    resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
    stdin: true,
    stdinOnce: true,
    tty: true,
  },
  { ...watched(revisionProbes.tcp, handlers.tcp), name: 'proxy', image: 'registry.example.com/proxy' },
  { ...watched(revisionProbes.grpc, handlers.sleep), name: 'cache', image: 'registry.example.com/cache' },
  { ...watched(revisionProbes.command, handlers.command), name: 'logs', image: 'registry.example.com/logs' },
  { ...watched(revisionProbes.http, handlers.command, graceful), name: 'agent', image: 'registry.example.com/agent' },
];

const podTerm: kubernetes.PodAffinityTerm = {
  topologyKey: 'kubernetes.io/hostname',
  labelSelector,
  namespaces: ['shop'],
  namespaceSelector: labelSelector,
  matchLabelKeys: ['version'],
  mismatchLabelKeys: ['tenant'],
};
const podAffinity: kubernetes.PodAffinity = { required: [podTerm], preferred: [{ ...podTerm, weight: 10 }] };
const nodeTerm: kubernetes.NodeTerm = {
  matchExpressions: [{ key: 'disk', operator: kubernetes.NodeOperator.IN, values: ['ssd'] }],
  matchFields: [{ key: 'metadata.name', operator: kubernetes.NodeOperator.NOT_IN, values: ['node-1'] }],
};

/** Every field of a pod that revisions and runs take too. */
export const podBase: kubernetes.PodBaseProps = {
  nodeSelector: { disk: 'ssd' },
  affinity: {
    node: { required: [nodeTerm], preferred: [{ ...nodeTerm, weight: 1 }] },
    pod: podAffinity,
    podAnti: podAffinity,
  },
  tolerations: [
    {
      key: 'gpu',
      operator: kubernetes.TolerationOperator.EQUAL,
      value: 'true',
      effect: kubernetes.TaintEffect.NO_EXECUTE,
      period: Duration.minutes(1),
    },
  ],
  topologySpreadConstraints: [
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: kubernetes.UnsatisfiableAction.DO_NOT_SCHEDULE,
      labelSelector,
      matchLabelKeys: ['version'],
      minDomains: 2,
      nodeAffinityPolicy: 'Honor',
      nodeTaintsPolicy: 'Honor',
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
    ...linux,
    fsGroup: 1000,
    fsGroupChangePolicy: 'OnRootMismatch',
    supplementalGroups: [2000],
    supplementalGroupsPolicy: 'Merge',
    seLinuxChangePolicy: 'Recursive',
    sysctls: { 'kernel.shm_rmid_forced': '1' },
  },
};

/** Every field of a pod's security context. */
export const podSecurityContext: kubernetes.PodSecurityContext = { ...podBase.podSecurityContext, ...windows };

const podResources: kubernetes.ContainerResources = {
  cpuRequest: Cpu.units(1),
  cpuLimit: Cpu.units(2),
  memoryRequest: Size.gibibytes(1),
  memoryLimit: Size.gibibytes(2),
};

/** Pods that together have every field. */
export const pods: { readonly [os: string]: kubernetes.PodTemplateProps } = {
  linux: {
    ...podBase,
    labels: { app: 'orders' },
    annotations: { note: 'a' },
    containers,
    initContainers: [
      ...containers.map(({ restartPolicyRules, ...container }) => ({
        ...container,
        name: `init-${container.name}`,
        restartPolicy: 'Always',
      })),
      { name: 'migrate', image: 'registry.example.com/migrate', restartPolicy: 'Never', restartPolicyRules },
    ],
    volumes,
    serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('orders'),
    restartPolicy: 'Always',
    terminationGracePeriod: Duration.seconds(10),
    nodeName: 'node-2',
    hostPid: false,
    hostIpc: false,
    hostUsers: true,
    shareProcessNamespace: true,
    hostname: 'orders',
    subdomain: 'shop',
    setHostnameAsFqdn: false,
    priority: 10,
    preemptionPolicy: 'Never',
    readinessGates: ['example.com/ready'],
    schedulingGates: ['example.com/gate'],
    overhead: { cpu: '10m' },
    os: 'linux',
    resources: podResources,
    resourceClaims: [
      { name: 'gpu', resourceClaimName: 'gpu' },
      { name: 'nic', resourceClaimTemplateName: 'nic' },
    ],
    workload: { name: 'orders', podGroup: 'web', podGroupReplicaKey: '0' },
  },
  windows: {
    labels: { app: 'orders' },
    os: 'windows',
    hostnameOverride: 'orders',
    podSecurityContext: windows,
    initContainers: [{ name: 'migrate', image: 'registry.example.com/migrate', securityContext: windows }],
    containers: [{ name: 'orders', image: 'registry.example.com/orders', securityContext: windows }],
  },
};
