import type { Construct } from 'constructs';
import { Component } from '../component';
import { WEBHOOK_PROBES } from '../eventing/probes';
import { crds, filledSecret, namespace, service } from '../parts/objects';
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
import { deployment, POD_NAME } from '../parts/workload';
import { SOURCES_RELEASES } from './releases';
import { sharedLeaderElection, sharedSettings } from './settings';
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
import type { SourcesProps } from './sources-config';

/**
 * Installs the kind GitLabSource, whose receivers are Knative Services.
 *
 * @see https://knative.dev/docs/eventing/sources/
 */
export class GitLabSources extends Component {
  public constructor(scope: Construct, id: string, props: SourcesProps = {}) {
    super(scope, id, props, { partOf: 'eventing-gitlab', namespace: NAMESPACE, version: VERSION });
    refuseWithoutKnative(this, 'eventing');
    refuseWithoutKnative(this, 'serving');
    const part = this._part(SOURCES_RELEASES, RELEASE);
    crds(part, 'gitlab');
    namespace(part.labelledOnly({}));
    controller(part);
    webhook(part);
    const { config } = props;
    // The release ships none.
    if (config !== undefined) sharedSettings(part, config);
    sharedLeaderElection(part, config);
    this._finish();
  }
}

/** Registers webhooks at GitLab and starts a receiver for each source. */
function controller(part: Part): void {
  const name = 'gitlab-controller-manager';
  const pods = { 'control-plane': name };
  deployment(part, name, {
    image: 'eventing-gitlab/cmd/controller',
    container: 'manager',
    serviceAccount: name,
    labels: pods,
    selector: pods,
    plainPods: true,
    requests: { cpu: '100m', memory: '20Mi' },
    limits: { cpu: '100m', memory: '30Mi' },
    env: { ...CONTROLLER_ENV, GL_RA_IMAGE: part.image('eventing-gitlab/cmd/receive_adapter'), ...POD_NAME },
    securityContext: UNCONFINED,
    moreOfPod: { terminationGracePeriodSeconds: 10 },
  });
  service(part, `${name}-service`, { ports: { 'https-gitlab': [443, 8443] }, selector: pods, labels: pods });

  serviceAccount(part, name);
  bindClusterRole(part, 'eventing-sources-gitlab-addressable-resolver', 'addressable-resolver', name);
  bindClusterRole(part, 'gitlabsource-manager-rolebinding', 'gitlabsource-manager-role', name);
  clusterRole(part, 'gitlabsource-manager-role', [
    ...ownKind('gitlabsources'),
    rule('serving.knative.dev', ['services'], READ_WRITE),
    rule('', ['services', 'secrets'], ['update', ...READ]),
    rule('apps', ['deployments'], READ_WRITE),
    rule('', ['events', 'configmaps'], READ_WRITE),
    rule('coordination.k8s.io', ['leases'], ['get', 'create', 'update']),
  ]);
  clusterRole(part, 'eventing-contrib-gitlab-source-observer', [rule('sources.knative.dev', ['gitlabsources'], READ)], {
    'duck.knative.dev/source': OBSERVER['duck.knative.dev/source'],
  });
}

/** Fills in defaults and refuses what is wrong, and gives tokens to what GitLabBindings name. */
function webhook(part: Part): void {
  const name = 'gitlab-webhook';
  webhookDeployment(part, name, {
    image: 'eventing-gitlab/cmd/webhook',
    liveness: { ...WEBHOOK_PROBES.readiness, initialDelaySeconds: 20 },
    env: POD_NAME,
  });
  service(part, name, {
    ports: { 'https-webhook': [443, 8443] },
    selector: { role: name },
    labels: { role: 'webhook' },
  });
  filledSecret(part, `${name}-certs`);
  const call = { service: name, admissionReviewVersions: ['v1beta1'] };
  mutatingWebhook(part, 'defaulting.webhook.gitlab.sources.knative.dev', call);
  validatingWebhook(part, 'validation.webhook.gitlab.sources.knative.dev', call);
  mutatingWebhook(part, 'gitlabbindings.webhook.gitlab.sources.knative.dev', call);

  serviceAccount(part, name);
  bindClusterRole(part, 'eventing-sources-gitlab-webhook', name, name);
  clusterRole(part, name, [
    ...ownKind('gitlabsources'),
    ...ownKind('gitlabbindings', 'bindings.knative.dev'),
    rule('apps', ['deployments'], READ_WRITE),
    rule('serving.knative.dev', ['services'], READ_WRITE),
    rule('', ['secrets', 'services'], READ),
    rule('', ['secrets'], ['create', 'update']),
    rule('', ['events', 'configmaps'], READ_WRITE),
    rule('eventing.knative.dev', ['eventtypes'], READ_WRITE),
    rule('', ['namespaces'], ['create', 'update', 'patch', ...READ]),
    WEBHOOK_CONFIGURATIONS,
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
  ]);
}
