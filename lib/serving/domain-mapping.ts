import type { Construct } from 'constructs';
import type { IAddressable } from '../kubernetes/addressable';
import { render } from '../kubernetes/render';
import { Resource } from '../kubernetes/resource';
import type { ISecret } from '../kubernetes/secret';

/** Props of a DomainMapping. */
export interface DomainMappingProps {
  /** The domain, such as `orders.example.com`; the object's name. */
  readonly domain: string;

  /** What is reached under the domain: an addressable object of the same namespace. */
  readonly target: IAddressable;

  /**
   * Secret of type `kubernetes.io/tls` with the domain's certificate.
   *
   * @default - the platform makes a certificate, if it makes them
   */
  readonly tlsSecret?: ISecret;

  /**
   * Namespace of the object, which must be that of the target.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Labels of the object, added to those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the object.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/**
 * A domain of one's own for a Service. `Service.addDomain` makes one together with its claim.
 *
 * @see https://knative.dev/docs/serving/services/custom-domains/
 */
export class DomainMapping extends Resource {
  public constructor(scope: Construct, id: string, props: DomainMappingProps) {
    const { domain, target, tlsSecret, namespace, labels, annotations } = props;
    super(
      scope,
      id,
      { apiVersion: 'serving.knative.dev/v1beta1', kind: 'DomainMapping' },
      { name: domain, namespace, labels, annotations },
    );
    this._define({
      props,
      body: () => ({
        spec: { ref: target.destination.ref, tls: render(tlsSecret, ({ name }) => ({ secretName: name })) },
      }),
      terms: { 'metadata.name': 'domain', 'spec.ref': 'target', 'spec.tls.secretName': 'tlsSecret' },
    });
  }
}
