import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../../kubernetes/addressable';
import { render, renderEach } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import { type Delivery, renderDelivery } from '../delivery';
import type { ChannelTemplate } from '../messaging/channel-template';
import { renderDestination } from '../sink';

/** One way that events take. */
export interface ParallelBranch {
  /** Who gets the events. */
  readonly subscriber: IAddressable;

  /**
   * Who says which events pass: those that it answers with an event.
   *
   * @default - all events pass
   */
  readonly filter?: IAddressable;

  /**
   * Who gets what the subscriber answers.
   *
   * @default - the reply of the Parallel
   */
  readonly reply?: IAddressable;

  /**
   * What happens to events that the subscriber doesn't take at once.
   *
   * @default - what the channel says
   */
  readonly delivery?: Delivery;
}

/** Props of a Parallel. */
export interface ParallelProps extends ResourceProps {
  /**
   * The ways that each event takes, all at once.
   *
   * @default - none; see `addBranch`
   */
  readonly branches?: ParallelBranch[];

  /**
   * Who gets what the subscribers answer whose branch has no reply of its own.
   *
   * @default - answers are dropped
   */
  readonly reply?: IAddressable;

  /**
   * Which channels stand before filters and subscribers.
   *
   * @default - the platform's default for the namespace
   */
  readonly channelTemplate?: ChannelTemplate;
}

/**
 * Sends each event down several branches.
 *
 * @see https://knative.dev/docs/eventing/flows/parallel/
 */
export class Parallel extends Resource implements IAddressable {
  private readonly branches: ParallelBranch[] = [];

  public constructor(scope: Construct, id: string, props: ParallelProps = {}) {
    // Each branch has a channel `<name>-kn-parallel-<n>`.
    super(scope, id, { apiVersion: 'flows.knative.dev/v1', kind: 'Parallel', maxNameLength: 48 }, props);
    const { branches, reply, channelTemplate } = props;
    if (Array.isArray(branches)) for (const branch of branches) this.addBranch(branch);
    this._define({
      props: Array.isArray(branches) ? { ...props, branches: undefined } : props,
      body: () => ({
        spec: {
          // What isn't a list yet stays as it is.
          branches: Array.isArray(branches ?? []) ? renderEach(this.branches, renderBranch) : branches,
          channelTemplate: render(channelTemplate, (template) => template._toManifest()),
          reply: render(reply, renderDestination),
        },
      }),
      terms: { spec: '' },
      grows: this.branches.length === 0 ? ['spec.branches'] : [],
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }

  /** Adds a branch. */
  public addBranch(branch: ParallelBranch): void {
    const field = `branches[${this.branches.length}]`;
    this._takes(branch, field);
    this.branches.push(branch);
    this._changed();
  }
}

function renderBranch({ subscriber, filter, reply, delivery }: ParallelBranch) {
  return {
    filter: render(filter, renderDestination),
    subscriber: render(subscriber, renderDestination),
    reply: render(reply, renderDestination),
    delivery: render(delivery, renderDelivery),
  };
}
