import { migrate } from '../../eventing/post-install';
import type { Part } from '../../parts/part';
import { bindClusterRole, clusterRole, type Rule, rule, serviceAccount } from '../../parts/roles';
import { type Env, job, SYSTEM_NAMESPACE } from '../../parts/workload';

/** Brings what older releases have stored to the form of this one. */
export function kafkaPostInstall(part: Part): void {
  finish(part, 'kafka-controller-post-install', {
    account: 'knative-kafka-controller-post-install',
    container: 'post-install',
    image: 'eventing-kafka-broker/control-plane/cmd/post-install',
    env: { ...SYSTEM_NAMESPACE, CHANNEL_GENERAL_CONFIG_MAP_NAME: 'kafka-channel-config' },
    rules: [],
  });
  finish(part, 'knative-kafka-storage-version-migrator', {
    account: 'knative-kafka-storage-version-migrator',
    container: 'migrate',
    image: 'pkg/apiextensions/storageversion/cmd/migrate',
    env: { IGNORE_NOT_FOUND: 'true' },
    args: [
      'kafkasources.sources.knative.dev',
      'kafkachannels.messaging.knative.dev',
      'kafkasinks.eventing.knative.dev',
    ],
    rules: [
      rule(
        'apiextensions.k8s.io',
        ['customresourcedefinitions', 'customresourcedefinitions/status'],
        ['get', 'list', 'update', 'patch', 'watch'],
      ),
      migrate('sources', 'kafkasources'),
      migrate('messaging', 'kafkachannels'),
      migrate('eventing', 'kafkasinks'),
      rule('', ['namespaces'], ['get', 'list']),
    ],
  });
}

function finish(
  part: Part,
  name: string,
  work: { account: string; container: string; image: string; env: Env; args?: string[]; rules: Rule[] },
): void {
  const { account, rules, ...pod } = work;
  job(part, name, {
    ...pod,
    serviceAccount: account,
    plainName: true,
    labels: { app: name },
    // With a sidecar, the pod would never end.
    podLabels: { app: name, 'sidecar.istio.io/inject': 'false' },
    podAnnotations: { 'sidecar.istio.io/inject': 'false' },
    moreOfPod: { restartPolicy: 'OnFailure' },
    moreOfSpec: { ttlSecondsAfterFinished: 600, backoffLimit: 10 },
  });
  serviceAccount(part, account);
  bindClusterRole(part, account, account, account);
  clusterRole(part, account, rules);
}
