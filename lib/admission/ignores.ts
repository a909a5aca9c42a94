import type { IConstruct } from 'constructs';
import type { Manifest } from './rule';

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
    if (ignores !== undefined && turnsOff(ignores, rule)) return true;
  }
  return false;
}

/** Whether a rule is off for an object of a file, whose annotation has a line `rule: reason` for it. */
export function isIgnoredByAnnotation({ metadata }: Manifest, rule: string): boolean {
  const annotation: unknown = metadata.annotations?.['cdk8s-knative/ignore'];
  if (typeof annotation !== 'string') return false;
  return turnsOff(new Set([...annotation.matchAll(/^\s*(\S+):\s+\S/gm)].map(([, id]) => id)), rule);
}

function turnsOff(ids: { has(id: string): boolean }, rule: string): boolean {
  return ids.has(rule) || ids.has('*') || ids.has(`${rule.split('/')[0]}/*`);
}
