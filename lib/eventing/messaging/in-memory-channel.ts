import type { Construct } from 'constructs';
import { render } from '../../kubernetes/render';
import type { ResourceProps } from '../../kubernetes/resource';
import { type Delivery, renderDelivery } from '../delivery';
import { ChannelBase } from './channel-base';

/** Whom the pods serve that hand out the events of a channel. */
export enum DispatcherScope {
  /** All channels of the cluster that have this scope. */
  CLUSTER = 'cluster',
  /** The channels of the namespace: the pods run in it. */
  NAMESPACE = 'namespace',
}

/** Props of an InMemoryChannel. */
export interface InMemoryChannelProps extends ResourceProps {
  /**
   * What happens to events that subscribers don't take at once.
   *
   * @default - what the subscriptions say
   */
  readonly delivery?: Delivery;

  /**
   * Whom the pods serve that hand out the channel's events.
   *
   * @default DispatcherScope.CLUSTER
   */
  readonly dispatcherScope?: DispatcherScope;
}

/**
 * A channel that keeps events in memory only, and loses them when its pod ends: for development.
 *
 * @see https://knative.dev/docs/eventing/channels/
 */
export class InMemoryChannel extends ChannelBase {
  public constructor(scope: Construct, id: string, props: InMemoryChannelProps = {}) {
    const { delivery, dispatcherScope, annotations, ...rest } = props;
    super(
      scope,
      id,
      { apiVersion: 'messaging.knative.dev/v1', kind: 'InMemoryChannel' },
      { ...rest, annotations: dispatcherScope ? { [SCOPE]: dispatcherScope, ...annotations } : annotations },
    );
    this._define({
      props,
      body: () => ({ spec: { delivery: render(delivery, renderDelivery) } }),
      terms: { [`metadata.annotations["${SCOPE}"]`]: 'dispatcherScope', 'spec.delivery': 'delivery' },
    });
  }
}

const SCOPE = 'eventing.knative.dev/scope';
