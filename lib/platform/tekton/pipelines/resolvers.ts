import { renderKeys } from '../../config/keys';
import type { LeaderElectionConfig } from '../../config/leader-election-config';
import { LOGGING_KEYS } from '../../config/logging-config';
import { OBSERVABILITY_KEYS } from '../../config/observability-config';
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
import { RESTRICTED, type WorkloadDeclaration } from '../../parts/workload';
import { LOGGING } from '../logging';
import { ON_LINUX, POD_PORTS, partOf, podsOf, SERVICE_PORTS, TEKTON_ENV } from '../pods';
import { leaderElection, observability } from '../settings';
import { BUNDLE_RESOLVER_KEYS, checkBundleResolver } from './config/resolvers/bundle-resolver-config';
import { CLUSTER_RESOLVER_KEYS, checkClusterResolver } from './config/resolvers/cluster-resolver-config';
import { renderGitResolver } from './config/resolvers/git-resolver-config';
import { HTTP_RESOLVER_KEYS } from './config/resolvers/http-resolver-config';
import { HUB_RESOLVER_KEYS } from './config/resolvers/hub-resolver-config';
import { RESOLVER_CACHE_KEYS } from './config/resolvers/resolver-cache-config';
import { RESOLVER_FEATURES_KEYS } from './config/resolvers/resolver-features-config';
import type { ResolversConfig } from './config/resolvers/resolvers-config';
import { tunedWorkload } from './performance';
import type { TektonPipelinesProps } from './tekton-pipelines';

const NAME = 'tekton-pipelines-remote-resolvers';
const ACCOUNT = 'tekton-pipelines-resolvers';

/** Fetches tasks and pipelines from where runs refer to: git, bundles, hubs, other namespaces, HTTP. */
export function resolvers(pipelines: Part, namespaceName: string, props: TektonPipelinesProps): void {
  const access = pipelines.inNamespace(namespaceName).called('resolvers');
  const part = partOf(pipelines.inNamespace(namespaceName), 'resolvers');
  const pods = podsOf(part, 'resolvers');
  namespace(access, { 'pod-security.kubernetes.io/enforce': 'restricted' });
  const declaration: WorkloadDeclaration = {
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
  };
  tunedWorkload(part, 'resolvers', NAME, declaration, props);
  service(part, NAME, {
    ports: SERVICE_PORTS,
    selector: pods,
    labels: { app: NAME },
  });
  const { config = {} } = props;
  settings(access, config.resolvers ?? {}, config.leaderElection?.resolvers);

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

function settings(resolvers: Part, config: ResolversConfig, election: LeaderElectionConfig | undefined): void {
  const { component } = resolvers;
  configMap(resolvers, 'resolvers-feature-flags', {
    'enable-bundles-resolver': 'true',
    'enable-hub-resolver': 'true',
    'enable-git-resolver': 'true',
    'enable-cluster-resolver': 'true',
    'enable-http-resolver': 'true',
    ...renderKeys(component, 'config.resolvers.features', RESOLVER_FEATURES_KEYS, config.features),
  });
  configMap(resolvers, 'bundleresolver-config', {
    'default-service-account': 'default',
    'default-kind': 'task',
    ...renderKeys(component, 'config.resolvers.bundles', BUNDLE_RESOLVER_KEYS, config.bundles, checkBundleResolver),
  });
  configMap(resolvers, 'cluster-resolver-config', {
    'default-kind': 'task',
    'default-namespace': '',
    'allowed-namespaces': '',
    'blocked-namespaces': '',
    ...renderKeys(component, 'config.resolvers.cluster', CLUSTER_RESOLVER_KEYS, config.cluster, checkClusterResolver),
  });
  configMap(resolvers, 'git-resolver-config', {
    'fetch-timeout': '1m',
    'default-url': 'https://github.com/tektoncd/catalog.git',
    'default-revision': 'main',
    'scm-type': 'github',
    'server-url': '',
    'api-token-secret-name': '',
    'api-token-secret-key': '',
    'api-token-secret-namespace': 'default',
    'default-org': '',
    ...renderGitResolver(component, config.git),
  });
  configMap(resolvers, 'http-resolver-config', {
    'fetch-timeout': '1m',
    ...renderKeys(component, 'config.resolvers.http', HTTP_RESOLVER_KEYS, config.http),
  });
  configMap(resolvers, 'hubresolver-config', {
    'default-tekton-hub-catalog': 'Tekton',
    'default-artifact-hub-task-catalog': 'tekton-catalog-tasks',
    'default-artifact-hub-pipeline-catalog': 'tekton-catalog-pipelines',
    'default-kind': 'task',
    'default-type': 'artifact',
    ...renderKeys(component, 'config.resolvers.hub', HUB_RESOLVER_KEYS, config.hub),
  });
  configMap(resolvers, 'resolver-cache-config', {
    'max-size': '1000',
    ttl: '5m',
    ...renderKeys(component, 'config.resolvers.cache', RESOLVER_CACHE_KEYS, config.cache),
  });
  leaderElection(resolvers, 'config-leader-election-resolvers', 'resolvers', election);
  configMap(resolvers, 'config-logging', {
    ...LOGGING,
    ...renderKeys(component, 'config.resolvers.logging', LOGGING_KEYS, config.logging),
  });
  const path = 'config.resolvers.observability';
  observability(resolvers, 'config-observability', path, OBSERVABILITY_KEYS, config.observability);
}
