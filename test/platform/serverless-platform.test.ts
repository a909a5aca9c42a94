import { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { platform } from '../../lib';
import { platformOf } from '../../lib/admission/platform-facts';
import { changes, manifests } from './changes';

const { ServerlessPlatform } = platform;

/** What a knob moves, against the default platform. */
function moved(props: platform.ServerlessPlatformProps): string[] {
  return changes(
    manifests((scope) => new ServerlessPlatform(scope, 'platform')),
    manifests((scope) => new ServerlessPlatform(scope, 'platform', props)),
  );
}

it('The default platform is one chart a stage, without a duplicate or a dangling reference', () => {
  const app = new App();
  const { charts, serving, eventing } = new ServerlessPlatform(app, 'platform');
  expect(charts.map(({ node }) => node.id)).toEqual(['00-crds', '10-core', '20-admitted', '30-post-install']);
  expect([serving?.namespace, eventing?.namespace]).toEqual(['knative-serving', 'knative-eventing']);
  expect(() => app.synthYaml()).not.toThrow();
});

it('Every object carries the labels by which an installation is found again', () => {
  const objects = manifests((scope) => new ServerlessPlatform(scope, 'platform', { instance: 'main' }));
  const without = Object.entries(objects).filter(([, { metadata }]) => {
    const { 'app.kubernetes.io/instance': instance, 'app.kubernetes.io/part-of': partOf } = metadata.labels;
    return instance !== 'main' || partOf === undefined;
  });
  expect(without.map(([id]) => id)).toEqual([]);
});

it('The domain is that of all Services', () => {
  expect(moved({ domain: 'apps.example.com' })).toEqual(['ConfigMap/config-domain .data.apps.example.com: nothing → ']);
});

it('A part may be left out', () => {
  const objects = manifests(
    (scope) =>
      new ServerlessPlatform(scope, 'platform', {
        without: [platform.PlatformPart.EVENTING, platform.PlatformPart.TRIGGERS],
      }),
  );
  expect(Object.keys(objects).filter((id) => /eventing|triggers/.test(id))).toEqual([]);
});

it('No image comes from a registry but the mirror', () => {
  const images = platform.Images.mirror('registry.example.com/mirror');
  const objects = manifests((scope) => new ServerlessPlatform(scope, 'platform', { images }));
  expect(JSON.stringify(objects)).not.toMatch(/gcr\.io|docker\.io|ghcr\.io/);
});

describe('TLS', () => {
  const config = { network: { systemInternalTls: true } };

  it('needs cert-manager', () => {
    expect(() => new ServerlessPlatform(new App(), 'platform', { serving: { config } })).toThrow(
      /config.network.systemInternalTls is true; allowed: only with cert-manager/,
    );
  });

  it('brings its issuer, and restarts what reads the flag at start', () => {
    const certManager = platform.CertManager.existing();
    expect(moved({ certManager, serving: { config } }).map((line) => line.replace(/"\w{8}"/, '"…"'))).toEqual([
      'Certificate/knative-selfsigned-ca added',
      'ClusterIssuer/knative-selfsigned-ca-root added',
      'ClusterIssuer/knative-selfsigned-issuer added',
      'ConfigMap/config-network .data.system-internal-tls: nothing → enabled',
      'Deployment/activator .spec.template.metadata.annotations: nothing → {"serving.knative.dev/tls":"…"}',
      'Deployment/controller .spec.template.metadata.annotations: nothing → {"serving.knative.dev/tls":"…"}',
    ]);
  });
});

it('Rules know what the platform of the app is set to', () => {
  const app = new App();
  const features = { nodeSelector: platform.FeatureState.ENABLED };
  new ServerlessPlatform(app, 'platform', { serving: { config: { features }, hpaAutoscaler: false } });
  const known = platformOf(app, 'serving');
  expect(known?.setting('config-features', 'kubernetes.podspec-nodeselector')).toBe('enabled');
  expect(known?.setting('config-network', 'ingress-class')).toBe('kourier.ingress.networking.knative.dev');
  expect(known?.classes).toEqual(['kpa.autoscaling.knative.dev']);
});

it('Objects can be patched', () => {
  const app = new App();
  const whole = new ServerlessPlatform(app, 'platform');
  whole.object('Namespace', 'knative-serving').metadata.addLabel('webhooks.knative.dev/exclude', 'true');
  expect(() => whole.object('Namespace', 'knative-srving')).toThrow(/has no Namespace of the name knative-srving/);
});
