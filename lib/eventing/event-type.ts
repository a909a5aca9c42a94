import type { Construct } from 'constructs';
import type { IReferable } from '../kubernetes/reference';
import { render } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';

/** Props of an EventType. */
export interface EventTypeProps extends ResourceProps {
  /** The attribute `type` of the events, such as `order.created`. */
  readonly eventType: string;

  /**
   * The attribute `source` of the events, a URI.
   *
   * @default - any
   */
  readonly source?: string;

  /**
   * URI of the schema of the data.
   *
   * @default - none is known
   */
  readonly schema?: string;

  /**
   * The schema itself.
   *
   * @default - none is known
   */
  readonly schemaData?: string;

  /**
   * What the events mean, for people.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Where the events are to be had, such as a broker.
   *
   * @default - nowhere in particular
   */
  readonly provider?: IReferable;
}

/**
 * An entry of the registry in which people look for events to subscribe to.
 *
 * @see https://knative.dev/docs/eventing/event-registry/
 */
export class EventType extends Resource {
  public constructor(scope: Construct, id: string, props: EventTypeProps) {
    super(scope, id, { apiVersion: 'eventing.knative.dev/v1beta2', kind: 'EventType' }, props);
    const { eventType, source, schema, schemaData, description, provider } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          type: eventType,
          source,
          schema,
          schemaData,
          description,
          reference: render(provider, ({ reference }) => reference),
        },
      }),
      terms: { spec: '', 'spec.type': 'eventType', 'spec.reference': 'provider' },
    });
  }
}
