import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { schemaOf } from '../../lib/schema/structure';
import { kinds } from './kinds';
import { leavesOf, markHeld } from './leaves';

const programs = import.meta.glob<{ default: (chart: Chart) => void }>('./programs/*.ts', { eager: true });

/** The leaves that manifests of a kind hold, over all programs. */
const held = new Map<string, Set<string>>();
for (const { default: program } of Object.values(programs)) {
  const chart = new Chart(Testing.app(), 'coverage', { namespace: 'coverage' });
  program(chart);
  for (const manifest of Testing.synth(chart)) {
    const kind = `${manifest.apiVersion}/${manifest.kind}`;
    if (!held.has(kind)) held.set(kind, new Set());
    markHeld(manifest, held.get(kind) as Set<string>);
  }
}

interface Exception {
  readonly kind: string;
  readonly path: string;
  readonly leaves: string[];
}

/**
 * Lines `KIND PATH # reason`; all leaves at or below the path are excepted. `*` stands for every kind, `**` in a path for
 * whatever is there.
 */
const exceptions: Exception[] = readFileSync(join(__dirname, 'exceptions.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [, kind, path] = /^(\S+) (\S+) # \S.*$/.exec(line) ?? [];
    if (path === undefined) throw new Error(`exceptions.txt: '${line}' is not of the form KIND PATH # reason`);
    return { kind, path, leaves: [] };
  });

const all = new Map(kinds.map((kind) => [kind, leavesOf(schemaOf(...split(kind)) ?? {})]));
const missing = new Map(kinds.map((kind) => [kind, missingLeaves(kind)]));

function split(kind: string): [string, string] {
  const slash = kind.lastIndexOf('/');
  return [kind.slice(0, slash), kind.slice(slash + 1)];
}

function missingLeaves(kind: (typeof kinds)[number]): string[] {
  return (all.get(kind) ?? []).filter((leaf) => {
    if (held.get(kind)?.has(leaf)) return false;
    const exception = exceptions.find((each) => [kind, '*'].includes(each.kind) && lies(leaf, each.path));
    exception?.leaves.push(leaf);
    return exception === undefined;
  });
}

function lies(leaf: string, path: string): boolean {
  const [start, end = ''] = path.split('**');
  const at = leaf.indexOf(end, start.length);
  return leaf.startsWith(start) && at !== -1 && /^($|[.[])/.test(leaf.slice(at + end.length));
}

describe('the typed props of a kind reach every field of its schema', () => {
  test.each(kinds)('%s', (kind) => {
    expect(missing.get(kind)).toEqual([]);
  });
});

test('at most 2 % of the fields are excepted, and each exception is needed', () => {
  const excepted = exceptions.flatMap(({ leaves }) => leaves).length;
  const leaves = kinds.flatMap((kind) => all.get(kind) ?? []).length;
  expect(excepted / leaves).toBeLessThanOrEqual(0.02);
  expect(exceptions.filter(({ leaves }) => leaves.length === 0)).toEqual([]);
});
