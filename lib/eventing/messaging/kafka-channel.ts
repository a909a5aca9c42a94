import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { render } from '../../kubernetes/render';
import type { ResourceProps } from '../../kubernetes/resource';
import { type Delivery, renderDelivery } from '../delivery';
import { isoDuration } from '../iso-duration';
import { ChannelBase } from './channel-base';

/** The topic behind a channel. */
export interface KafkaChannelOptions {
  /**
   * Partitions of the topic, 1 or more; fixed once the channel exists.
   *
   * @default 1
   */
  readonly numPartitions?: number;

  /**
   * Copies of each partition, 1 or more; fixed once the channel exists.
   *
   * @default 1
   */
  readonly replicationFactor?: number;

  /**
   * How long the topic keeps events; fixed once the channel exists.
   *
   * @default Duration.days(7)
   */
  readonly retention?: Duration;

  /**
   * What happens to events that subscribers don't take at once.
   *
   * @default - what the subscriptions say
   */
  readonly delivery?: Delivery;
}

/** Props of a KafkaChannel. */
export interface KafkaChannelProps extends KafkaChannelOptions, ResourceProps {}

/**
 * A channel that is a topic of Apache Kafka.
 *
 * @see https://knative.dev/docs/eventing/configuration/kafka-channel-configuration/
 */
export class KafkaChannel extends ChannelBase {
  public constructor(scope: Construct, id: string, props: KafkaChannelProps = {}) {
    super(scope, id, { apiVersion: 'messaging.knative.dev/v1', kind: 'KafkaChannel' }, props);
    this._define({
      props,
      body: () => ({ spec: renderKafkaChannel(props) }),
      terms: { spec: '', 'spec.retentionDuration': 'retention' },
    });
  }
}

/** @internal */
export function renderKafkaChannel({ numPartitions, replicationFactor, retention, delivery }: KafkaChannelOptions) {
  return {
    numPartitions,
    replicationFactor,
    retentionDuration: render(retention, isoDuration),
    delivery: render(delivery, renderDelivery),
  };
}
