import type { Destination, IAddressable } from '../../kubernetes/addressable';
import type { IReferable } from '../../kubernetes/reference';
import { Resource } from '../../kubernetes/resource';
import { Subscription, type SubscriptionOptions } from './subscription';

/** A channel. */
export interface IChannel extends IAddressable, IReferable {
  /** Sends all events of the channel to a subscriber. The subscription is a child of the channel. */
  addSubscription(id: string, options: SubscriptionOptions): Subscription;
}

/** What channels of every kind have in common. */
export abstract class ChannelBase extends Resource implements IChannel {
  public get destination(): Destination {
    return { ref: this.reference };
  }

  public addSubscription(id: string, options: SubscriptionOptions): Subscription {
    return new Subscription(this, id, { ...options, namespace: options.namespace ?? this.namespace, channel: this });
  }
}
