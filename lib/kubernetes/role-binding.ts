import type { Construct } from 'constructs';
import { Resource, type ResourceProps } from './resource';
import type { IRole } from './role';
import type { IServiceAccount } from './service-account';

/** Who is granted a role. */
export class Subject {
  /** A ServiceAccount; without a namespace of its own, that of the binding. */
  public static fromServiceAccount(account: IServiceAccount): Subject {
    return new Subject('ServiceAccount', account);
  }

  /** A user, by the name that the cluster's authentication gives. */
  public static fromUser(name: string): Subject {
    return new Subject('User', { name });
  }

  /** A group of users or ServiceAccounts, such as `system:authenticated`. */
  public static fromGroup(name: string): Subject {
    return new Subject('Group', { name });
  }

  private constructor(
    private readonly kind: string,
    private readonly target: IServiceAccount,
  ) {}

  /** @internal */
  public _toManifest(bindingNamespace?: string): object {
    const { kind, target } = this;
    return kind === 'ServiceAccount'
      ? { kind, name: target.name, namespace: target.namespace ?? bindingNamespace }
      : { apiGroup: 'rbac.authorization.k8s.io', kind, name: target.name };
  }
}

/** Props of a RoleBinding or ClusterRoleBinding. */
export interface RoleBindingProps extends ResourceProps {
  /** The role that is granted. */
  readonly role: IRole;

  /**
   * Who gets it.
   *
   * @default - nobody; see `addSubject`
   */
  readonly subjects?: Subject[];
}

/**
 * Grants a Role or ClusterRole in one namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class RoleBinding extends Resource {
  private readonly subjects: Subject[];

  public constructor(scope: Construct, id: string, props: RoleBindingProps) {
    super(scope, id, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' }, props);
    this.subjects = [...(props.subjects ?? [])];
    this._define({ props, body: () => renderBinding(props.role, this.subjects, this.namespace) });
  }

  /** Grants the role to one more. */
  public addSubject(subject: Subject): void {
    this._takes(subject, `subjects[${this.subjects.length}]`);
    this.subjects.push(subject);
    this._changed();
  }
}

/**
 * Grants a ClusterRole in all namespaces.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class ClusterRoleBinding extends Resource {
  private readonly subjects: Subject[];

  public constructor(scope: Construct, id: string, props: RoleBindingProps) {
    super(
      scope,
      id,
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        clusterScoped: true,
        maxNameLength: 253,
      },
      props,
    );
    this.subjects = [...(props.subjects ?? [])];
    this._define({ props, body: () => renderBinding(props.role, this.subjects) });
  }

  /** Grants the role to one more. */
  public addSubject(subject: Subject): void {
    this._takes(subject, `subjects[${this.subjects.length}]`);
    this.subjects.push(subject);
    this._changed();
  }
}

function renderBinding(role: IRole, subjects: Subject[], namespace?: string) {
  return {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: role.kind, name: role.name },
    subjects: subjects.map((subject) => subject._toManifest(namespace)),
  };
}
