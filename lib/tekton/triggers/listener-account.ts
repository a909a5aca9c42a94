import type { Construct } from 'constructs';
import { ClusterRole, type IRole, Role } from '../../kubernetes/role';
import { ClusterRoleBinding, RoleBinding, Subject } from '../../kubernetes/role-binding';
import { ServiceAccount } from '../../kubernetes/service-account';
import type { TriggerResource } from './trigger-resource';

const ROLES = ClusterRole.fromClusterRoleName('tekton-triggers-eventlistener-roles');
const CLUSTER_ROLES = ClusterRole.fromClusterRoleName('tekton-triggers-eventlistener-clusterroles');

/** What the platform's role lets every listener make. */
const ALWAYS_ALLOWED = ['tekton.dev/pipelineruns', 'tekton.dev/taskruns'];

/** What a listener that selects namespaces lists in all of them: of these kinds it holds the whole cluster. */
const LISTED = ['eventlisteners', 'triggers', 'triggerbindings', 'triggertemplates', 'interceptors'];

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

  /** Allows to take the triggers of other namespaces, of all of them by `*`, and to make there what they hold. */
  public allowNamespaces(namespaces: readonly string[]): void {
    for (const namespace of namespaces) {
      if (namespace === '*') this.bindInCluster('namespaces', ROLES);
      else this.allowNamespace(namespace);
    }
  }

  /** Allows to make objects of a resource's kind. */
  public allowToMake({ _group: group, _plural: plural }: TriggerResource): void {
    const key = `${group}/${plural}`;
    if (this.allowed.has(key)) return;
    this.allowed.add(key);
    this.resourcesRole ??= this.makeResourcesRole();
    this.resourcesRole.addRule({ apiGroups: [group], resources: [plural], verbs: ['create'] });
  }

  private allowNamespace(namespace: string): void {
    const name = `${this.namespace}-${this.name}`;
    if (this.node.tryFindChild('reader') === undefined) {
      const rules = [{ apiGroups: ['triggers.tekton.dev'], resources: LISTED, verbs: ['get', 'list', 'watch'] }];
      this.bindInCluster('reader', new ClusterRole(this, 'reader-role', { name: `${name}-reader`, rules }));
    }
    const id = `namespace-${namespace}`;
    if (namespace === this.namespace || this.node.tryFindChild(id) !== undefined) return;
    new RoleBinding(this, id, { name, namespace, role: ROLES, subjects: this.subjects });
  }

  private bindInCluster(id: string, role: IRole): void {
    if (this.node.tryFindChild(id) !== undefined) return;
    new ClusterRoleBinding(this, id, { name: `${this.namespace}-${this.name}-${id}`, role, subjects: this.subjects });
  }

  private makeResourcesRole(): Role {
    const { namespace, subjects } = this;
    const name = `${this.name}-resources`;
    const role = new Role(this, 'resources', { name, namespace });
    new RoleBinding(this, 'resources-binding', { name, namespace, role, subjects });
    return role;
  }
}
