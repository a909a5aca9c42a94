import type { ObjectReference } from './reference';

/**
 * Where events are sent: an object that has an address, or a URI.
 *
 * @see https://pkg.go.dev/knative.dev/pkg/apis/duck/v1#Destination
 */
export interface Destination {
  /**
   * The object that receives the events.
   *
   * @default - `uri` names the receiver
   */
  readonly ref?: ObjectReference;

  /**
   * An absolute URI that receives the events or, with `ref`, a path relative to the object's address.
   *
   * @default - the address of `ref`
   */
  readonly uri?: string;

  /**
   * Certificates, PEM, of the authorities that signed the receiver's certificate.
   *
   * @default - the trust bundles of the cluster
   */
  readonly caCerts?: string;

  /**
   * OIDC audience of the receiver, needed for a receiver that authenticates and is named by `uri` alone.
   *
   * @default - the audience that the receiver's own status holds
   */
  readonly audience?: string;
}

/** Anything that takes events: a Service, a Broker, a Channel, a sink, a URI. */
export interface IAddressable {
  /** How manifests name this receiver. */
  readonly destination: Destination;
}
