/** What implements a broker; the platform must have it installed. */
export class BrokerClass {
  /** Channels of the cluster's default kind behind one ingress for all brokers. */
  public static multiTenantChannel(): BrokerClass {
    return new BrokerClass('MTChannelBasedBroker');
  }

  /** A topic of Apache Kafka. */
  public static kafka(): BrokerClass {
    return new BrokerClass('Kafka');
  }

  /** A topic of Apache Kafka, with receivers and dispatchers in the broker's own namespace. */
  public static kafkaNamespaced(): BrokerClass {
    return new BrokerClass('KafkaNamespaced');
  }

  /** An exchange of RabbitMQ. */
  public static rabbitmq(): BrokerClass {
    return new BrokerClass('RabbitMQBroker');
  }

  /** Another class. */
  public static custom(name: string): BrokerClass {
    return new BrokerClass(name);
  }

  private constructor(
    /** What the annotation `eventing.knative.dev/broker.class` says. */
    public readonly name: string,
  ) {}
}
