import type { Labels, Part } from './part';

/** One permission of a role. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

export const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete'];
export const READ_WRITE = [...READ, ...WRITE];

/** What may be done with resources of a group; the core group is the empty string. */
export function rule(group: string | string[], resources: string[], verbs: string[], resourceNames?: string[]): Rule {
  return { apiGroups: typeof group === 'string' ? [group] : group, resources, resourceNames, verbs };
}

/** Resources and what controllers write of them. */
export function withStatus(...resources: string[]): string[] {
  return resources.flatMap((resource) => [resource, `${resource}/status`]);
}

export function finalizersOf(...resources: string[]): string[] {
  return resources.map((resource) => `${resource}/finalizers`);
}

/** What lets a webhook write its own configuration: its rules and the certificate of who signed its own. */
export const WEBHOOK_CONFIGURATIONS = rule(
  'admissionregistration.k8s.io',
  ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
  READ_WRITE,
);

/** Declares a ServiceAccount, which gets the pull secrets of the platform. */
export function serviceAccount(part: Part, name: string, labels?: Labels, secrets?: { name: string }[]): void {
  const imagePullSecrets = part.component._settings.images?._pullSecrets;
  part.add({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, labels }, secrets, imagePullSecrets });
}

/** Declares a ClusterRole. */
export function clusterRole(part: Part, name: string, rules: Rule[], labels?: Labels): void {
  part.add({ apiVersion: RBAC, kind: 'ClusterRole', metadata: { name, labels }, rules });
}

/** Declares a ClusterRole that has the rules of all ClusterRoles with certain labels; the cluster fills it. */
export function aggregatedClusterRole(part: Part, name: string, matchLabels: Labels, labels?: Labels): void {
  part.add({
    apiVersion: RBAC,
    kind: 'ClusterRole',
    metadata: { name, labels },
    aggregationRule: { clusterRoleSelectors: [{ matchLabels }] },
  });
}

/** Declares a Role. */
export function role(part: Part, name: string, rules: Rule[], labels?: Labels): void {
  part.add({ apiVersion: RBAC, kind: 'Role', metadata: { name, labels }, rules });
}

/** Who gets a role: a service account of the component by its name, or a subject as Kubernetes writes it. */
export type Subject =
  | string
  | { readonly apiGroup?: string; readonly kind: string; readonly name: string; readonly namespace?: string };

/** Declares a ClusterRoleBinding. */
export function bindClusterRole(part: Part, name: string, clusterRoleName: string, subject: Subject): void {
  bind(part, { kind: 'ClusterRoleBinding', metadata: { name } }, 'ClusterRole', clusterRoleName, subject);
}

/** Declares a RoleBinding to a Role of the component's namespace. */
export function bindRole(part: Part, name: string, roleName: string, subject: Subject): void {
  bind(part, { kind: 'RoleBinding', metadata: { name } }, 'Role', roleName, subject);
}

function bind(
  part: Part,
  binding: { kind: string; metadata: { name: string } },
  kind: string,
  name: string,
  subject: Subject,
): void {
  part.add({
    apiVersion: RBAC,
    ...binding,
    subjects: [
      typeof subject === 'string' ? { kind: 'ServiceAccount', name: subject, namespace: part.namespace } : subject,
    ],
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
  });
}

const RBAC = 'rbac.authorization.k8s.io/v1';
