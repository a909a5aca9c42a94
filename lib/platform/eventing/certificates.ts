import { refuseWithout } from '../existing-cluster';
import { certificateAuthority } from '../parts/certificate-authority';
import type { Part } from '../parts/part';
import type { CertificateIssuer } from '../serving/config/certificate-issuers-config';

const CA_ISSUER = 'knative-eventing-ca-issuer';

/** The certificates of receivers of events, by their Services, which cert-manager makes and renews, and who signs them. */
export function certificates(eventing: Part, services: readonly string[], issuer?: CertificateIssuer): void {
  refuseWithout(eventing.component, 'certManager', 'a cert-manager, which `transportCertificates` needs');
  if (issuer === undefined) certificateAuthority(eventing, { issuer: CA_ISSUER, authority: 'knative-eventing-ca' });
  const { name = CA_ISSUER, kind = 'ClusterIssuer', group = 'cert-manager.io' } = issuer ?? {};
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
        dnsNames: [`${service}.${eventing.namespace}.svc.cluster.local`, `${service}.${eventing.namespace}.svc`],
        issuerRef: { group, kind, name },
      },
    });
  }
}
