import type { Construct } from 'constructs';
import { expect, it } from 'vitest';
import { platform } from '../../lib';
import { manifests } from './changes';

const { CephSources, GitHubSources, GitLabSources, Ingress, RabbitmqSources, RedisSources } = platform;

const CLUSTER: platform.ExistingCluster = {
  kubernetesVersion: '1.35',
  certManager: platform.CertManager.existing({ trustManager: true }),
  istio: true,
  contour: true,
  gatewayClasses: ['istio'],
  rabbitmqOperators: true,
  metricsServer: true,
};

/** A platform with all that there is, encrypted, whose namespaces have other names than upstream's. */
function elsewhere(scope: Construct, ingress: platform.Ingress): void {
  const network = { clusterLocalDomainTls: true, externalDomainTls: true, systemInternalTls: true };
  const features = { transportEncryption: platform.TransportEncryption.STRICT };
  const declared = new platform.ServerlessPlatform(scope, 'platform', {
    cluster: CLUSTER,
    networkPolicies: true,
    highAvailability: { replicas: 2 },
    trustBundle: '-----BEGIN CERTIFICATE-----',
    serving: { namespace: 'services', ingress, config: { network } },
    eventing: { namespace: 'events', config: { features } },
    pipelines: { namespace: 'pipelines' },
    triggers: { namespace: 'triggers' },
  });
  new platform.KafkaSources(declared, 'kafka');
  for (const Sources of [CephSources, GitHubSources, GitLabSources, RabbitmqSources, RedisSources]) {
    new Sources(declared, Sources.name, { namespace: Sources.name.toLowerCase() });
  }
}

const UPSTREAMS = /(?<![\w-])(knative-(serving|eventing|sources?)|tekton-pipelines|kourier-system)(?![\w-])/;

/** The texts in an object that name a namespace of upstream's, but for labels and categories that name what an object is part of. */
function left(value: unknown, path: string): string[] {
  if (typeof value === 'string') return UPSTREAMS.test(value) && !LABEL.test(path) ? [`${path}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => left(child, `${path}.${key}`));
}

const LABEL = /\.app\.kubernetes\.io\/(name|part-of)$|\.names\.categories\.\d$/;

it.each([
  ['Kourier', Ingress.kourier({ gatewayNamespace: 'gateway' })],
  ['Istio', Ingress.istio()],
  ['Contour', Ingress.contour()],
  ['the Gateway API', Ingress.gatewayApi()],
])('With %s and all else in namespaces of other names, none of upstream is left', (_, ingress) => {
  const objects = Object.entries(manifests((scope) => elsewhere(scope, ingress)));
  const found = objects.flatMap(([id, object]) => left(object, id));
  expect(found).toEqual([
    // A label of config maps too.
    'ValidatingWebhookConfiguration/config.webhook.serving.knative.dev.webhooks.0.objectSelector.matchExpressions.0.values.0: knative-serving',
  ]);
});
