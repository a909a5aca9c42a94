import { isObject, listOf } from '../../admission/json';
import type { Manifest } from '../../admission/rule';
import { hasLabels } from '../../platform/selection';
import { nameOf, type Section } from './comparison';

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

/** A verb on something; without a name, on all of the resource, and without a namespace, in all. */
interface Right {
  /** Empty if all is meant that a role has. */
  readonly verb: string;
  /** API group; a right without one is on a path, or is all that a role has. */
  readonly group?: string;
  readonly resource: string;
  readonly name?: string;
  readonly namespace?: string;
}

type Rights = ReadonlyMap<string, Right>;

const NOTHING: Rights = new Map();

/** The rights of each subject of a binding, and of whoever has a role that no binding and no other role takes up. */
function rightsOf(manifests: readonly Manifest[]): Map<string, Rights> {
  const roles = manifests.filter(({ kind }) => kind === 'Role' || kind === 'ClusterRole');
  const unused = new Set(roles);
  const holders = new Map<string, Map<string, Right>>();
  const grant = (holder: string, rights: readonly Right[], namespace?: string) => {
    const all = holders.get(holder) ?? new Map<string, Right>();
    for (const right of rights) {
      const granted = { ...right, namespace };
      all.set(`${right.verb} ${thingOf(granted)}`, granted);
    }
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
    const unknown = { verb: '', resource: `the rights of ${roleRef.kind} ${roleRef.name}` };
    const rights = role ? rightsIn(role, roles) : [unknown];
    for (const subject of listOf(subjects)) grant(subjectOf(subject, namespace), rights, namespace);
  }
  for (const role of roles) for (const part of partsOf(role, roles)) unused.delete(part);
  for (const role of roles) {
    const aggregated = rolesAround(role);
    const names = aggregated.length === 0 && unused.has(role) ? [nameOf(role)] : aggregated;
    for (const name of names) grant(`Whoever has ${name}`, rightsIn(role, roles), role.metadata.namespace);
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
  const kinds = listOf(apiGroups).flatMap((group) => listOf(resources).map((resource) => ({ group, resource })));
  const names = listOf(resourceNames);
  const things = names.length === 0 ? kinds : kinds.flatMap((kind) => names.map((name) => ({ ...kind, name })));
  // `*` alone would be told like all resources of the core group.
  const paths = listOf(nonResourceURLs).map((path) => ({ resource: path === '*' ? '/*' : path }));
  return [...things, ...paths].flatMap((thing) => listOf(verbs).map((verb) => ({ verb, ...thing })));
}

/** `secrets safe in namespace shop`. */
function thingOf({ group, resource, name, namespace }: Right): string {
  const kind = group ? `${resource}.${group}` : resource;
  const place = namespace === undefined ? undefined : `in namespace ${namespace}`;
  return [kind, name, place].filter((part) => part !== undefined).join(' ');
}

/** Whether whoever has one right has the other by it. */
function covers(one: Right, other: Right): boolean {
  return (
    (one.verb === other.verb || (one.verb === '*' && other.verb !== '')) &&
    (one.group === other.group || (one.group === '*' && other.group !== undefined)) &&
    takesIn(one.resource, other.resource) &&
    [undefined, other.name].includes(one.name) &&
    [undefined, other.namespace].includes(one.namespace)
  );
}

/** Whether a resource or a path, which may begin or end with `*`, stands for another. */
function takesIn(pattern: string, resource: string): boolean {
  if (pattern === '*' || pattern === resource) return true;
  if (pattern.startsWith('*/')) return resource.endsWith(pattern.slice(1));
  return pattern.startsWith('/') && pattern.endsWith('*') && resource.startsWith(pattern.slice(0, -1));
}

function subjectOf({ kind, name, namespace }: any, bindingNamespace?: string): string {
  const place = kind === 'ServiceAccount' ? `${namespace ?? bindingNamespace}/` : '';
  return `${kind} ${place}${name}`;
}

/** The rights that the other side doesn't cover, with the verbs on the same thing in one line. */
function grouped(change: string, rights: Rights, others: Rights): string[] {
  const verbs = new Map<string, string[]>();
  for (const [key, right] of rights) {
    if (others.has(key) || [...others.values()].some((other) => covers(other, right))) continue;
    const thing = thingOf(right);
    verbs.set(thing, [...(verbs.get(thing) ?? []), right.verb]);
  }
  return [...verbs].map(([thing, all]) => `${change} ${all[0] === '' ? thing : `${all.join(', ')} on ${thing}`}`);
}
