import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../../kubernetes/addressable';
import { render } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import type { ISecret } from '../../kubernetes/secret';

/** How an event is written into a record. */
export enum ContentMode {
  /** Attributes are headers, and the data is the value. */
  BINARY = 'binary',
  /** The value is the whole event. */
  STRUCTURED = 'structured',
}

/** Props of a KafkaSink. */
export interface KafkaSinkProps extends ResourceProps {
  /** The topic; fixed once the sink exists. */
  readonly topic: string;

  /** Servers of the cluster of Kafka, such as `kafka:9092`; at least one. */
  readonly bootstrapServers: string[];

  /**
   * Partitions of the topic if the sink makes it, 1 or more; fixed once the sink exists.
   *
   * @default - the topic exists
   */
  readonly numPartitions?: number;

  /**
   * Copies of each partition if the sink makes the topic, 1 or more; fixed once the sink exists.
   *
   * @default - the topic exists
   */
  readonly replicationFactor?: number;

  /**
   * How an event is written into a record.
   *
   * @default ContentMode.BINARY
   */
  readonly contentMode?: ContentMode;

  /**
   * Secret with protocol, certificates and passwords.
   *
   * @default - the servers want none
   */
  readonly authSecret?: ISecret;
}

/**
 * Puts events into a topic of Apache Kafka.
 *
 * @see https://knative.dev/docs/eventing/sinks/kafka-sink/
 */
export class KafkaSink extends Resource implements IAddressable {
  public constructor(scope: Construct, id: string, props: KafkaSinkProps) {
    super(scope, id, { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'KafkaSink' }, props);
    const { topic, bootstrapServers, numPartitions, replicationFactor, contentMode, authSecret } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          topic,
          bootstrapServers,
          numPartitions,
          replicationFactor,
          contentMode,
          auth: render(authSecret, ({ name }) => ({ secret: { ref: { name } } })),
        },
      }),
      terms: { spec: '', 'spec.auth.secret.ref.name': 'authSecret' },
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }
}
