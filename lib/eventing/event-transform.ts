import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../kubernetes/addressable';
import { compact, render } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import { renderDestination } from './sink';

/** Props of an EventTransform. */
export interface EventTransformProps extends ResourceProps {
  /** Expression in JSONata that makes the new event from the old one, both as JSON. */
  readonly jsonata: string;

  /**
   * Who gets the new event.
   *
   * @default - the sender, as the answer
   */
  readonly sink?: IAddressable;

  /**
   * Expression in JSONata that makes the answer to the sender from what the sink answers; needs `sink`.
   *
   * @default - the sender gets what the sink answers
   */
  readonly replyJsonata?: string;

  /**
   * Whether the sender gets no answer; needs `sink`, and not together with `replyJsonata`.
   *
   * @default false
   */
  readonly discardReply?: boolean;
}

/**
 * Changes events on their way.
 *
 * @see https://knative.dev/docs/eventing/transforms/
 */
export class EventTransform extends Resource implements IAddressable {
  public constructor(scope: Construct, id: string, props: EventTransformProps) {
    super(scope, id, { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'EventTransform' }, props);
    const { jsonata, sink, replyJsonata, discardReply } = props;
    const expression = (text?: string) => (text === undefined ? undefined : { expression: text });
    this._define({
      props,
      body: () => ({
        spec: {
          jsonata: expression(jsonata),
          sink: render(sink, renderDestination),
          reply: compact({ jsonata: expression(replyJsonata), discard: discardReply }),
        },
      }),
      terms: {
        'spec.jsonata.expression': 'jsonata',
        'spec.sink': 'sink',
        'spec.reply.jsonata.expression': 'replyJsonata',
        'spec.reply.discard': 'discardReply',
      },
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }
}
