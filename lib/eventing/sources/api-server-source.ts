import type { Construct } from 'constructs';
import { groupOf } from '../../admission/api-group';
import { Faults } from '../../admission/faults';
import { listOf } from '../../admission/json';
import type { LabelSelector } from '../../kubernetes/label-selector';
import { render } from '../../kubernetes/render';
import { Resource } from '../../kubernetes/resource';
import { ClusterRole, type PolicyRule, Role } from '../../kubernetes/role';
import { ClusterRoleBinding, RoleBinding, Subject } from '../../kubernetes/role-binding';
import { type IServiceAccount, ServiceAccount } from '../../kubernetes/service-account';
import type { Filter } from '../filter';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** What an event holds of the object that changed. */
export enum EventMode {
  /** How it is named. */
  REFERENCE = 'Reference',
  /** The whole object. */
  RESOURCE = 'Resource',
}

/** A kind of object. */
export interface ObjectKind {
  /** API version with its group, such as `apps/v1`. */
  readonly apiVersion: string;

  /** Kind, such as `Deployment`. */
  readonly kind: string;
}

/** Objects whose changes become events. */
export interface WatchedResource extends ObjectKind {
  /**
   * Labels that the objects must have.
   *
   * @default - all objects of the kind
   */
  readonly selector?: LabelSelector;
}

/** Props of an ApiServerSource. */
export interface ApiServerSourceProps extends SourceProps {
  /** The objects whose changes become events; at least one kind. */
  readonly resources: WatchedResource[];

  /**
   * What an event holds of the object that changed.
   *
   * @default EventMode.REFERENCE
   */
  readonly mode?: EventMode;

  /**
   * The kind that must own the objects.
   *
   * @default - any or none
   */
  readonly owner?: ObjectKind;

  /**
   * The namespaces whose objects are watched; an empty selector is all of them.
   *
   * @default - the source's own
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * Which events are sent. Needs the feature flag `new-apiserversource-filters`.
   *
   * @default - all
   */
  readonly filter?: Filter;

  /**
   * Whom the source acts as; it must be allowed to get, list and watch the resources.
   *
   * @default - an account that is made and may do that and nothing else
   */
  readonly serviceAccount?: IServiceAccount;
}

/**
 * Sends an event for each change of objects of the cluster.
 *
 * @see https://knative.dev/docs/eventing/sources/apiserversource/
 */
export class ApiServerSource extends Resource {
  public constructor(scope: Construct, id: string, props: ApiServerSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1', kind: 'ApiServerSource' }, props);
    const { resources, mode, owner, namespaceSelector, filter } = props;
    const faults = new Faults();
    const account = props.serviceAccount ?? this.makeAccount(props, faults);
    this._define({
      faults,
      props: { ...props, serviceAccount: account },
      body: () => ({
        spec: {
          ...renderSource(props),
          mode,
          owner,
          resources,
          serviceAccountName: render(account, ({ name }) => name),
          namespaceSelector,
          filters: render(filter, (known) => known._toList()),
        },
      }),
      terms: { ...SOURCE_TERMS, 'spec.serviceAccountName': 'serviceAccount', 'spec.filters': 'filter' },
    });
  }

  /** An account that may watch the resources where they are. */
  private makeAccount({ resources, namespaceSelector }: ApiServerSourceProps, faults: Faults): IServiceAccount {
    const { name, namespace } = this;
    const account = new ServiceAccount(this, 'account', { name, namespace });
    const subjects = [Subject.fromServiceAccount({ name, namespace })];
    const known = listOf(resources).filter(isKnown);
    if (!Array.isArray(resources) || known.length < resources.length) {
      const allowed = 'kinds that are known when the program runs, since they say what the account may do';
      faults.refuse('eventing/watched-kinds', 'resources', resources, allowed, 'name them, or give a `serviceAccount`');
    }
    const rules = watchRules(known);
    if (namespaceSelector === undefined) {
      const role = new Role(this, 'role', { name, namespace, rules });
      new RoleBinding(this, 'binding', { name, namespace, role, subjects });
    } else {
      // Cluster-scoped names are shared by all namespaces.
      const clusterName = [namespace, name].filter(Boolean).join('-');
      const role = new ClusterRole(this, 'role', { name: clusterName, rules });
      new ClusterRoleBinding(this, 'binding', { name: clusterName, role, subjects });
    }
    return account;
  }
}

function isKnown({ apiVersion, kind }: ObjectKind): boolean {
  return typeof apiVersion === 'string' && typeof kind === 'string';
}

/** One rule for each group. */
function watchRules(resources: readonly ObjectKind[]): PolicyRule[] {
  const plurals = new Map<string, Set<string>>();
  for (const { apiVersion, kind } of resources) {
    const group = groupOf(apiVersion);
    plurals.set(group, (plurals.get(group) ?? new Set()).add(pluralOf(kind)));
  }
  return [...plurals].map(([group, names]) => ({
    apiGroups: [group],
    resources: [...names],
    verbs: ['get', 'list', 'watch'],
  }));
}

/** The resource of a kind, by the rule by which the source itself finds it. */
function pluralOf(kind: string): string {
  const singular = kind.toLowerCase();
  if (singular.endsWith('endpoints')) return singular;
  if (singular.endsWith('s')) return `${singular}es`;
  return singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}
