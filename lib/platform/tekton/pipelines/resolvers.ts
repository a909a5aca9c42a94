import { configMap, namespace, service } from '../../parts/objects';
import type { Part } from '../../parts/part';
import {
  bindClusterRole,
  bindRole,
  clusterRole,
  READ,
  READ_WRITE,
  role,
  rule,
  serviceAccount,
} from '../../parts/roles';
import { deployment, RESTRICTED } from '../../parts/workload';
import { LOGGING } from '../logging';
import { ON_LINUX, POD_PORTS, partOf, podsOf, SERVICE_PORTS, TEKTON_ENV } from '../pods';

const NAME = 'tekton-pipelines-remote-resolvers';
const ACCOUNT = 'tekton-pipelines-resolvers';

/** Fetches tasks and pipelines from where runs refer to: git, bundles, hubs, other namespaces, HTTP. */
export function resolvers(pipelines: Part, namespaceName: string): void {
  const access = pipelines.inNamespace(namespaceName).called('resolvers');
  const part = partOf(pipelines.inNamespace(namespaceName), 'resolvers');
  const pods = podsOf(part, 'resolvers');
  namespace(access, { 'pod-security.kubernetes.io/enforce': 'restricted' });
  deployment(part, NAME, {
    image: 'resolvers-ff86b24f130c42b88983d3c13993056d',
    container: 'controller',
    serviceAccount: ACCOUNT,
    replicas: 1,
    selector: pods,
    podLabels: { app: ACCOUNT },
    spread: pods,
    ports: POD_PORTS,
    requests: { cpu: '100m', memory: '100Mi' },
    limits: { cpu: '1000m', memory: '4Gi' },
    command: ['/sbin/tini', '--', '/ko-app/resolvers'],
    env: {
      ...TEKTON_ENV,
      CONFIG_LOGGING_NAME: 'config-logging',
      CONFIG_OBSERVABILITY_NAME: 'config-observability',
      CONFIG_FEATURE_FLAGS_NAME: 'feature-flags',
      CONFIG_LEADERELECTION_NAME: 'config-leader-election-resolvers',
      METRICS_DOMAIN: 'tekton.dev/resolution',
      PROBES_PORT: '8080',
      // The public hubs, unless another is named here.
      TEKTON_HUB_API: '',
      ARTIFACT_HUB_API: 'https://artifacthub.io/',
    },
    securityContext: { ...RESTRICTED, runAsUser: 65532 },
    moreOfContainer: { volumeMounts: [{ name: 'tmp-clone-volume', mountPath: '/tmp' }] },
    moreOfPod: { affinity: ON_LINUX, volumes: [{ name: 'tmp-clone-volume', emptyDir: { sizeLimit: '4Gi' } }] },
  });
  service(part, NAME, {
    ports: SERVICE_PORTS,
    selector: pods,
    labels: { app: NAME },
  });
  for (const [name, data] of Object.entries(SETTINGS)) configMap(access, name, data);

  serviceAccount(access, ACCOUNT);
  bindClusterRole(access, ACCOUNT, 'tekton-pipelines-resolvers-resolution-request-updates', ACCOUNT);
  clusterRole(access, 'tekton-pipelines-resolvers-resolution-request-updates', [
    rule('resolution.tekton.dev', ['resolutionrequests', 'resolutionrequests/status'], ['update', 'patch', ...READ]),
    rule('tekton.dev', ['tasks', 'pipelines', 'stepactions'], ['get', 'list']),
    rule('', ['secrets', 'serviceaccounts'], READ),
  ]);
  bindRole(access, `${ACCOUNT}-namespace-rbac`, `${ACCOUNT}-namespace-rbac`, ACCOUNT);
  role(access, `${ACCOUNT}-namespace-rbac`, [
    rule('', ['configmaps', 'secrets'], ['update', ...READ]),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
  ]);
}

const SETTINGS: { readonly [configMap: string]: { readonly [key: string]: string } } = {
  'bundleresolver-config': { 'default-service-account': 'default', 'default-kind': 'task' },
  'cluster-resolver-config': {
    'default-kind': 'task',
    'default-namespace': '',
    'allowed-namespaces': '',
    'blocked-namespaces': '',
  },
  'resolvers-feature-flags': {
    'enable-bundles-resolver': 'true',
    'enable-hub-resolver': 'true',
    'enable-git-resolver': 'true',
    'enable-cluster-resolver': 'true',
    'enable-http-resolver': 'true',
  },
  'config-leader-election-resolvers': {},
  'config-logging': LOGGING,
  'config-observability': { 'metrics-protocol': 'prometheus' },
  'git-resolver-config': {
    'fetch-timeout': '1m',
    'default-url': 'https://github.com/tektoncd/catalog.git',
    'default-revision': 'main',
    'scm-type': 'github',
    'server-url': '',
    'api-token-secret-name': '',
    'api-token-secret-key': '',
    'api-token-secret-namespace': 'default',
    'default-org': '',
  },
  'http-resolver-config': { 'fetch-timeout': '1m' },
  'hubresolver-config': {
    'default-tekton-hub-catalog': 'Tekton',
    'default-artifact-hub-task-catalog': 'tekton-catalog-tasks',
    'default-artifact-hub-pipeline-catalog': 'tekton-catalog-pipelines',
    'default-kind': 'task',
    'default-type': 'artifact',
  },
  'resolver-cache-config': { 'max-size': '1000', ttl: '5m' },
};
