import { compact } from '../../kubernetes/render';
import { type Delivery, renderDelivery } from '../delivery';
import { type KafkaChannelOptions, renderKafkaChannel } from './kafka-channel';

/** Which channels an object makes for itself. */
export class ChannelTemplate {
  /** Channels that keep events in memory only, and lose them when their pod ends. */
  public static inMemory(delivery?: Delivery): ChannelTemplate {
    const spec = compact({ delivery: delivery && renderDelivery(delivery) });
    return new ChannelTemplate({ apiVersion: 'messaging.knative.dev/v1', kind: 'InMemoryChannel', spec }, delivery);
  }

  /** Channels that are topics of Apache Kafka. */
  public static kafka(options: KafkaChannelOptions = {}): ChannelTemplate {
    const spec = compact(renderKafkaChannel(options));
    return new ChannelTemplate(
      { apiVersion: 'messaging.knative.dev/v1', kind: 'KafkaChannel', spec },
      options.delivery,
    );
  }

  /** Channels of another kind, by API version, kind and `spec`, such as `{ apiVersion, kind, spec }`. */
  public static custom(template: { readonly [key: string]: any }): ChannelTemplate {
    return new ChannelTemplate(template);
  }

  private constructor(
    private readonly template: object,
    /** @internal */
    public readonly _delivery?: Delivery,
  ) {}

  /** @internal */
  public _toManifest(): object {
    return this.template;
  }
}
