import { checkNamespace } from '../namespace';
import type { Part } from './part';
import { TRUST_BUNDLE } from './trust-bundle';

/**
 * Declares a ClusterIssuer of the cluster's cert-manager with a certificate authority of its own, which signs itself, and lets
 * a trust-manager hand its certificate to the namespaces of the installation.
 */
export function certificateAuthority(
  part: Part,
  { issuer, authority }: { readonly issuer: string; readonly authority: string },
): void {
  const { cluster, instance } = part.component._settings;
  const apiVersion = 'cert-manager.io/v1';
  const root = `${authority}-root`;
  checkNamespace(part.component, 'cluster.certManager.namespace', cluster?.certManager?.namespace);
  part.add({ apiVersion, kind: 'ClusterIssuer', metadata: { name: root }, spec: { selfSigned: {} } });
  part.add({
    apiVersion,
    kind: 'Certificate',
    metadata: { name: authority, namespace: cluster?.certManager?.namespace },
    spec: {
      secretName: authority,
      isCA: true,
      commonName: authority,
      privateKey: { algorithm: 'ECDSA', size: 256 },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: root },
    },
  });
  part.add({ apiVersion, kind: 'ClusterIssuer', metadata: { name: issuer }, spec: { ca: { secretName: authority } } });
  if (!cluster?.certManager?.trustManager) return;
  part.add({
    apiVersion: 'trust.cert-manager.io/v1alpha1',
    kind: 'Bundle',
    metadata: { name: authority },
    spec: {
      sources: [{ secret: { name: authority, key: 'tls.crt' } }],
      target: {
        configMap: { key: 'ca.crt', metadata: { labels: TRUST_BUNDLE } },
        namespaceSelector: {
          matchLabels: instance
            ? { 'app.kubernetes.io/instance': instance }
            : { 'kubernetes.io/metadata.name': part.namespace },
        },
      },
    },
  });
}
