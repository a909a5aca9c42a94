import { refusal } from '../admission/finding';

/**
 * Names a variable's member as `$(…)` expressions do: `.name`, or `["name"]` if the name has dots.
 *
 * @internal
 */
export function member(name: string): string {
  return name.includes('.') ? `["${name}"]` : `.${name}`;
}

/**
 * Names a member for which Tekton knows no form but `.name`, and ends at a dot: refuses names that have dots.
 *
 * @internal
 */
export function dotlessMember(owner: string, field: string, name: string): string {
  if (!name.includes('.')) return `.${name}`;
  const allowed = 'a name without dots: Tekton finds no other here';
  const change = 'rename it where it is declared';
  throw refusal(`What reads '${owner}'`, [{ rule: 'graph/dotted-name', field, value: name, allowed, change }]);
}

/**
 * A variable: `$(path)`.
 *
 * @internal
 */
export function variable(path: string): string {
  return `$(${path})`;
}
