import type { StagedManifest } from '../stages';
import type { Part } from './part';
import { clusterRole, READ, READ_WRITE, type Rule, rule } from './roles';

/**
 * Roles for the people who work with the kinds that a component defines; Kubernetes' own admin, edit and view take them in.
 * Developers change what belongs to a namespace; what concerns the whole cluster or is made by controllers is for operators.
 */
export function userRoles(part: Part, partOf: string, objects: readonly StagedManifest[]): void {
  const kinds = objects.filter(({ kind }) => kind === 'CustomResourceDefinition').map(({ spec }) => spec);
  if (kinds.length === 0) return;
  const own = kinds.filter(({ scope, group }) => scope === 'Namespaced' && !INTERNAL.test(group));
  const declare = (person: string, takenInBy: string, ...rules: Rule[]) =>
    clusterRole(part, `${partOf}-${person}`, rules, {
      [`rbac.authorization.k8s.io/aggregate-to-${takenInBy}`]: 'true',
    });
  declare('operator', 'admin', ...rulesOn(kinds, CHANGE));
  declare('developer', 'edit', ...rulesOn(kinds, READ), ...rulesOn(own, CHANGE));
  declare('viewer', 'view', ...rulesOn(kinds, READ));
}

function rulesOn(kinds: readonly any[], verbs: string[]): Rule[] {
  return [...new Set(kinds.map(({ group }) => group))].sort().map((group) => {
    const resources = kinds.filter((kind) => kind.group === group).map(({ names }) => names.plural);
    return rule(group, resources.sort(), verbs);
  });
}

const CHANGE = [...READ_WRITE, 'deletecollection'];

/** Groups of kinds that controllers make. */
const INTERNAL = /(^|\.)internal\./;
