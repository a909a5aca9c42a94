import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Destination } from '../../kubernetes/addressable';
import type { ObjectReference } from '../../kubernetes/reference';
import { render } from '../../kubernetes/render';
import type { ResourceProps } from '../../kubernetes/resource';
import { type Delivery, renderDelivery } from '../delivery';
import { ChannelBase, type IChannel } from './channel-base';
import type { ChannelTemplate } from './channel-template';
import { Subscription, type SubscriptionOptions } from './subscription';

/** Props of a Channel. */
export interface ChannelProps extends ResourceProps {
  /**
   * Which kind of channel does the work; fixed once the channel exists.
   *
   * @default - the platform's default for the namespace
   */
  readonly channelTemplate?: ChannelTemplate;

  /**
   * What happens to events that subscribers don't take at once; fixed once the channel exists.
   *
   * @default - what the subscriptions say
   */
  readonly delivery?: Delivery;
}

/**
 * Hands every event that it takes to all of its subscribers. Its kind is the platform's choice, or that of a template.
 *
 * @see https://knative.dev/docs/eventing/channels/
 */
export class Channel extends ChannelBase {
  /**
   * A Channel that exists.
   *
   * @param namespace its namespace; by default that of the chart
   */
  public static fromChannelName(scope: Construct, id: string, name: string, namespace?: string): IChannel {
    return new ImportedChannel(scope, id, { apiVersion: 'messaging.knative.dev/v1', kind: 'Channel', name, namespace });
  }

  /** A channel of any kind that exists; its namespace is by default that of the chart. */
  public static fromReference(scope: Construct, id: string, reference: ObjectReference): IChannel {
    return new ImportedChannel(scope, id, reference);
  }

  public constructor(scope: Construct, id: string, props: ChannelProps = {}) {
    super(scope, id, { apiVersion: 'messaging.knative.dev/v1', kind: 'Channel' }, props);
    const { channelTemplate, delivery } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          channelTemplate: render(channelTemplate, (template) => template._toManifest()),
          delivery: render(delivery, renderDelivery),
        },
      }),
      terms: { 'spec.channelTemplate': 'channelTemplate', 'spec.delivery': 'delivery' },
    });
  }
}

class ImportedChannel extends Construct implements IChannel {
  public readonly reference: ObjectReference;

  public constructor(scope: Construct, id: string, reference: ObjectReference) {
    super(scope, id);
    this.reference = { ...reference, namespace: reference.namespace ?? Chart.of(this).namespace };
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }

  public addSubscription(id: string, options: SubscriptionOptions): Subscription {
    return new Subscription(this, id, {
      ...options,
      namespace: options.namespace ?? this.reference.namespace,
      channel: this,
    });
  }
}
