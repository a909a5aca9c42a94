import type { Construct } from 'constructs';
import type { LabelSelector } from './label-selector';
import { render } from './render';
import { Resource, type ResourceProps } from './resource';

/** What may be done to what. */
export interface PolicyRule {
  /** What may be done, such as `get`, `list`, `watch`; `*` for everything. */
  readonly verbs: string[];

  /**
   * Groups of the resources; the empty string is the core group.
   *
   * @default - the rule is about `nonResourceUrls`
   */
  readonly apiGroups?: string[];

  /**
   * Resources in the plural and in lower case, such as `pods` or `pods/log`.
   *
   * @default - the rule is about `nonResourceUrls`
   */
  readonly resources?: string[];

  /**
   * Names of single objects to which the rule is restricted.
   *
   * @default - all objects
   */
  readonly resourceNames?: string[];

  /**
   * Paths of the API server that are no resources, such as `/healthz`. In ClusterRoles only.
   *
   * @default - none
   */
  readonly nonResourceUrls?: string[];
}

/** Anything that a binding can grant: a Role or a ClusterRole. */
export interface IRole {
  /** `Role` or `ClusterRole`. */
  readonly kind: string;

  /** Name of the role. */
  readonly name: string;
}

/** Props of a Role. */
export interface RoleProps extends ResourceProps {
  /**
   * What the role allows.
   *
   * @default - nothing; see `addRule`
   */
  readonly rules?: PolicyRule[];
}

/**
 * What may be done in one namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class Role extends Resource implements IRole {
  /** The Role of this name. */
  public static fromRoleName(name: string): IRole {
    return { kind: 'Role', name };
  }

  private readonly rules: PolicyRule[];

  public constructor(scope: Construct, id: string, props: RoleProps = {}) {
    super(scope, id, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role' }, props);
    this.rules = [...(props.rules ?? [])];
    this._define({ props, body: () => ({ rules: this.rules.map(renderPolicyRule) }) });
  }

  /** Allows more. */
  public addRule(rule: PolicyRule): void {
    this.rules.push(rule);
    this._changed();
  }
}

/** Props of a ClusterRole. */
export interface ClusterRoleProps extends RoleProps {
  /**
   * Selects ClusterRoles by label; the cluster fills this role with the rules of all of them.
   *
   * @default - the role has rules of its own
   */
  readonly aggregates?: LabelSelector[];
}

/**
 * What may be done in all namespaces or, granted by a RoleBinding, in one.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class ClusterRole extends Resource implements IRole {
  /** The ClusterRole of this name. */
  public static fromClusterRoleName(name: string): IRole {
    return { kind: 'ClusterRole', name };
  }

  private readonly rules: PolicyRule[];

  public constructor(scope: Construct, id: string, props: ClusterRoleProps = {}) {
    super(
      scope,
      id,
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', clusterScoped: true, maxNameLength: 253 },
      props,
    );
    this.rules = [...(props.rules ?? [])];
    this._define({
      props,
      body: () => ({
        aggregationRule: render(props.aggregates, (clusterRoleSelectors) => ({ clusterRoleSelectors })),
        // The cluster writes the rules of an aggregating role, and an empty list here would fight with it.
        rules: props.aggregates ? undefined : this.rules.map(renderPolicyRule),
      }),
    });
  }

  /** Allows more. */
  public addRule(rule: PolicyRule): void {
    this.rules.push(rule);
    this._changed();
  }
}

function renderPolicyRule({ nonResourceUrls, ...rule }: PolicyRule) {
  return { ...rule, nonResourceURLs: nonResourceUrls };
}
