import type { Construct } from 'constructs';
import type { IAddressable } from '../../kubernetes/addressable';
import { render } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import { type Delivery, renderDelivery } from '../delivery';
import { KAFKA_SCALE_TERMS, type KafkaScale, withKafkaScale } from '../kafka-scale';
import { renderDestination } from '../sink';
import type { IChannel } from './channel-base';

/** Props of a Subscription that its channel adds. */
export interface SubscriptionOptions extends ResourceProps {
  /** Who gets the events. */
  readonly subscriber: IAddressable;

  /**
   * Who gets what the subscriber answers.
   *
   * @default - answers are dropped
   */
  readonly reply?: IAddressable;

  /**
   * What happens to events that the subscriber doesn't take at once.
   *
   * @default - as the channel says
   */
  readonly delivery?: Delivery;

  /**
   * How KEDA scales what reads a KafkaChannel; other channels don't read it.
   *
   * @default - as the platform says
   */
  readonly scale?: KafkaScale;
}

/** Props of a Subscription. */
export interface SubscriptionProps extends SubscriptionOptions {
  /**
   * Whose events the subscriber gets; fixed once the subscription exists. A channel of another namespace needs the
   * feature flag `cross-namespace-event-links`.
   */
  readonly channel: IChannel;
}

/**
 * Sends all events of a channel to a subscriber.
 *
 * @see https://knative.dev/docs/eventing/channels/subscriptions/
 */
export class Subscription extends Resource {
  public constructor(scope: Construct, id: string, props: SubscriptionProps) {
    super(scope, id, { apiVersion: 'messaging.knative.dev/v1', kind: 'Subscription' }, withKafkaScale(props));
    const { channel, subscriber, reply, delivery } = props;
    const { apiVersion, kind, name, namespace } = channel.reference;
    this._define({
      props,
      body: () => ({
        spec: {
          channel: { apiVersion, kind, name, namespace: namespace === this.namespace ? undefined : namespace },
          subscriber: render(subscriber, renderDestination),
          reply: render(reply, renderDestination),
          delivery: render(delivery, renderDelivery),
        },
      }),
      terms: { ...KAFKA_SCALE_TERMS, spec: '' },
    });
  }
}
