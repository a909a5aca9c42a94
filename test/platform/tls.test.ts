import { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { kubernetes, platform } from '../../lib';
import { changes, manifests } from './changes';

const { CertManager, KnativeEventing, KnativeServing, ServerlessPlatform, TransportEncryption } = platform;

const clusterWith = (certManager = CertManager.existing()): platform.ExistingCluster => ({
  kubernetesVersion: '1.35',
  certManager,
  metricsServer: true,
});

/** What settings of the network move, against an installation without them. */
function moved(network: platform.NetworkConfig, more: platform.ServingConfig = {}): string[] {
  const serving = (config: platform.ServingConfig) =>
    manifests((scope) => new KnativeServing(scope, 'serving', { cluster: clusterWith(), config }));
  return changes(serving(more), serving({ ...more, network })).map((line) => line.replace(/"\w{8}"/, '"…"'));
}

const AUTHORITY = [
  'Certificate/knative-selfsigned-ca added',
  'ClusterIssuer/knative-selfsigned-ca-root added',
  'ClusterIssuer/knative-selfsigned-issuer added',
];
const restarted = (name: string) =>
  `Deployment/${name} .spec.template.metadata.annotations: nothing → {"serving.knative.dev/network":"…"}`;

describe('TLS of Serving', () => {
  it('brings no issuer where one is given', () => {
    const certificateIssuers = { externalDomain: { name: 'letsencrypt' }, systemInternal: { name: 'internal' } };
    expect(moved({ externalDomainTls: true }, { certificateIssuers })).toEqual([
      'ConfigMap/config-network .data.external-domain-tls: nothing → enabled',
      restarted('controller'),
    ]);
    expect(moved({ clusterLocalDomainTls: true }, { certificateIssuers })).toEqual(expect.arrayContaining(AUTHORITY));
  });

  it('is refused where cert-manager, or the issuer, has a name that there can’t be', () => {
    const install = (certManager: platform.CertManager, certificateIssuers?: platform.CertificateIssuersConfig) => () =>
      new KnativeServing(new App(), 'serving', {
        cluster: clusterWith(certManager),
        config: { network: { externalDomainTls: true }, certificateIssuers },
      });
    expect(install(CertManager.existing({ namespace: 'Certs' }))).toThrow(
      /cluster.certManager.namespace is "Certs"; allowed: at most 63 .* \[platform\/namespace\]/,
    );
    expect(install(CertManager.existing(), { externalDomain: { name: 'Lets Encrypt' } })).toThrow(
      /config.certificateIssuers.externalDomain is .*Lets Encrypt.*; allowed: a name: lower-case letters, .* \[platform\/config\]/,
    );
  });

  it('restarts pods again when it changes, and when it does not', () => {
    const annotation = (network: platform.NetworkConfig) =>
      manifests((scope) => new KnativeServing(scope, 'serving', { cluster: clusterWith(), config: { network } }))[
        'Deployment/controller'
      ].spec.template.metadata.annotations['serving.knative.dev/network'];
    const one = annotation({ externalDomainTls: true });
    expect(annotation({ externalDomainTls: true, tagTemplate: '{{.Name}}-{{.Tag}}' })).toBe(one);
    expect(annotation({ externalDomainTls: true, systemInternalTls: true })).not.toBe(one);
  });
});

describe('TLS of Eventing', () => {
  const features = { transportEncryption: TransportEncryption.STRICT };
  const eventing = (props: platform.KnativeEventingProps) =>
    manifests((scope) => new KnativeEventing(scope, 'eventing', { cluster: clusterWith(), ...props }));
  const requestReplyKeys = kubernetes.Secret.fromSecretName('request-reply-keys');

  it('gives a certificate to each receiver that runs', () => {
    const receivers = (props: platform.KnativeEventingProps) =>
      Object.keys(eventing({ config: { features }, ...props })).filter((id) => id.endsWith('-server-tls'));
    expect(receivers({ requestReplyKeys, inMemoryChannel: false, multiTenantBroker: false })).toEqual([
      'Certificate/job-sink-server-tls',
      'Certificate/request-reply-server-tls',
    ]);
    expect(receivers({})).toEqual(
      ['job-sink', 'imc-dispatcher', 'mt-broker-filter', 'mt-broker-ingress'].map(
        (receiver) => `Certificate/${receiver}-server-tls`,
      ),
    );
  });

  it('names hosts as the DNS of the cluster does', () => {
    const cluster = { ...clusterWith(), clusterDomain: 'k8s.example.com' };
    const certificate = eventing({ cluster, namespace: 'events', config: { features } })[
      'Certificate/job-sink-server-tls'
    ];
    expect(certificate.spec.dnsNames).toEqual(['job-sink.events.svc.k8s.example.com', 'job-sink.events.svc']);
  });
});

describe('Trust', () => {
  const trustBundle = '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n';
  const whole = (props: platform.ServerlessPlatformProps) =>
    manifests((scope) => new ServerlessPlatform(scope, 'platform', props));

  it('is given as text, under the label by which Serving and Eventing look for it', () => {
    expect(changes(whole({}), whole({ trustBundle }))).toEqual([
      'ConfigMap/eventing-trust-bundle added',
      'ConfigMap/serving-trust-bundle added',
    ]);
    for (const component of ['serving', 'eventing']) {
      const { metadata, data } = whole({ trustBundle })[`ConfigMap/${component}-trust-bundle`];
      expect(metadata).toMatchObject({
        namespace: `knative-${component}`,
        labels: { 'networking.knative.dev/trust-bundle': 'true' },
      });
      expect(data).toEqual({ 'ca.crt': trustBundle });
    }
  });

  it('in something else than certificates is refused', () => {
    expect(() => new KnativeServing(new App(), 'serving', { trustBundle: 'ca.crt' })).toThrow(
      /trustBundle is "ca.crt"; allowed: certificates in PEM, .* \[platform\/trust-bundle\]/,
    );
  });

  it('in authorities of the platform is handed out by trust-manager', () => {
    const props = {
      serving: { config: { network: { clusterLocalDomainTls: true } } },
      eventing: { config: { features: { transportEncryption: TransportEncryption.PERMISSIVE } } },
    };
    const trustManager = CertManager.existing({ namespace: 'certs', trustManager: true });
    const cluster = clusterWith(CertManager.existing({ namespace: 'certs' }));
    const objects = whole({ ...props, cluster: clusterWith(trustManager) });
    expect(changes(whole({ ...props, cluster }), objects)).toEqual([
      'Bundle/knative-eventing-ca added',
      'Bundle/knative-selfsigned-ca added',
    ]);
    const { metadata, spec } = objects['Bundle/knative-selfsigned-ca'];
    expect(metadata.namespace).toBeUndefined();
    expect(spec).toEqual({
      sources: [{ secret: { name: 'knative-selfsigned-ca', key: 'tls.crt' } }],
      target: {
        configMap: { key: 'ca.crt', metadata: { labels: { 'networking.knative.dev/trust-bundle': 'true' } } },
        namespaceSelector: { matchLabels: { 'app.kubernetes.io/instance': 'platform' } },
      },
    });
    expect(objects['Namespace/knative-eventing'].metadata.labels['app.kubernetes.io/instance']).toBe('platform');
    expect(objects['Certificate/knative-selfsigned-ca'].metadata.namespace).toBe('certs');
  });
});
