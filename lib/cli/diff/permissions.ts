import { isObject, listOf } from '../../admission/json';
import type { Manifest } from '../../admission/rule';
import { hasLabels } from '../../platform/selection';
import type { Section } from './comparison';

/** Who may do what: rights gained and lost, whichever role and binding they come from. */
export const permissions: Section = {
  title: 'Permissions',
  lines({ before, after }) {
    const [olds, news] = [rightsOf(before), rightsOf(after)];
    return [...new Set([...olds.keys(), ...news.keys()])].sort().flatMap((holder) => {
      const [old, current] = [olds.get(holder) ?? NOTHING, news.get(holder) ?? NOTHING];
      const lines = [...grouped('gains', current, old), ...grouped('loses', old, current)];
      return lines.length === 0 ? [] : [holder, ...lines.map((line) => `  ${line}`)];
    });
  },
};

/** A verb on something. */
interface Right {
  readonly verb: string;
  readonly on: string;
}

type Rights = ReadonlyMap<string, Right>;

const NOTHING: Rights = new Map();

/** The rights of each subject of a binding, and of whoever has a role that no binding and no other role takes up. */
function rightsOf(manifests: readonly Manifest[]): Map<string, Rights> {
  const roles = manifests.filter(({ kind }) => kind === 'Role' || kind === 'ClusterRole');
  const unused = new Set(roles);
  const holders = new Map<string, Map<string, Right>>();
  const grant = (holder: string, rights: readonly Right[], where = '') => {
    const all = holders.get(holder) ?? new Map<string, Right>();
    for (const { verb, on } of rights) all.set(`${verb} ${on}${where}`, { verb, on: `${on}${where}` });
    holders.set(holder, all);
  };
  for (const { kind, metadata, roleRef, subjects } of manifests) {
    if (kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding') continue;
    const namespace = kind === 'RoleBinding' ? metadata.namespace : undefined;
    const role = roles.find(
      (each) =>
        each.kind === roleRef.kind &&
        each.metadata.name === roleRef.name &&
        (roleRef.kind === 'ClusterRole' || each.metadata.namespace === namespace),
    );
    if (role !== undefined) unused.delete(role);
    const rights = role ? rightsIn(role, roles) : [{ verb: '', on: `the rights of ${roleRef.kind} ${roleRef.name}` }];
    const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
    for (const subject of listOf(subjects)) grant(subjectOf(subject, namespace), rights, where);
  }
  for (const role of roles) for (const part of partsOf(role, roles)) unused.delete(part);
  for (const role of roles) {
    const aggregated = rolesAround(role);
    const names = aggregated.length === 0 && unused.has(role) ? [`${role.kind} ${role.metadata.name}`] : aggregated;
    for (const name of names) grant(`Whoever has ${name}`, rightsIn(role, roles));
  }
  return holders;
}

/** The roles of Kubernetes itself that take up the rights of a role. */
function rolesAround({ metadata }: Manifest): string[] {
  return Object.entries(metadata.labels ?? {}).flatMap(([label, value]) => {
    const [, name] = label.match(/^rbac\.authorization\.k8s\.io\/aggregate-to-(.*)$/) ?? [];
    return name === undefined || value !== 'true' ? [] : [`ClusterRole ${name}`];
  });
}

function rightsIn(role: Manifest, roles: readonly Manifest[]): Right[] {
  return [role, ...partsOf(role, roles)].flatMap(({ rules }) => listOf(rules).flatMap(rightsOfRule));
}

/** The roles whose rights a role takes up by their labels. */
function partsOf({ aggregationRule }: Manifest, roles: readonly Manifest[]): Manifest[] {
  const selectors = listOf(aggregationRule?.clusterRoleSelectors)
    .map(({ matchLabels }) => matchLabels)
    .filter(isObject);
  return roles.filter(({ metadata }) => selectors.some((labels) => hasLabels(metadata.labels, labels)));
}

function rightsOfRule({ apiGroups, resources, resourceNames, nonResourceURLs, verbs }: any): Right[] {
  const kinds = listOf(apiGroups).flatMap((group) =>
    listOf(resources).map((resource) => (group === '' ? resource : `${resource}.${group}`)),
  );
  const names = listOf(resourceNames);
  const things = names.length === 0 ? kinds : kinds.flatMap((kind) => names.map((name) => `${kind} ${name}`));
  return [...things, ...listOf(nonResourceURLs)].flatMap((on) => listOf(verbs).map((verb) => ({ verb, on })));
}

function subjectOf({ kind, name, namespace }: any, bindingNamespace?: string): string {
  const place = kind === 'ServiceAccount' ? `${namespace ?? bindingNamespace}/` : '';
  return `${kind} ${place}${name}`;
}

/** The rights of one side alone, with the verbs on the same thing in one line. */
function grouped(change: string, rights: Rights, others: Rights): string[] {
  const verbs = new Map<string, string[]>();
  for (const [key, { verb, on }] of rights) {
    if (!others.has(key)) verbs.set(on, [...(verbs.get(on) ?? []), verb]);
  }
  return [...verbs].map(([on, all]) => `${change} ${all[0] === '' ? on : `${all.join(', ')} on ${on}`}`);
}
