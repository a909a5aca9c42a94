import { service } from '../parts/objects';
import type { Part } from '../parts/part';
import {
  bindClusterRole,
  bindRole,
  clusterRole,
  READ,
  READ_WRITE,
  type Rule,
  role,
  rule,
  serviceAccount,
  withStatus,
} from '../parts/roles';
import { CONFIG_NAMES, deployment, POD_NAME, SYSTEM_NAMESPACE } from '../parts/workload';
import { CONTROLLER_PROBES, RECEIVER_IDENTITY, RECEIVER_PROBES } from './probes';

/** The broker that all namespaces share and that keeps its events in channels. */
export function multiTenantBroker(eventing: Part): void {
  controller(eventing);
  dataPlane(eventing, 'ingress', {
    env: { INGRESS_PORT: '8080', INGRESS_PORT_HTTPS: '8443' },
    rules: [
      rule('eventing.knative.dev', ['eventtypes'], ['create', ...READ]),
      rule('eventing.knative.dev', ['brokers', 'eventpolicies'], READ),
      rule('', ['configmaps'], READ),
    ],
    moreInNamespace: [rule('', ['serviceaccounts/token'], ['create'], ['mt-broker-ingress-oidc'])],
  });
  serviceAccount(eventing, 'mt-broker-ingress-oidc');
  dataPlane(eventing, 'filter', {
    env: { FILTER_PORT: '8080', FILTER_PORT_HTTPS: '8443' },
    rules: [
      rule('eventing.knative.dev', [...withStatus('brokers', 'triggers'), 'eventpolicies'], READ),
      rule('messaging.knative.dev', ['subscriptions'], READ),
      rule('', ['configmaps'], READ),
      rule('', ['serviceaccounts/token'], ['create']),
      rule('eventing.knative.dev', ['eventtypes'], ['create', ...READ]),
    ],
    moreInNamespace: [],
  });
}

/** Makes the channel of each broker and the subscription of each trigger. Acts as Eventing's own controller. */
function controller(eventing: Part): void {
  deployment(eventing, 'mt-broker-controller', {
    image: 'eventing/cmd/mtchannel_broker',
    serviceAccount: 'eventing-controller',
    labels: { 'app.kubernetes.io/component': 'mt-broker-controller', 'bindings.knative.dev/exclude': 'true' },
    podLabels: { 'app.kubernetes.io/component': 'broker-controller' },
    spread: { app: 'mt-broker-controller' },
    ports: { metrics: 9090, profiling: 8008, probes: 8080 },
    ...CONTROLLER_PROBES,
    requests: { cpu: '100m', memory: '100Mi' },
    env: { ...SYSTEM_NAMESPACE, ...CONFIG_NAMES, METRICS_DOMAIN: 'knative.dev/eventing', ...POD_NAME },
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
    moreOfPod: { enableServiceLinks: false },
  });
  const role = 'knative-eventing-mt-channel-broker-controller';
  bindClusterRole(eventing, 'eventing-mt-channel-broker-controller', role, 'eventing-controller');
  clusterRole(eventing, role, [
    rule('', ['namespaces/finalizers'], ['update']),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    rule('eventing.knative.dev', ['brokers'], ['knsubscribe']),
  ]);
}

/** The ingress takes events for all brokers; the filter sends each on to the triggers that want it. */
function dataPlane(
  eventing: Part,
  direction: 'ingress' | 'filter',
  differs: {
    readonly env: { readonly [name: string]: string };
    readonly rules: Rule[];
    /** What it may do in Eventing's own namespace besides reading certificates. */
    readonly moreInNamespace: Rule[];
  },
): void {
  const part = eventing.called(`broker-${direction}`);
  const pods = { 'eventing.knative.dev/brokerRole': direction };
  const name = `mt-broker-${direction}`;
  deployment(part, name, {
    image: `eventing/cmd/broker/${direction}`,
    container: direction,
    serviceAccount: name,
    labels: { 'bindings.knative.dev/exclude': 'true' },
    scale: { name: `broker-${direction}-hpa`, min: 1, max: 10, cpuPercent: 70 },
    selector: pods,
    ports: { http: 8080, https: 8443, metrics: 9092 },
    ...RECEIVER_PROBES,
    requests: { cpu: '100m', memory: '100Mi' },
    env: {
      ...SYSTEM_NAMESPACE,
      ...RECEIVER_IDENTITY,
      CONTAINER_NAME: direction,
      ...CONFIG_NAMES,
      METRICS_DOMAIN: 'knative.dev/internal/eventing',
      ...differs.env,
    },
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
    moreOfPod: { enableServiceLinks: false },
  });
  service(part, `broker-${direction}`, {
    ports: { http: [80, 8080], https: [443, 8443], 'http-metrics': 9092 },
    selector: pods,
    labels: pods,
  });

  serviceAccount(eventing, name);
  bindClusterRole(eventing, `knative-eventing-${name}`, `knative-eventing-${name}`, name);
  clusterRole(eventing, `knative-eventing-${name}`, differs.rules);
  const unlabelled = eventing.labelledOnly({});
  bindRole(unlabelled, name, name, name);
  role(unlabelled, name, [rule('', ['secrets'], READ), ...differs.moreInNamespace]);
}
