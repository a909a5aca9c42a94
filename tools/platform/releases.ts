import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CertManager } from '../../lib/platform/cert-manager';
import { KnativeEventing } from '../../lib/platform/eventing/knative-eventing';
import type { ExistingCluster } from '../../lib/platform/existing-cluster';
import { Contour } from '../../lib/platform/ingress/contour';
import { GatewayApi } from '../../lib/platform/ingress/gateway-api';
import { Istio } from '../../lib/platform/ingress/istio';
import { Kourier } from '../../lib/platform/ingress/kourier';
import { KnativeVersion } from '../../lib/platform/knative-version';
import { KnativeServing } from '../../lib/platform/serving/knative-serving';
import { CephSources } from '../../lib/platform/sources/ceph-sources';
import { GitHubSources } from '../../lib/platform/sources/github-sources';
import { GitLabSources } from '../../lib/platform/sources/gitlab-sources';
import { KafkaSources } from '../../lib/platform/sources/kafka-sources';
import { RabbitmqSources } from '../../lib/platform/sources/rabbitmq-sources';
import { RedisSources } from '../../lib/platform/sources/redis-sources';
import { Stages } from '../../lib/platform/stages';
import { TektonPipelines } from '../../lib/platform/tekton/pipelines/tekton-pipelines';
import { TektonTriggers } from '../../lib/platform/tekton/triggers/tekton-triggers';

/** What upstream's files expect to find. */
const CLUSTER: ExistingCluster = {
  kubernetesVersion: '1.35',
  certManager: CertManager.existing(),
  istio: true,
  contour: true,
  gatewayClasses: ['istio'],
  serving: true,
  eventing: true,
  rabbitmqOperators: true,
  metricsServer: true,
};

/** The certificates of upstream's file for TLS, which ships no issuer. */
const CERTIFICATES = {
  cluster: CLUSTER,
  transportCertificates: true,
  existingIssuer: true,
};

/** What each set of upstream's release files installs, with default settings, by the folder that holds the files. */
export const RELEASES: { readonly [folder: string]: (scope: Construct) => void } = {
  'knative-serving/1.23.0': (scope) => new KnativeServing(scope, 'serving'),
  'knative-serving/1.22.1': (scope) => new KnativeServing(scope, 'serving', { version: KnativeVersion.V1_22_1 }),
  'knative-eventing/1.23.0': (scope) => new KnativeEventing(scope, 'eventing', CERTIFICATES),
  'knative-eventing/1.22.1': (scope) =>
    new KnativeEventing(scope, 'eventing', { version: KnativeVersion.V1_22_1, ...CERTIFICATES }),
  'ingress/1.23': (scope) => ingressLayers(scope, KnativeVersion.V1_23_0),
  'ingress/1.22': (scope) => ingressLayers(scope, KnativeVersion.V1_22_1),
  'eventing-sources/1.23': sources,
  'tekton-pipelines/1.12.0': (scope) => new TektonPipelines(scope, 'pipelines'),
  'tekton-triggers/0.36.0': (scope) => new TektonTriggers(scope, 'triggers'),
};

function ingressLayers(scope: Construct, version: KnativeVersion): void {
  const serving = KnativeServing.existing({ version });
  new Kourier(scope, 'kourier', { serving });
  new Istio(scope, 'istio', { serving, cluster: CLUSTER });
  new Contour(scope, 'contour', { serving, cluster: CLUSTER });
  new GatewayApi(scope, 'gateway-api', { serving, cluster: CLUSTER });
}

/** As a platform would have them: each shared object once. */
function sources(scope: Construct): void {
  const platform = new Construct(scope, 'sources');
  new Stages(platform);
  new KafkaSources(platform, 'kafka', { cluster: CLUSTER });
  new GitHubSources(platform, 'github', { cluster: CLUSTER });
  new GitLabSources(platform, 'gitlab', { cluster: CLUSTER });
  new RabbitmqSources(platform, 'rabbitmq', { cluster: CLUSTER });
  new RedisSources(platform, 'redis', { cluster: CLUSTER });
  new CephSources(platform, 'ceph', { cluster: CLUSTER });
  // RabbitMQ's file ships a copy of a webhook of Eventing's, which sources leave to the Eventing that they need.
  const name = 'sinkbindings.webhook.sources.knative.dev';
  new ApiObject(new Chart(platform, 'eventing'), 'webhook', {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name, labels: { 'rabbitmq.eventing.knative.dev/release': 'v1.23.0' } },
    webhooks: [
      {
        name,
        admissionReviewVersions: ['v1', 'v1beta1'],
        clientConfig: { service: { name: 'eventing-webhook', namespace: 'knative-eventing' } },
        failurePolicy: 'Fail',
        sideEffects: 'None',
        timeoutSeconds: 2,
      },
    ],
  });
}
