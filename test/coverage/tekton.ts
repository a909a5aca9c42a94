import { Duration, Size } from 'cdk8s';
import { kubernetes, tekton } from '../../lib';
import { revisionTemplates } from './revision-templates';

const { ArrayParam, ArrayResult, ObjectParam, ObjectResult, OnError, Script, Step, StepAction } = tekton;
const { StringParam, StringResult, Resolver, When, Workspace, WorkspaceBinding } = tekton;

const { imagePullPolicy, command, args, workingDir, env, envFrom, resources, volumeMounts, securityContext } =
  revisionTemplates.orders;

/** All fields of a container that steps and sidecars share. */
export const container: kubernetes.ContainerBaseProps = {
  imagePullPolicy,
  command,
  args,
  workingDir,
  env,
  envFrom,
  resources,
  volumeMounts,
  securityContext,
};

const { nodeSelector, tolerations, affinity, topologySpreadConstraints, dnsConfig, hostAliases } =
  revisionTemplates.orders;

/** All fields of a pod template. */
export const podTemplate: tekton.PodTemplate = {
  nodeSelector,
  tolerations,
  affinity,
  topologySpreadConstraints,
  dnsConfig,
  hostAliases,
  runtimeClassName: 'gvisor',
  priorityClassName: 'high',
  schedulerName: 'packer',
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  imagePullSecrets: [kubernetes.Secret.fromSecretName('registry')],
  dnsPolicy: kubernetes.DnsPolicy.NONE,
  hostNetwork: false,
  hostUsers: false,
  podSecurityContext: revisionTemplates.orders.podSecurityContext,
  volumes: [kubernetes.Volume.fromEmptyDir('scratch')],
  env: { HTTP_PROXY: kubernetes.EnvValue.fromValue('http://egress.example.com') },
};

export const url = new StringParam('url', { description: 'Repository', defaultValue: 'https://example.com/a.git' });
export const level = new StringParam('level', { defaultValue: 'info', allowedValues: ['info', 'debug'] });
export const packages = new ArrayParam('packages', { description: 'Packages', defaultValue: ['./a', './b'] });
export const target = new ObjectParam('target', {
  description: 'Where to',
  keys: ['registry', 'tag'],
  defaultValue: { registry: 'registry.example.com', tag: 'latest' },
});
export const params = [url, level, packages, target];

export const source = new Workspace('source', {
  description: 'Sources',
  mountPath: '/source',
  readOnly: true,
  optional: true,
});

const build = new Step({
  ...container,
  command: undefined,
  name: 'build',
  displayName: 'Build',
  image: 'registry.example.com/go',
  script: Script.inline('go build ./...\n'),
  results: [
    new StringResult('digest', { description: 'Digest of the image' }),
    new ArrayResult('files'),
    new ObjectResult('image', ['url', 'digest']),
  ],
  when: [When.isIn(level.value, ['debug'])],
  timeout: Duration.minutes(10),
  onError: OnError.CONTINUE,
  workspaces: [{ workspace: source, mountPath: '/src' }],
  stdoutPath: '/tekton/home/out',
  stderrPath: '/tekton/home/err',
});

