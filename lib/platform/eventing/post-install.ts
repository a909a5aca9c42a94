import type { Part } from '../parts/part';
import { bindClusterRole, clusterRole, type Rule, rule, serviceAccount } from '../parts/roles';
import { job } from '../parts/workload';

/** Brings what an older release has stored to the form of this one. */
export function postInstall(eventing: Part): void {
  const migration = 'storage-version-migration-eventing';
  job(eventing.called('storage-version-migration-job'), migration, {
    image: 'pkg/apiextensions/storageversion/cmd/migrate',
    container: 'migrate',
    serviceAccount: ACCOUNT,
    env: { IGNORE_NOT_FOUND: 'true' },
    args: KINDS,
    labels: { app: migration },
    // With a sidecar, the pod would never end.
    podLabels: { app: migration, 'sidecar.istio.io/inject': 'false' },
    podAnnotations: { 'sidecar.istio.io/inject': 'false' },
    moreOfPod: { restartPolicy: 'OnFailure' },
    moreOfSpec: { ttlSecondsAfterFinished: 600, backoffLimit: 10 },
  });

  const role = `${ACCOUNT}-role`;
  serviceAccount(eventing, ACCOUNT);
  bindClusterRole(eventing, `${role}-binding`, role, ACCOUNT);
  clusterRole(eventing, role, [
    rule(
      'apiextensions.k8s.io',
      ['customresourcedefinitions', 'customresourcedefinitions/status'],
      ['get', 'list', 'update', 'patch', 'watch'],
    ),
    migrate('sources', 'apiserversources', 'containersources', 'pingsources', 'sinkbindings'),
    migrate('eventing', 'brokers', 'eventtypes', 'triggers'),
    migrate('messaging', 'channels', 'inmemorychannels', 'subscriptions'),
    migrate('flows', 'parallels', 'sequences'),
    migrate('sinks', 'jobsinks'),
    rule('', ['namespaces'], ['get', 'list']),
  ]);
}

const ACCOUNT = 'knative-eventing-post-install-job';

/** What lets a job store all objects of these kinds again. */
export function migrate(group: string, ...kinds: string[]): Rule {
  return rule(
    `${group}.knative.dev`,
    kinds.flatMap((kind) => [kind, `${kind}/finalizers`, `${kind}/status`]),
    ['get', 'list', 'create', 'update', 'patch', 'watch'],
  );
}

const KINDS = [
  'apiserversources.sources.knative.dev',
  'brokers.eventing.knative.dev',
  'channels.messaging.knative.dev',
  'containersources.sources.knative.dev',
  'eventtypes.eventing.knative.dev',
  'inmemorychannels.messaging.knative.dev',
  'parallels.flows.knative.dev',
  'pingsources.sources.knative.dev',
  'sequences.flows.knative.dev',
  'sinkbindings.sources.knative.dev',
  'subscriptions.messaging.knative.dev',
  'triggers.eventing.knative.dev',
  'jobsinks.sinks.knative.dev',
  'eventpolicies.eventing.knative.dev',
  'integrationsources.sources.knative.dev',
  'integrationsinks.sinks.knative.dev',
];
