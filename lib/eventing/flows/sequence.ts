import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../../kubernetes/addressable';
import { render, renderEach } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import { type Delivery, renderDelivery } from '../delivery';
import type { ChannelTemplate } from '../messaging/channel-template';
import { renderDestination } from '../sink';

/** How events come to a step. */
export interface SequenceStepOptions {
  /**
   * What happens to events that the step doesn't take at once.
   *
   * @default - what the channel says
   */
  readonly delivery?: Delivery;
}

/** Props of a Sequence. */
export interface SequenceProps extends ResourceProps {
  /**
   * Who gets the events one after the other: each gets what the one before answered.
   *
   * @default - none; see `addStep`
   */
  readonly steps?: IAddressable[];

  /**
   * Who gets what the last step answers.
   *
   * @default - answers are dropped
   */
  readonly reply?: IAddressable;

  /**
   * Which channels stand between the steps.
   *
   * @default - the platform's default for the namespace
   */
  readonly channelTemplate?: ChannelTemplate;
}

interface Step extends SequenceStepOptions {
  readonly target: IAddressable;
}

/**
 * A chain of functions: each gets what the one before answered.
 *
 * @see https://knative.dev/docs/eventing/flows/sequence/
 */
export class Sequence extends Resource implements IAddressable {
  private readonly steps: Step[] = [];

  public constructor(scope: Construct, id: string, props: SequenceProps = {}) {
    // Each step has a channel `<name>-kn-sequence-<n>`.
    super(scope, id, { apiVersion: 'flows.knative.dev/v1', kind: 'Sequence', maxNameLength: 48 }, props);
    const { steps, reply, channelTemplate } = props;
    if (Array.isArray(steps)) for (const step of steps) this.addStep(step);
    this._define({
      props: Array.isArray(steps) ? { ...props, steps: undefined } : props,
      body: () => ({
        spec: {
          // What isn't a list yet stays as it is.
          steps: Array.isArray(steps ?? []) ? renderEach(this.steps, renderStep) : steps,
          channelTemplate: render(channelTemplate, (template) => template._toManifest()),
          reply: render(reply, renderDestination),
        },
      }),
      terms: { spec: '' },
      grows: this.steps.length === 0 ? ['spec.steps'] : [],
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }

  /** Adds a step after the others. */
  public addStep(target: IAddressable, options: SequenceStepOptions = {}): void {
    const field = `steps[${this.steps.length}]`;
    this._takes(target, field);
    this._takes(options, field);
    this.steps.push({ ...options, target });
    this._changed();
  }
}

function renderStep({ target, delivery }: Step) {
  return { ...renderDestination(target), delivery: render(delivery, renderDelivery) };
}
