import { CLUSTER_DOMAIN } from '../../admission/platform-facts';
import { refuseWithout } from '../existing-cluster';
import { certificateAuthority } from '../parts/certificate-authority';
import type { Part } from '../parts/part';

/** By this name alone, since Eventing's controllers make certificates by it too. */
const ISSUER = 'knative-eventing-ca-issuer';

/** The certificates of receivers of events, by their Services, which cert-manager makes and renews, and who signs them. */
export function certificates(eventing: Part, services: readonly string[], existingIssuer: boolean): void {
  const { component, namespace } = eventing;
  refuseWithout(component, 'certManager', 'a cert-manager, which `transportCertificates` needs');
  if (!existingIssuer) certificateAuthority(eventing, { issuer: ISSUER, authority: 'knative-eventing-ca' });
  const { clusterDomain = CLUSTER_DOMAIN } = component._settings.cluster ?? {};
  for (const service of services) {
    const secretName = `${service.startsWith('broker-') ? 'mt-' : ''}${service}-server-tls`;
    eventing.labelledOnly({}).add({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: secretName },
      spec: {
        secretName,
        secretTemplate: { labels: { ...eventing.labels, 'app.kubernetes.io/component': service } },
        duration: '2160h0m0s',
        renewBefore: '360h0m0s',
        subject: { organizations: ['local'] },
        privateKey: { algorithm: 'RSA', encoding: 'PKCS1', size: 2048, rotationPolicy: 'Always' },
        dnsNames: [`${service}.${namespace}.svc.${clusterDomain}`, `${service}.${namespace}.svc`],
        issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: ISSUER },
      },
    });
  }
}
