import type { IConstruct } from 'constructs';

const IGNORES = Symbol.for('cdk8s-knative.Ignores');

type Ignoring = IConstruct & { [IGNORES]?: Map<string, string> };

/** Turns a rule, a family (`serving/*`) or all rules (`*`) off below a construct. */
export function ignore(scope: IConstruct, id: string, reason: string): void {
  const holder = scope as Ignoring;
  if (holder[IGNORES] === undefined) Object.defineProperty(holder, IGNORES, { value: new Map() });
  holder[IGNORES]?.set(id, reason);
}

/** Whether a rule is off for a construct. */
export function isIgnored(construct: IConstruct, rule: string): boolean {
  for (let scope: Ignoring | undefined = construct; scope !== undefined; scope = scope.node.scope) {
    const ignores = scope[IGNORES];
    if (ignores?.has(rule) || ignores?.has('*') || ignores?.has(`${rule.split('/')[0]}/*`)) return true;
  }
  return false;
}
