import type { Part } from '../parts/part';

/** Who signs the certificates of Eventing's receivers. */
export const CA_ISSUER = 'knative-eventing-ca-issuer';

/** The certificate of a receiver of events, which cert-manager makes and renews. */
export function receiverCertificate(eventing: Part, secretName: string, service: string, component: string): void {
  eventing.labelledOnly({}).add({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: secretName },
    spec: {
      secretName,
      secretTemplate: { labels: { ...eventing.labels, 'app.kubernetes.io/component': component } },
      duration: '2160h0m0s',
      renewBefore: '360h0m0s',
      subject: { organizations: ['local'] },
      privateKey: { algorithm: 'RSA', encoding: 'PKCS1', size: 2048, rotationPolicy: 'Always' },
      dnsNames: [`${service}.${eventing.namespace}.svc.cluster.local`, `${service}.${eventing.namespace}.svc`],
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: CA_ISSUER },
    },
  });
}
