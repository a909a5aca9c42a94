import type { Construct } from 'constructs';
import { Faults } from '../admission/faults';
import { listOf } from '../admission/json';
import type { LabelSelector } from '../kubernetes/label-selector';
import type { IReferable } from '../kubernetes/reference';
import { render, renderEach } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { Filter } from './filter';

/** Objects of one kind, by their labels. */
export interface ObjectSelector extends LabelSelector {
  /** API version with its group, such as `eventing.knative.dev/v1`. */
  readonly apiVersion: string;

  /** Kind, such as `Broker`. */
  readonly kind: string;
}

/** Who may send events. */
export class EventSender {
  /** A source or the like, as whom it authenticates. */
  public static fromObject(object: IReferable): EventSender {
    return new EventSender(undefined, object);
  }

  /** An OIDC subject, such as `system:serviceaccount:shop:orders`; with `*` at its end, all that begin so. */
  public static fromSubject(subject: string): EventSender {
    return new EventSender(subject);
  }

  private constructor(
    private readonly subject?: string,
    private readonly object?: IReferable,
  ) {}

  /** @internal */
  public _toManifest(): object {
    const { apiVersion, kind, name, namespace } = this.object?.reference ?? {};
    return { ref: this.object && { apiVersion, kind, name, namespace }, sub: this.subject };
  }
}

/** Who gets events: objects of the policy's own namespace. */
export class EventReceiver {
  /** One object. */
  public static fromObject(object: IReferable): EventReceiver {
    return new EventReceiver(object);
  }

  /** All objects of a kind with labels. */
  public static fromSelector(selector: ObjectSelector): EventReceiver {
    return new EventReceiver(undefined, selector);
  }

  private constructor(
    /** @internal */
    public readonly _object?: IReferable,
    private readonly selector?: ObjectSelector,
  ) {}

  /** @internal */
  public _toManifest(): object {
    const { apiVersion, kind, name } = this._object?.reference ?? {};
    return { ref: this._object && { apiVersion, kind, name }, selector: this.selector };
  }
}

/** Props of an EventPolicy. */
export interface EventPolicyProps extends ResourceProps {
  /**
   * Who may send events.
   *
   * @default - nobody
   */
  readonly senders?: EventSender[];

  /**
   * Who gets the events.
   *
   * @default - everything in the namespace
   */
  readonly receivers?: EventReceiver[];

  /**
   * Which events may be sent.
   *
   * @default - all
   */
  readonly filter?: Filter;
}

/**
 * Says who may send events to whom. Needs the feature flag `authentication-oidc`.
 *
 * @see https://knative.dev/docs/eventing/features/authorization/
 */
export class EventPolicy extends Resource {
  public constructor(scope: Construct, id: string, props: EventPolicyProps = {}) {
    super(scope, id, { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'EventPolicy' }, props);
    const { senders, receivers, filter } = props;
    const faults = new Faults();
    for (const [i, { _object: object }] of listOf(receivers).entries()) {
      const namespace = object?.reference.namespace ?? this.namespace;
      if (namespace === this.namespace) continue;
      faults.refuse(
        'eventing/policy-receiver',
        `receivers[${i}]`,
        `${object?.reference.kind} ${object?.reference.name} in namespace ${namespace}`,
        `an object in the policy's own namespace, ${this.namespace ?? '(none)'}`,
        'declare the policy in the namespace of the receiver',
      );
    }
    this._define({
      props,
      body: () => ({
        spec: {
          from: renderEach(senders, (sender) => sender._toManifest()),
          to: renderEach(receivers, (receiver) => receiver._toManifest()),
          filters: render(filter, (known) => known._toList()),
        },
      }),
      terms: { 'spec.from': 'senders', 'spec.to': 'receivers', 'spec.filters': 'filter' },
      faults,
    });
  }
}
