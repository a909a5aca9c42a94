import type { ISecret } from '../../kubernetes/secret';
import { filledSecret, service } from '../parts/objects';
import type { Part } from '../parts/part';
import { bindClusterRole, clusterRole, READ, rule, serviceAccount } from '../parts/roles';
import { CONFIG_NAMES, fromField, SYSTEM_NAMESPACE, statefulSet } from '../parts/workload';

/** Waits on behalf of a client for the event that answers its own. Each pod has a part of the clients. */
export function requestReply(eventing: Part, keys: ISecret | undefined): void {
  const pods = { 'eventing.knative.dev/part-of': 'request-reply' };
  const part = eventing.called('request-reply');
  if (keys !== undefined && keys.name !== KEYS) {
    const allowed = `\`${KEYS}\` with the label \`eventing.knative.dev/part-of: request-reply\`, by which Eventing looks the keys up`;
    part.component._faults.refuse(
      'platform/config',
      'requestReplyKeys',
      keys.name,
      allowed,
      'rename and label the Secret',
    );
  }
  statefulSet(part, 'request-reply', {
    image: 'eventing/cmd/requestreply',
    serviceAccount: 'request-reply',
    // Without a key it ends at once.
    replicas: keys === undefined ? 0 : 1,
    fixedReplicas: true,
    selector: pods,
    ports: { http: 8080, https: 8443 },
    env: {
      ...SYSTEM_NAMESPACE,
      POD_INDEX: fromField("metadata.labels['apps.kubernetes.io/pod-index']"),
      HTTP_PORT: '8080',
      HTTPS_PORT: '8443',
      SECRETS_PATH: '/etc/secrets',
      ...CONFIG_NAMES,
    },
    moreOfContainer: { volumeMounts: [{ name: 'aes-keys', mountPath: '/etc/secrets' }] },
    moreOfPod: { volumes: [{ name: 'aes-keys', secret: { secretName: KEYS } }] },
  });
  service(part, 'request-reply', { ports: { http: [80, 8080], https: [443, 8443] }, selector: pods, labels: pods });
  if (keys === undefined) filledSecret(part, KEYS, pods);

  serviceAccount(eventing, 'request-reply');
  bindClusterRole(eventing, 'knative-eventing-request-reply', 'knative-eventing-request-reply', 'request-reply');
  clusterRole(eventing, 'knative-eventing-request-reply', [
    rule('', ['configmaps', 'secrets'], READ),
    rule('eventing.knative.dev', ['requestreplies', 'requestreplies/status'], ['patch', ...READ]),
    rule('', ['events'], ['create', 'patch']),
    rule('coordination.k8s.io', ['leases'], ['create', 'update', 'patch', ...READ]),
    rule('eventing.knative.dev', ['eventpolicies'], READ),
  ]);
}

/** The only Secret in which the controller and the filters look for keys. */
const KEYS = 'request-reply-keys';
