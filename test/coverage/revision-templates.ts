import { Duration } from 'cdk8s';
import { kubernetes, serving } from '../../lib';
import { containerBase, env, mounts, podBase, resources, revisionProbes, securityContext } from './pods';

const { EnvValue, ServiceAccount } = kubernetes;

const { imagePullPolicy, command, args, workingDir, envFrom } = containerBase;
const {
  runAsUser,
  runAsGroup,
  runAsNonRoot,
  seccompProfile,
  fsGroup,
  supplementalGroups,
}: kubernetes.PodSecurityContext = podBase.podSecurityContext ?? {};
const { appArmorProfile, seLinuxOptions, windowsOptions, procMount, ...revisionSecurityContext } = securityContext;

/** All fields of a container that the request path and sidecars share. */
const container: kubernetes.ContainerBaseProps = {
  imagePullPolicy,
  command,
  args,
  workingDir,
  env,
  envFrom,
  resources,
  volumeMounts: mounts,
  securityContext: revisionSecurityContext,
};

const termination = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: kubernetes.TerminationMessagePolicy.FALLBACK_TO_LOGS_ON_ERROR,
};

const image = 'registry.example.com/orders';
const probed = (probe: kubernetes.Probe) => ({
  image,
  livenessProbe: probe,
  readinessProbe: probe,
  startupProbe: probe,
});

/** Templates, by name, that together have every field of a revision. */
export const revisionTemplates: { readonly [name: string]: serving.RevisionTemplateProps } = {
  orders: {
    ...container,
    ...podBase,
    podSecurityContext: { runAsUser, runAsGroup, runAsNonRoot, seccompProfile, fsGroup, supplementalGroups },
    image,
    containerName: 'orders',
    port: 8080,
    httpVersion: serving.HttpVersion.H2C,
    ...termination,
    sidecars: [{ image: 'registry.example.com/proxy', name: 'proxy', env: { PORT: EnvValue.fromValue('9000') } }],
    initContainers: [{ image: 'registry.example.com/migrate', name: 'migrate', ...container, ...termination }],
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
  ...Object.fromEntries(Object.entries(revisionProbes).map(([name, probe]) => [name, probed(probe)])),
};
