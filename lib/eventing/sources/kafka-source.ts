import type { Construct } from 'constructs';
import { render } from '../../kubernetes/render';
import { Resource } from '../../kubernetes/resource';
import { type Delivery, renderDelivery } from '../delivery';
import { KAFKA_SCALE_TERMS, type KafkaScale, withKafkaScale } from '../kafka-scale';
import { renderSecretKey, type SecretKey } from '../secret-key';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** Where a consumer group that is new begins to read. */
export enum InitialOffset {
  /** At the oldest record. */
  EARLIEST = 'earliest',
  /** After the newest record. */
  LATEST = 'latest',
}

/** Whether the records of a partition wait for each other. */
export enum DeliveryOrdering {
  /** Each record waits until the one before is delivered. */
  ORDERED = 'ordered',
  /** Records are delivered as they come. */
  UNORDERED = 'unordered',
}

/** How one logs in with SASL. */
export interface KafkaSasl {
  /**
   * Whether SASL is used.
   *
   * @default true
   */
  readonly enable?: boolean;

  /**
   * Mechanism, such as `PLAIN` or `SCRAM-SHA-512`.
   *
   * @default PLAIN
   */
  readonly mechanism?: SecretKey;

  /**
   * Name of the user.
   *
   * @default - none
   */
  readonly user?: SecretKey;

  /**
   * Password of the user.
   *
   * @default - none
   */
  readonly password?: SecretKey;

  /**
   * Where tokens come from, for `OAUTHBEARER`.
   *
   * @default - none
   */
  readonly tokenProvider?: SecretKey;

  /**
   * ARN of the role whose tokens are used, for `OAUTHBEARER`.
   *
   * @default - none
   */
  readonly roleArn?: SecretKey;
}

/** How connections are encrypted. */
export interface KafkaTls {
  /**
   * Whether TLS is used.
   *
   * @default true
   */
  readonly enable?: boolean;

  /**
   * Certificate of the client, PEM.
   *
   * @default - none
   */
  readonly cert?: SecretKey;

  /**
   * Key of the client, PEM.
   *
   * @default - none
   */
  readonly key?: SecretKey;

  /**
   * Certificate of the authority that signed the servers' certificates, PEM.
   *
   * @default - the authorities that everybody trusts
   */
  readonly caCert?: SecretKey;
}

/** Props of a KafkaSource. */
export interface KafkaSourceProps extends SourceProps {
  /** Servers of the cluster of Kafka, such as `kafka:9092`; at least one. */
  readonly bootstrapServers: string[];

  /** Topics whose records become events; at least one. */
  readonly topics: string[];

  /**
   * Name of the consumer group; fixed once the source exists.
   *
   * @default - a name that is made
   */
  readonly consumerGroup?: string;

  /**
   * How many consumers read, unless KEDA scales them.
   *
   * @default 1
   */
  readonly consumers?: number;

  /**
   * How KEDA scales the consumers.
   *
   * @default - as the platform says
   */
  readonly scale?: KafkaScale;

  /**
   * Where a new consumer group begins to read.
   *
   * @default InitialOffset.LATEST
   */
  readonly initialOffset?: InitialOffset;

  /**
   * Whether the records of a partition wait for each other.
   *
   * @default DeliveryOrdering.ORDERED
   */
  readonly ordering?: DeliveryOrdering;

  /**
   * What happens to events that the sink doesn't take at once.
   *
   * @default - what the platform sets
   */
  readonly delivery?: Delivery;

  /**
   * How one logs in.
   *
   * @default - the servers don't ask
   */
  readonly sasl?: KafkaSasl;

  /**
   * How connections are encrypted.
   *
   * @default - they are not
   */
  readonly tls?: KafkaTls;
}

/**
 * Sends the records of topics of Apache Kafka as events.
 *
 * @see https://knative.dev/docs/eventing/sources/kafka-source/
 */
export class KafkaSource extends Resource {
  public constructor(scope: Construct, id: string, props: KafkaSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1', kind: 'KafkaSource' }, withKafkaScale(props));
    const { bootstrapServers, topics, consumerGroup, consumers, initialOffset, ordering, delivery, sasl, tls } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          bootstrapServers,
          topics,
          consumerGroup,
          consumers,
          initialOffset,
          ordering,
          delivery: render(delivery, renderDelivery),
          net: sasl || tls ? { sasl: render(sasl, renderSasl), tls: render(tls, renderTls) } : undefined,
          ...renderSource(props),
        },
      }),
      terms: { ...SOURCE_TERMS, ...KAFKA_SCALE_TERMS, 'spec.net': '' },
    });
  }
}

function renderSasl({ enable = true, mechanism, user, password, tokenProvider, roleArn }: KafkaSasl) {
  return {
    enable,
    type: render(mechanism, renderSecretKey),
    user: render(user, renderSecretKey),
    password: render(password, renderSecretKey),
    tokenProvider: render(tokenProvider, renderSecretKey),
    roleARN: render(roleArn, renderSecretKey),
  };
}

function renderTls({ enable = true, cert, key, caCert }: KafkaTls) {
  return {
    enable,
    cert: render(cert, renderSecretKey),
    key: render(key, renderSecretKey),
    caCert: render(caCert, renderSecretKey),
  };
}
