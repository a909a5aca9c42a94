import type { Construct } from 'constructs';
import type { IAddressable } from '../kubernetes/addressable';
import type { IReferable } from '../kubernetes/reference';
import { render } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { IBroker } from './broker';
import { type Delivery, renderDelivery } from './delivery';
import type { Filter } from './filter';
import { KAFKA_SCALE_TERMS, type KafkaScale, withKafkaScale } from './kafka-scale';
import { renderDestination } from './sink';

/** Props of a Trigger that its broker adds. */
export interface TriggerOptions extends ResourceProps {
  /** Who gets the events. What it answers goes back to the broker as a new event. */
  readonly subscriber: IAddressable;

  /**
   * Which events the subscriber gets.
   *
   * @default - all
   */
  readonly filter?: Filter;

  /**
   * The older form of `Filter.exact`, in force if there is no `filter`; an empty value stands for any.
   *
   * @default - all events
   */
  readonly attributes?: { readonly [name: string]: string };

  /**
   * What happens to events that the subscriber doesn't take at once.
   *
   * @default - as the broker says
   */
  readonly delivery?: Delivery;

  /**
   * An object, such as a source, that must be ready before the trigger is.
   *
   * @default - none
   */
  readonly dependency?: IReferable;

  /**
   * How KEDA scales what reads a broker of the class `Kafka`; other brokers don't read it.
   *
   * @default - as the platform says
   */
  readonly scale?: KafkaScale;
}

/** Props of a Trigger. */
export interface TriggerProps extends TriggerOptions {
  /**
   * Whose events the subscriber gets; fixed once the trigger exists. A broker of another namespace needs the feature
   * flag `cross-namespace-event-links`.
   */
  readonly broker: IBroker;
}

/**
 * Sends those events of a broker that pass a filter to a subscriber.
 *
 * @see https://knative.dev/docs/eventing/triggers/
 */
export class Trigger extends Resource {
  public constructor(scope: Construct, id: string, props: TriggerProps) {
    const { broker, subscriber, filter, attributes, delivery, dependency, annotations, ...rest } = props;
    super(
      scope,
      id,
      { apiVersion: 'eventing.knative.dev/v1', kind: 'Trigger' },
      withKafkaScale({
        ...rest,
        annotations: dependency ? { [DEPENDENCY]: JSON.stringify(dependency.reference), ...annotations } : annotations,
      }),
    );
    const isLocal = broker.namespace === undefined || broker.namespace === this.namespace;
    this._define({
      props,
      body: () => ({
        spec: {
          broker: isLocal ? broker.name : undefined,
          brokerRef: isLocal ? undefined : broker.reference,
          filter: attributes && { attributes },
          filters: render(filter, (known) => known._toList()),
          subscriber: render(subscriber, renderDestination),
          delivery: render(delivery, renderDelivery),
        },
      }),
      terms: {
        ...KAFKA_SCALE_TERMS,
        [`metadata.annotations["${DEPENDENCY}"]`]: 'dependency',
        'spec.broker': 'broker',
        'spec.brokerRef': 'broker',
        'spec.filter.attributes': 'attributes',
        'spec.filters': 'filter',
        'spec.subscriber': 'subscriber',
        'spec.delivery': 'delivery',
      },
    });
  }
}

const DEPENDENCY = 'knative.dev/dependency';