/** Every field of a task. */
export const taskSpec: tekton.TaskSpec = {
  displayName: 'Build',
  description: 'Builds an image',
  params,
  workspaces: [source],
  results: [
    new StringResult('digest', { description: 'Digest of the image', value: build.result('digest').value }),
    new ArrayResult('files'),
    new ObjectResult('image', ['url', 'digest']),
  ],
  stepTemplate: { ...container, command: undefined, image: 'registry.example.com/base' },
  steps: [
    build,
    new Step({
      name: 'scan',
      stepAction: StepAction.fromStepActionName('scan'),
      params: { level: level.value, packages: packages.all },
      arrayParams: { tools: ['a', 'b'] },
      objectParams: { target: { registry: target.key('registry') } },
      when: [When.cel("'$(params.level)' == 'debug'")],
    }),
    new Step({
      name: 'sign',
      stepAction: StepAction.fromResolver(
        Resolver.git({ url: 'https://example.com/actions.git', revision: 'main', pathInRepo: 'sign.yaml' }),
      ),
    }),
    new Step({
      name: 'list',
      image: 'registry.example.com/bash',
      command: ['ls'],
      args: [packages.all, packages.item(0)],
    }),
  ],
  sidecars: [
    {
      ...container,
      command: undefined,
      name: 'registry',
      image: 'registry.example.com/registry',
      script: Script.inline('serve\n'),
      ports: [{ containerPort: 5000, name: 'http', protocol: 'TCP', hostPort: 5000, hostIp: '127.0.0.1' }],
      livenessProbe: revisionTemplates.http.livenessProbe,
      readinessProbe: revisionTemplates.grpc.readinessProbe,
      startupProbe: revisionTemplates.tcp.startupProbe,
      lifecycle: {
        preStop: kubernetes.Handler.fromCommand(['flush']),
        postStart: kubernetes.Handler.fromHttpGet('/started'),
        stopSignal: 'SIGTERM',
      },
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: kubernetes.TerminationMessagePolicy.FILE,
      stdin: true,
      stdinOnce: true,
      tty: true,
      restartPolicy: 'Always',
      workspaces: [{ workspace: source, mountPath: '/src' }],
    },
  ],
};

export const customTaskSpec: tekton.CustomTaskSpec = {
  apiVersion: 'example.com/v1',
  kind: 'Approval',
  raw: { approvers: ['ann'] },
  labels: { team: 'shop' },
  annotations: { note: 'wait' },
};

const secret = kubernetes.Secret.fromSecretName('keys');
const configMap = kubernetes.ConfigMap.fromConfigMapName('settings');
const items = [{ key: 'a', path: 'b', mode: 0o400 }];
const keys = { items, optional: true, defaultMode: 0o440 };

/** Every way to provide a workspace. */
export const workspaces: { readonly [name: string]: tekton.WorkspaceBinding } = {
  source: WorkspaceBinding.fromClaimTemplate({
    accessModes: [kubernetes.AccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
    storageLimit: Size.gibibytes(2),
    storageClassName: 'fast',
    volumeMode: 'Filesystem',
    volumeName: 'disk',
    selector: { matchLabels: { tier: 'build' } },
    dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'cache' },
    dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'cache', namespace: 'shop' },
    volumeAttributesClassName: 'gold',
    labels: { tier: 'build' },
    annotations: { note: 'cache' },
  }),
  cache: WorkspaceBinding.fromPersistentVolumeClaim(kubernetes.PersistentVolumeClaim.fromClaimName('cache'), {
    readOnly: true,
  }).folder('go'),
  scratch: WorkspaceBinding.fromEmptyDir({
    medium: kubernetes.EmptyDirMedium.MEMORY,
    sizeLimit: Size.mebibytes(64),
  }),
  keys: WorkspaceBinding.fromSecret(secret, keys),
  settings: WorkspaceBinding.fromConfigMap(configMap, keys),
  both: WorkspaceBinding.fromProjection(
    [
      kubernetes.VolumeProjection.fromSecret(secret, { items, optional: true }),
      kubernetes.VolumeProjection.fromConfigMap(configMap, { items, optional: true }),
      kubernetes.VolumeProjection.fromServiceAccountToken('token', {
        audience: 'registry',
        expiration: Duration.hours(1),
      }),
    ],
    { defaultMode: 0o440 },
  ),
  vault: WorkspaceBinding.fromCsi('secrets-store.csi.k8s.io', {
    readOnly: true,
    fsType: 'ext4',
    volumeAttributes: { secretProviderClass: 'build' },
    nodePublishSecret: secret,
  }),
};

export const values: tekton.ParamValues = {
  params: { url: 'https://example.com/b.git', level: 'debug' },
  arrayParams: { packages: ['./c'] },
  objectParams: { target: { registry: 'registry.example.com', tag: 'v1' } },
};
