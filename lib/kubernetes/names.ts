import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Ids that say "the main part of my parent" and so don't belong in a name. */
const HIDDEN_IDS = new Set(['Resource', 'Default']);

/**
 * The name that an object gets when its props give none: the ids on the way from the chart down to the construct,
 * joined with `-`.
 *
 * - Characters that RFC 1035 labels don't allow are left out, upper case becomes lower case.
 * - A name that would begin with a digit is led by the kind.
 * - A name longer than `maxLength` loses ids from the left, since the last ones tell objects apart.
 *
 * There is no hash: people type these names. Two constructs with one name are refused at synth.
 */
export function defaultName(scope: IConstruct, id: string, kind: string, maxLength: number): string {
  const chartDepth = Chart.of(scope).node.scopes.length;
  const ids = [...scope.node.scopes.slice(chartDepth).map(({ node }) => node.id), id]
    .filter((id) => !HIDDEN_IDS.has(id))
    .map(toLabel)
    .filter((label) => label !== '');
  while (ids.length > 1 && ids.join('-').length > maxLength) ids.shift();
  const name = ids.join('-') || kind.toLowerCase();
  const led = /^[0-9]/.test(name) ? `${kind.toLowerCase()}-${name}` : name;
  return led.slice(0, maxLength).replace(/-+$/, '');
}

function toLabel(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '');
}
