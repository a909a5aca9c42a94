import type { Construct } from 'constructs';
import { Faults } from '../../admission/faults';
import { withoutNamespace } from '../../admission/graph/missing-namespace';
import { clusterDomainOf } from '../../admission/platform-facts';
import type { Destination, IAddressable } from '../../kubernetes/addressable';
import type { LabelSelector } from '../../kubernetes/label-selector';
import { render } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import type { IServiceAccount } from '../../kubernetes/service-account';
import { ListenerAccount } from './listener-account';
import type { ListenerWorkload } from './listener-workload';
import { type ITrigger, renderTrigger, Trigger, type TriggerOptions, watchResources } from './trigger';
import type { TriggerInterceptor } from './trigger-interceptor';

/** Which Triggers belong to a group, by their labels, their namespaces or both. */
export interface TriggerSelector {
  /**
   * Labels of the Triggers.
   *
   * @default - any
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Namespaces of the Triggers; `*` alone for all. The listener then reads the Triggers of the whole cluster, and makes
   * objects in these namespaces.
   *
   * @default - the listener's
   */
  readonly namespaces?: string[];
}

/** Triggers that have interceptors in common. */
export interface TriggerGroupOptions extends TriggerSelector {
  /** What is done with an event before it is given to the triggers, one after the other. */
  readonly interceptors: TriggerInterceptor[];
}

/** What may be said of a Trigger that a listener names. Whom the objects are made as, the Trigger itself says. */
export interface TriggerReferenceOptions {
  /**
   * Name of the trigger in the listener.
   *
   * @default - none
   */
  readonly name?: string;
}

/** Props of an EventListener. */
export interface EventListenerProps extends ResourceProps, TriggerSelector {
  /**
   * What happens with events, by names that are label values.
   *
   * @default - none; see `addTrigger`
   */
  readonly triggers?: { readonly [name: string]: TriggerOptions };

  /**
   * Whom the listener acts as. One that is given gets no rights here.
   *
   * @default - an account of its own that may read triggers and make what their templates hold
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * What the listener runs as.
   *
   * @default - a Deployment with one pod
   */
  readonly workload?: ListenerWorkload;

  /**
   * Where the listener sends CloudEvents about the events that it handles.
   *
   * @default - nowhere
   */
  readonly cloudEventUri?: string;

  /**
   * Whether events whose body is no JSON are refused; false for the forms of Slack.
   *
   * @default true
   */
  readonly requireJson?: boolean;
}

/**
 * Takes events over HTTP and makes objects of them, such as runs of a pipeline.
 *
 * @see https://tekton.dev/docs/triggers/eventlisteners/
 */
export class EventListener extends Resource implements IAddressable {
  /** Whom the listener acts as; undefined if only its `workload` names one. */
  public readonly serviceAccount?: IServiceAccount;

  private readonly account?: ListenerAccount;

  private readonly triggers: (() => object)[] = [];
  private readonly groups: object[] = [];

  public constructor(
    scope: Construct,
    id: string,
    private readonly listener: EventListenerProps = {},
  ) {
    super(
      scope,
      id,
      { apiVersion: 'triggers.tekton.dev/v1beta1', kind: 'EventListener', maxNameLength: 60 },
      withJsonCheck(listener),
    );
    const { labelSelector, namespaces, workload, cloudEventUri } = listener;
    const faults = new Faults();
    this.account = this.makeAccount(faults);
    this.serviceAccount = listener.serviceAccount ?? this.account;
    for (const [name, trigger] of Object.entries(listener.triggers ?? {})) this.addTrigger(name, trigger);
    this._define({
      props: { ...listener, triggers: undefined },
      body: () => ({
        spec: {
          serviceAccountName: this.serviceAccount?.name,
          triggers: this.triggers.length === 0 ? undefined : this.triggers.map((trigger) => trigger()),
          triggerGroups: this.groups.length === 0 ? undefined : [...this.groups],
          namespaceSelector: render(namespaces, (matchNames) => ({ matchNames })),
          labelSelector,
          resources: render(workload, ({ _resources }) => _resources(this.serviceAccount)),
          cloudEventURI: cloudEventUri,
        },
      }),
      faults,
      grows: this.triggers.length === 0 ? ['spec.triggers'] : [],
      terms: TERMS,
    });
  }

  /**
   * URL under which the listener is reached inside the cluster. Its domain is that of the platform of the app, which must
   * be declared before, or else `cluster.local`. Throws if neither the props nor the chart name a namespace.
   */
  public get url(): string {
    const { _scheme = 'http', _port = ':8080' } = this.listener.workload ?? {};
    if (this.namespace === undefined) throw withoutNamespace(`EventListener '${this.node.path}'`);
    return `${_scheme}://el-${this.name}.${this.namespace}.svc.${clusterDomainOf(this)}${_port}`;
  }

  public get destination(): Destination {
    return { uri: this.url };
  }

  /** Says what happens with events, under a name that is a label value. */
  public addTrigger(name: string, trigger: TriggerOptions): void {
    this._takes(trigger, `triggers.${name}`);
    this.triggers.push(() => ({ name, ...renderTrigger(trigger) }));
    this._changed();
    watchResources(trigger, (resource) => this.account?.allowToMake(resource));
  }

  /** Lets a Trigger that is declared elsewhere in the namespace take the listener's events. */
  public addTriggerReference(trigger: ITrigger, options: TriggerReferenceOptions = {}): void {
    const { name } = options;
    this._takes(trigger, 'triggers');
    this.triggers.push(() => ({ name, triggerRef: trigger.name }));
    this._changed();
    if (trigger instanceof Trigger) trigger._watchResources((resource) => this.account?.allowToMake(resource));
  }

  /** Lets the Triggers that a selector finds take the listener's events after some interceptors. */
  public addTriggerGroup(name: string, group: TriggerGroupOptions): void {
    const { interceptors, labelSelector, namespaces } = group;
    if (namespaces !== undefined) this.account?.allowNamespaces(namespaces);
    this._takes(group, `triggerGroups.${name}`);
    this.groups.push({
      name,
      interceptors: interceptors.map((interceptor) => interceptor._toManifest()),
      triggerSelector: { labelSelector, namespaceSelector: render(namespaces, (matchNames) => ({ matchNames })) },
    });
    this._changed();
  }

  private makeAccount(faults: Faults): ListenerAccount | undefined {
    const { serviceAccount, workload, namespaces } = this.listener;
    if (serviceAccount !== undefined || workload?._serviceAccount !== undefined) return undefined;
    if (this.namespace === undefined) {
      faults.refuse(
        'graph/listener-namespace',
        'namespace',
        undefined,
        'a namespace, by which rights on the whole cluster are granted to the account',
        'give the chart a `namespace`, or the listener a `serviceAccount`',
      );
      return undefined;
    }
    const account = new ListenerAccount(this, 'account', `el-${this.name}`, this.namespace);
    if (namespaces !== undefined) account.allowNamespaces(namespaces);
    return account;
  }
}

const TERMS = {
  'spec.triggers': 'triggers',
  'spec.labelSelector': 'labelSelector',
  'spec.namespaceSelector': 'namespaces',
  'spec.resources': 'workload',
  'spec.cloudEventURI': 'cloudEventUri',
};

function withJsonCheck({ requireJson, ...props }: EventListenerProps): ResourceProps {
  if (requireJson === undefined) return props;
  return { ...props, annotations: { ...props.annotations, 'tekton.dev/payload-validation': String(requireJson) } };
}
