import type { Construct } from 'constructs';
import { Component } from '../component';
import { configMap, crds, filledSecret, namespace, service } from '../parts/objects';
import type { Part } from '../parts/part';
import {
  bindClusterRole,
  clusterRole,
  READ,
  READ_WRITE,
  rule,
  serviceAccount,
  WEBHOOK_CONFIGURATIONS,
} from '../parts/roles';
import { mutatingWebhook, validatingWebhook } from '../parts/webhooks';
import { statefulSet } from '../parts/workload';
import { SOURCES_RELEASES } from './releases';
import { ownLeaderElection, sharedSettings } from './settings';
import {
  CONTROLLER_ENV,
  NAMESPACE,
  OBSERVER,
  ownKind,
  RELEASE,
  refuseWithoutKnative,
  UNCONFINED,
  VERSION,
  webhookDeployment,
} from './source';
import type { SourcesConfig, SourcesProps } from './sources-config';

/**
 * Installs the kind GitHubSource, whose receivers are Knative Services.
 *
 * @see https://knative.dev/docs/eventing/sources/
 */
export class GitHubSources extends Component {
  public constructor(scope: Construct, id: string, props: SourcesProps = {}) {
    super(scope, id, props, { partOf: 'eventing-github', namespace: NAMESPACE, version: VERSION });
    refuseWithoutKnative(this, 'eventing');
    refuseWithoutKnative(this, 'serving');
    const part = this._part(SOURCES_RELEASES, RELEASE);
    crds(part, 'github');
    namespace(part.labelledOnly({}));
    controller(part);
    webhook(part, props.config);
    sharedSettings(part, props.config);
    ownLeaderElection(part, LEADER_ELECTION, { resourceLock: 'leases' }, props.config?.leaderElection);
    configMap(part.labelledOnly(TRACING), 'config-tracing', {});
    this._finish();
  }
}

const LEADER_ELECTION = 'config-leader-election-github';

const TRACING = {
  'eventing.knative.dev/release': 'devel',
  'knative.dev/config-propagation': 'original',
  'knative.dev/config-category': 'eventing',
};

/** Registers webhooks at GitHub and starts a receiver for each source. */
function controller(part: Part): void {
  const name = 'github-controller-manager';
  const pods = { 'control-plane': name };
  statefulSet(part, name, {
    image: 'eventing-github/cmd/controller',
    container: 'manager',
    serviceAccount: name,
    labels: pods,
    selector: pods,
    plainPods: true,
    requests: { cpu: '100m', memory: '100Mi' },
    limits: { cpu: '1000m', memory: '1000Mi' },
    env: {
      ...CONTROLLER_ENV,
      CONFIG_LEADERELECTION_NAME: LEADER_ELECTION,
      GH_RA_IMAGE: part.image('eventing-github/cmd/receive_adapter'),
    },
    securityContext: UNCONFINED,
    moreOfPod: { terminationGracePeriodSeconds: 10 },
    moreOfSpec: { serviceName: name },
  });
  service(part, 'github-controller', { ports: { 'https-github': [443, undefined] }, selector: pods, labels: pods });

  serviceAccount(part, name);
  bindClusterRole(part, 'eventing-sources-github-addressable-resolver', 'addressable-resolver', name);
  bindClusterRole(part, 'eventing-sources-github-controller', 'eventing-sources-github-controller', name);
  clusterRole(part, 'eventing-sources-github-controller', [
    ...ownKind('githubsources'),
    rule('apps', ['deployments'], READ_WRITE),
    rule('serving.knative.dev', ['services'], READ_WRITE),
    rule('', ['secrets', 'services'], READ),
    rule('', ['events', 'configmaps'], READ_WRITE),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
  ]);
  clusterRole(part.labelledOnly(OBSERVER), 'eventing-contrib-github-source-observer', [
    rule('sources.knative.dev', ['githubsources'], READ),
  ]);
}

/** Fills in defaults and refuses what is wrong, and gives tokens to what GitHubBindings name. */
function webhook(part: Part, { leaderElection }: SourcesConfig = {}): void {
  const name = 'github-webhook';
  webhookDeployment(part, name, {
    image: 'eventing-github/cmd/webhook',
    podAnnotations: { 'sidecar.istio.io/inject': 'false' },
    // Upstream's reads `config-leader-election`, which no release ships.
    env: leaderElection && { CONFIG_LEADERELECTION_NAME: LEADER_ELECTION },
  });
  service(part.labelledOnly({ 'eventing.knative.dev/release': 'devel' }), name, {
    ports: { 'https-webhook': [443, 8443] },
    selector: { role: name },
    labels: { role: name },
  });
  filledSecret(part, `${name}-certs`);
  const call = { service: name, admissionReviewVersions: ['v1beta1'] };
  mutatingWebhook(part, 'defaulting.webhook.github.sources.knative.dev', call);
  validatingWebhook(part, 'validation.webhook.github.sources.knative.dev', call);
  const binding = part.labelledOnly({ 'samples.knative.dev/release': 'devel' });
  mutatingWebhook(binding, 'githubbindings.webhook.github.sources.knative.dev', call);

  serviceAccount(part, name);
  bindClusterRole(part, 'eventing-sources-github-podspecable-binding', 'podspecable-binding', name);
  bindClusterRole(part, 'eventing-sources-github-webhook', name, name);
  clusterRole(part, name, [
    ...ownKind('githubsources'),
    ...ownKind('githubbindings', 'bindings.knative.dev'),
    rule('apps', ['deployments'], READ_WRITE),
    rule('serving.knative.dev', ['services'], READ_WRITE),
    rule('', ['secrets', 'services'], READ),
    rule('', ['secrets'], ['create', 'update']),
    rule('', ['namespaces'], ['patch', ...READ]),
    rule('', ['events', 'configmaps'], READ_WRITE),
    rule('eventing.knative.dev', ['eventtypes'], READ_WRITE),
    WEBHOOK_CONFIGURATIONS,
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
  ]);
}
