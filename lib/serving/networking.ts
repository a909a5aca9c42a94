import type { Duration } from 'cdk8s';
import { compact, render } from '../kubernetes/render';
import type { ResourceProps } from '../kubernetes/resource';
import { goDuration } from './scale';

/** What happens to requests that come without TLS. */
export enum HttpProtocol {
  /** They are served. */
  ENABLED = 'enabled',
  /** They are sent to HTTPS. */
  REDIRECTED = 'redirected',
}

/** How a Service or Route is reached. */
export interface NetworkingProps extends ResourceProps {
  /**
   * Whether it is reached from inside the cluster only.
   *
   * @default false
   */
  readonly clusterLocal?: boolean;

  /**
   * What happens to requests that come without TLS.
   *
   * @default - the platform's setting
   */
  readonly httpProtocol?: HttpProtocol;

  /**
   * Whether no certificate is made for its host, although the platform makes them.
   *
   * @default false
   */
  readonly disableExternalDomainTls?: boolean;

  /**
   * Class of the ingress, such as `kourier.ingress.networking.knative.dev`.
   *
   * @default - the platform's ingress
   */
  readonly ingressClass?: string;

  /**
   * Class of the certificates, such as `cert-manager.certificate.networking.knative.dev`.
   *
   * @default - the platform's class
   */
  readonly certificateClass?: string;

  /**
   * Over which time traffic moves to a new latest revision, in whole seconds.
   *
   * @default - the platform's setting, which is at once
   */
  readonly rolloutDuration?: Duration;
}

/**
 * The props of the object, with the labels and annotations that say how it is reached.
 *
 * @internal
 */
export function withNetworking<T extends NetworkingProps>(props: T): T {
  const annotations = compact({
    'networking.knative.dev/http-protocol': props.httpProtocol,
    'networking.knative.dev/disable-external-domain-tls': render(props.disableExternalDomainTls, String),
    'networking.knative.dev/ingress-class': props.ingressClass,
    'networking.knative.dev/certificate-class': props.certificateClass,
    'serving.knative.dev/rollout-duration': render(props.rolloutDuration, goDuration),
  });
  const labels = props.clusterLocal ? { 'networking.knative.dev/visibility': 'cluster-local' } : undefined;
  if (annotations === undefined && labels === undefined) return props;
  return { ...props, labels: { ...labels, ...props.labels }, annotations: { ...annotations, ...props.annotations } };
}

/**
 * The props behind labels and annotations.
 *
 * @internal
 */
export const NETWORKING_TERMS: { readonly [field: string]: string } = {
  'metadata.labels["networking.knative.dev/visibility"]': 'clusterLocal',
  'metadata.annotations["networking.knative.dev/http-protocol"]': 'httpProtocol',
  'metadata.annotations["networking.knative.dev/disable-external-domain-tls"]': 'disableExternalDomainTls',
  'metadata.annotations["networking.knative.dev/ingress-class"]': 'ingressClass',
  'metadata.annotations["networking.knative.dev/certificate-class"]': 'certificateClass',
  'metadata.annotations["serving.knative.dev/rollout-duration"]': 'rolloutDuration',
};
