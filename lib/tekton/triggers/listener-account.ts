import type { Construct } from 'constructs';
import { ClusterRole, Role } from '../../kubernetes/role';
import { ClusterRoleBinding, RoleBinding, Subject } from '../../kubernetes/role-binding';
import { ServiceAccount } from '../../kubernetes/service-account';
import type { TriggerResource } from './trigger-resource';

const ROLES = ClusterRole.fromClusterRoleName('tekton-triggers-eventlistener-roles');
const CLUSTER_ROLES = ClusterRole.fromClusterRoleName('tekton-triggers-eventlistener-clusterroles');

/** What the platform's role lets every listener make. */
const ALWAYS_ALLOWED = ['tekton.dev/pipelineruns', 'tekton.dev/taskruns'];

/**
 * Whom a listener acts as: it reads triggers and makes what their templates hold.
 *
 * @internal
 */
export class ListenerAccount extends ServiceAccount {
  private readonly subjects = [Subject.fromServiceAccount(this)];
  private readonly allowed = new Set(ALWAYS_ALLOWED);
  private resourcesRole?: Role;

  public constructor(scope: Construct, id: string, name: string, namespace: string) {
    super(scope, id, { name, namespace });
    new RoleBinding(this, 'namespace', { name, namespace, role: ROLES, subjects: this.subjects });
    // What belongs to no namespace is named with it, or listeners of two teams would overwrite each other's.
    new ClusterRoleBinding(this, 'cluster', {
      name: `${namespace}-${name}`,
      role: CLUSTER_ROLES,
      subjects: this.subjects,
    });
  }

  /** Allows to read the triggers of all namespaces, as a listener does that selects namespaces. */
  public allowToReadAllNamespaces(): void {
    if (this.node.tryFindChild('namespaces') !== undefined) return;
    new ClusterRoleBinding(this, 'namespaces', {
      name: `${this.namespace}-${this.name}-namespaces`,
      role: ROLES,
      subjects: this.subjects,
    });
  }

  /** Allows to make objects of a resource's kind. */
  public allowToMake({ _group: group, _plural: plural }: TriggerResource): void {
    const key = `${group}/${plural}`;
    if (this.allowed.has(key)) return;
    this.allowed.add(key);
    this.resourcesRole ??= this.makeResourcesRole();
    this.resourcesRole.addRule({ apiGroups: [group], resources: [plural], verbs: ['create'] });
  }

  private makeResourcesRole(): Role {
    const { namespace, subjects } = this;
    const name = `${this.name}-resources`;
    const role = new Role(this, 'resources', { name, namespace });
    new RoleBinding(this, 'resources-binding', { name, namespace, role, subjects });
    return role;
  }
}
