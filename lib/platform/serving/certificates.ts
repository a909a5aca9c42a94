import type { Part } from '../parts/part';

/** The certificate with which activator and queue-proxies serve, made where `system-internal-tls` is on. */
export function routingCertificate(serving: Part): void {
  const part = serving.labelledOnly({ 'networking.knative.dev/certificate-type': 'system-internal' });
  part.add({
    apiVersion: 'networking.internal.knative.dev/v1alpha1',
    kind: 'Certificate',
    metadata: {
      name: 'routing-serving-certs',
      annotations: { 'networking.knative.dev/certificate.class': 'cert-manager.certificate.networking.knative.dev' },
    },
    spec: { dnsNames: ['kn-routing', 'data-plane.knative.dev'], secretName: 'routing-serving-certs' },
  });
}
