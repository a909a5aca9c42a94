import type { Construct } from 'constructs';
import { render } from '../../kubernetes/render';
import type { ResourceProps } from '../../kubernetes/resource';
import { type Delivery, renderDelivery } from '../delivery';
import { ChannelBase } from './channel-base';

/** Props of an InMemoryChannel. */
export interface InMemoryChannelProps extends ResourceProps {
  /**
   * What happens to events that subscribers don't take at once.
   *
   * @default - what the subscriptions say
   */
  readonly delivery?: Delivery;
}

/**
 * A channel that keeps events in memory only, and loses them when its pod ends: for development.
 *
 * @see https://knative.dev/docs/eventing/channels/
 */
export class InMemoryChannel extends ChannelBase {
  public constructor(scope: Construct, id: string, props: InMemoryChannelProps = {}) {
    super(scope, id, { apiVersion: 'messaging.knative.dev/v1', kind: 'InMemoryChannel' }, props);
    const { delivery } = props;
    this._define({
      props,
      body: () => ({ spec: { delivery: render(delivery, renderDelivery) } }),
      terms: { 'spec.delivery': 'delivery' },
    });
  }
}
