import { configMap } from '../parts/objects';
import type { Part } from '../parts/part';
import {
  bindClusterRole,
  clusterRole,
  finalizersOf,
  READ,
  READ_WRITE,
  role,
  rule,
  serviceAccount,
  withStatus,
} from '../parts/roles';
import { CONFIG_NAMES, deployment, type Env, POD_NAME, SYSTEM_NAMESPACE } from '../parts/workload';
import { CONTROLLER_PROBES } from './probes';

/** Turns brokers, channels, flows, sources and sinks into what carries events. */
export function controller(eventing: Part): void {
  deployment(eventing.called('eventing-controller'), 'eventing-controller', {
    image: 'eventing/cmd/controller',
    serviceAccount: 'eventing-controller',
    labels: { 'knative.dev/high-availability': 'true', 'bindings.knative.dev/exclude': 'true' },
    spread: { app: 'eventing-controller' },
    ports: { metrics: 9090, profiling: 8008, probes: 8080 },
    ...CONTROLLER_PROBES,
    requests: { cpu: '100m', memory: '100Mi' },
    env: {
      ...SYSTEM_NAMESPACE,
      ...CONFIG_NAMES,
      METRICS_DOMAIN: 'knative.dev/eventing',
      // What the controller itself starts.
      APISERVER_RA_IMAGE: eventing.image('eventing/cmd/apiserver_receive_adapter'),
      AUTH_PROXY_IMAGE: eventing.image('eventing/cmd/auth_proxy'),
      ...POD_NAME,
      EVENT_TRANSFORM_JSONATA_IMAGE: fromConfigMap(TRANSFORMATIONS, 'transform-jsonata'),
      ...integrationImages(),
    },
    moreOfContainer: { terminationMessagePolicy: 'FallbackToLogsOnError' },
    moreOfPod: { enableServiceLinks: false },
  });

  const unlabelled = eventing.labelledOnly({});
  configMap(unlabelled, INTEGRATIONS, imagesOf(unlabelled, INTEGRATION_IMAGES));
  configMap(unlabelled, TRANSFORMATIONS, imagesOf(unlabelled, ['transform-jsonata']));

  serviceAccount(eventing, 'eventing-controller');
  for (const [binding, clusterRoleName] of [
    ['eventing-controller', 'knative-eventing-controller'],
    ['eventing-controller-resolver', 'addressable-resolver'],
    ['eventing-controller-source-observer', 'source-observer'],
    ['eventing-controller-sources-controller', 'knative-eventing-sources-controller'],
    ['eventing-controller-manipulator', 'channelable-manipulator'],
    ['eventing-controller-crossnamespace-subscriber', 'crossnamespace-subscriber'],
  ]) {
    bindClusterRole(eventing, binding, clusterRoleName, 'eventing-controller');
  }
  controllerRole(eventing);
  sourcesRole(eventing);
  role(eventing, 'knative-eventing-auth-proxy', [
    rule('', ['configmaps'], ['get'], ['config-logging', 'config-features']),
    rule('', ['configmaps'], ['list', 'watch']),
  ]);
}

function controllerRole(eventing: Part): void {
  const core = ['namespaces', 'secrets', 'configmaps', 'services', 'events', 'serviceaccounts', 'pods'];
  // Until 1.23 it read Endpoints, which Kubernetes has replaced.
  const endpoints = eventing.component._isAtLeast('1.23')
    ? [rule('discovery.k8s.io', ['endpointslices'], READ)]
    : [rule('', ['endpoints'], READ_WRITE)];
  clusterRole(eventing, 'knative-eventing-controller', [
    rule('', [...core, 'serviceaccounts/token'], READ_WRITE),
    ...endpoints,
    rule('apps', ['deployments', 'statefulsets'], READ_WRITE),
    rule('batch', ['jobs'], READ),
    rule(['apps', ''], ['deployments/finalizers', 'configmaps/finalizers'], ['update']),
    rule('', ['services/finalizers'], ['update']),
    rule('rbac.authorization.k8s.io', ['rolebindings', 'roles'], READ_WRITE),
    rule(
      'eventing.knative.dev',
      withStatus('brokers', 'triggers', 'eventtypes', 'eventpolicies', 'eventtransforms', 'requestreplies'),
      READ_WRITE,
    ),
    rule('eventing.knative.dev', finalizersOf('brokers', 'triggers', 'eventtransforms'), ['update']),
    rule('sinks.knative.dev', withStatus('jobsinks', 'integrationsinks'), READ_WRITE),
    rule('sinks.knative.dev', finalizersOf('jobsinks', 'integrationsinks'), ['update']),
    rule('sources.knative.dev', finalizersOf('sinkbindings'), ['update']),
    rule('messaging.knative.dev', withStatus('sequences', 'channels', 'parallels', 'subscriptions'), READ_WRITE),
    rule('messaging.knative.dev', finalizersOf('sequences', 'parallels', 'channels'), ['update']),
    rule('flows.knative.dev', withStatus('sequences', 'parallels'), READ_WRITE),
    rule('flows.knative.dev', finalizersOf('sequences', 'parallels'), ['update']),
    rule('apiextensions.k8s.io', ['customresourcedefinitions'], READ),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    rule('cert-manager.io', ['certificates'], READ_WRITE),
    rule('cert-manager.io', ['certificates/finalizers'], ['update']),
    rule('acme.cert-manager.io', ['challenges'], READ_WRITE),
  ]);
}

function sourcesRole(eventing: Part): void {
  const sources = ['sinkbindings', 'apiserversources', 'pingsources', 'containersources', 'integrationsources'];
  clusterRole(eventing, 'knative-eventing-sources-controller', [
    rule('', ['secrets', 'configmaps', 'services'], READ_WRITE),
    rule('apps', ['deployments'], READ_WRITE),
    rule('sources.knative.dev', [...withStatus(...sources), ...finalizersOf(...sources)], READ_WRITE),
    rule('serving.knative.dev', ['services'], READ_WRITE),
    rule('eventing.knative.dev', ['eventtypes'], READ_WRITE),
    rule('', ['events'], READ_WRITE),
    rule('authorization.k8s.io', ['subjectaccessreviews'], ['create']),
  ]);
}

const INTEGRATIONS = 'eventing-integrations-images';
const TRANSFORMATIONS = 'eventing-transformations-images';

const INTEGRATION_IMAGES = [
  'timer-source',
  'aws-s3-source',
  'aws-sqs-source',
  'aws-ddb-streams-source',
  'log-sink',
  'aws-s3-sink',
  'aws-sqs-sink',
  'aws-sns-sink',
  'aws-eventbridge-sink',
  'jsonata-transformer',
];

function imagesOf(part: Part, names: readonly string[]): { [name: string]: string } {
  return Object.fromEntries(names.map((name) => [name, part.image(`gcr.io/knative-releases/${name}`)]));
}

/** The controller reads the images of the integrations that it knows, `INTEGRATION_SINK_AWS_S3_IMAGE` and so on. */
function integrationImages(): Env {
  return Object.fromEntries(
    INTEGRATION_IMAGES.slice(0, 8).map((name) => {
      const words = name.split('-');
      const direction = words.pop();
      return [`INTEGRATION_${[direction, ...words].join('_').toUpperCase()}_IMAGE`, fromConfigMap(INTEGRATIONS, name)];
    }),
  );
}

function fromConfigMap(name: string, key: string) {
  return { configMapKeyRef: { name, key } };
}
