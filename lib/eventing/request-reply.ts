import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../kubernetes/addressable';
import { render } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { IBroker } from './broker';
import { type Delivery, renderDelivery } from './delivery';
import { isoDuration } from './iso-duration';

/** Props of a RequestReply. */
export interface RequestReplyProps extends ResourceProps {
  /** The broker that requests go to and answers come from; of the same namespace. */
  readonly broker: IBroker;

  /**
   * How long an answer is waited for, above zero, in tenths of a second.
   *
   * @default Duration.seconds(30)
   */
  readonly timeout?: Duration;

  /**
   * Attribute that marks a request; not `id`, `type` or `specversion`.
   *
   * @default correlationid
   */
  readonly correlationAttribute?: string;

  /**
   * Attribute by which an answer names its request; not `id`, `type` or `specversion`.
   *
   * @default replyid
   */
  readonly replyAttribute?: string;

  /**
   * What happens to requests that the broker doesn't take at once.
   *
   * @default - as the broker says
   */
  readonly delivery?: Delivery;
}

/**
 * Lets callers wait for the answer to an event that goes through a broker.
 *
 * @see https://knative.dev/docs/eventing/
 */
export class RequestReply extends Resource implements IAddressable {
  public constructor(scope: Construct, id: string, props: RequestReplyProps) {
    super(scope, id, { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'RequestReply' }, props);
    const { broker, timeout, correlationAttribute, replyAttribute, delivery } = props;
    // The namespace is refused, so it appears only where it is wrong.
    const namespace = broker.namespace === this.namespace ? undefined : broker.namespace;
    this._define({
      props,
      body: () => ({
        spec: {
          brokerRef: { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker', name: broker.name, namespace },
          timeout: render(timeout, isoDuration),
          correlationAttribute,
          replyAttribute,
          delivery: render(delivery, renderDelivery),
        },
      }),
      terms: { spec: '', 'spec.brokerRef': 'broker' },
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }
}
