import type { Part } from './part';

/** Declares a ClusterIssuer of the cluster's cert-manager with a certificate authority of its own, which signs itself. */
export function certificateAuthority(
  part: Part,
  { issuer, authority }: { readonly issuer: string; readonly authority: string },
): void {
  const apiVersion = 'cert-manager.io/v1';
  const root = `${authority}-root`;
  part.add({ apiVersion, kind: 'ClusterIssuer', metadata: { name: root }, spec: { selfSigned: {} } });
  part.add({
    apiVersion,
    kind: 'Certificate',
    metadata: { name: authority, namespace: part.component._settings.cluster?.certManager?.namespace },
    spec: {
      secretName: authority,
      isCA: true,
      commonName: authority,
      privateKey: { algorithm: 'ECDSA', size: 256 },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: root },
    },
  });
  part.add({ apiVersion, kind: 'ClusterIssuer', metadata: { name: issuer }, spec: { ca: { secretName: authority } } });
}
