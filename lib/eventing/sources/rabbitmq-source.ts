import type { Construct } from 'constructs';
import type { IAddressable } from '../../kubernetes/addressable';
import { render } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import type { ISecret } from '../../kubernetes/secret';
import type { IServiceAccount } from '../../kubernetes/service-account';
import { type Retries, renderRetries } from '../delivery';
import { renderDestination } from '../sink';

/** A cluster of RabbitMQ. */
export class RabbitmqCluster {
  /** One that the operator of RabbitMQ runs; its namespace is by default that of the object that uses it. */
  public static fromClusterName(name: string, namespace?: string): RabbitmqCluster {
    return new RabbitmqCluster({ name, namespace });
  }

  /** Any, by a Secret with its address and login. */
  public static fromConnectionSecret(secret: ISecret, namespace?: string): RabbitmqCluster {
    return new RabbitmqCluster({ connectionSecret: { name: secret.name }, namespace });
  }

  private constructor(private readonly reference: object) {}

  /** @internal */
  public _toManifest(): object {
    return this.reference;
  }
}

/** Props of a RabbitmqSource. */
export interface RabbitmqSourceProps extends ResourceProps {
  /** Who gets the events. */
  readonly sink: IAddressable;

  /** The cluster of RabbitMQ. */
  readonly cluster: RabbitmqCluster;

  /** Name of the queue. */
  readonly queueName: string;

  /**
   * Name of the exchange that the queue is bound to; needed unless `predeclared` is true.
   *
   * @default - none
   */
  readonly exchangeName?: string;

  /**
   * Whether queue and exchange exist already.
   *
   * @default false
   */
  readonly predeclared?: boolean;

  /**
   * Virtual host.
   *
   * @default /
   */
  readonly vhost?: string;

  /**
   * How many messages are read ahead and sent at a time, 1 to 1000.
   *
   * @default 1
   */
  readonly parallelism?: number;

  /**
   * How often an event is sent again.
   *
   * @default - what the platform sets
   */
  readonly retries?: Retries;

  /**
   * Whom the source acts as.
   *
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Name of the container that reads the queue.
   *
   * @default - a name that is made
   */
  readonly adapterContainerName?: string;
}

/**
 * Sends the messages of a queue of RabbitMQ as events.
 *
 * @see https://knative.dev/docs/eventing/sources/rabbitmq-source/
 */
export class RabbitmqSource extends Resource {
  public constructor(scope: Construct, id: string, props: RabbitmqSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1alpha1', kind: 'RabbitmqSource' }, props);
    const { sink, cluster, vhost, parallelism, exchangeName, queueName, predeclared, retries } = props;
    const { serviceAccount, adapterContainerName } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          rabbitmqClusterReference: render(cluster, (known) => known._toManifest()),
          rabbitmqResourcesConfig: { vhost, parallelism, exchangeName, queueName, predeclared },
          delivery: render(retries, renderRetries),
          serviceAccountName: render(serviceAccount, ({ name }) => name),
          adapterContainerName,
          sink: render(sink, renderDestination),
        },
      }),
      terms: {
        spec: '',
        'spec.rabbitmqClusterReference': 'cluster',
        'spec.rabbitmqResourcesConfig': '',
        'spec.delivery': 'retries',
        'spec.serviceAccountName': 'serviceAccount',
      },
    });
  }
}
