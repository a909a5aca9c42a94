import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { admit } from '../../lib/admission/admission';
import type { Manifest } from '../../lib/admission/rule';
import type { Schema } from '../../lib/schema/schema';
import { schemaOf } from '../../lib/schema/structure';
import { kinds } from './kinds';
import { leavesOf, markHeld } from './leaves';
import { refusals, withRefused } from './refused';

const programs = import.meta.glob<{ default: (chart: Chart) => void }>('./programs/*.ts', { eager: true });

/** The sources of the programs and of what they share. */
const sources = import.meta.glob<string>(['./**/*.ts', '!./*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The leaves that manifests of a kind hold, over all programs, and the first of these manifests. */
const held = new Map<string, Set<string>>();
const examples = new Map<string, Manifest>();
for (const { default: program } of Object.values(programs)) {
  const chart = new Chart(Testing.app(), 'coverage', { namespace: 'coverage' });
  program(chart);
  for (const manifest of Testing.synth(chart)) {
    const kind = `${manifest.apiVersion}/${manifest.kind}`;
    if (!held.has(kind)) {
      held.set(kind, new Set());
      examples.set(kind, manifest);
    }
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

const all = new Map(kinds.map((kind) => [kind, leavesOf(schema(kind)).filter((leaf) => !isRefused(kind, leaf))]));
const missing = new Map(kinds.map((kind) => [kind, missingLeaves(kind)]));

function schema(kind: string): Schema {
  const slash = kind.lastIndexOf('/');
  return schemaOf(kind.slice(0, slash), kind.slice(slash + 1)) ?? {};
}

function isRefused(kind: string, leaf: string): boolean {
  return refusals.some((refusal) => refusal.kind === kind && lies(leaf, refusal.path));
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

test('the programs give no object as it is', () => {
  const open = Object.entries(sources).filter(([, text]) => /\braw\b|\bcustom\(|JsonPatch|ApiObject/.test(text));
  expect(open.map(([file]) => file)).toEqual([]);
});

describe('the typed props of a kind reach every field of its schema', () => {
  test.each(kinds)('%s', (kind) => {
    expect(missing.get(kind)).toEqual([]);
  });
});

test.each(refusals)('whatever the value of $path is, $kind is refused by $rule', (refusal) => {
  const { manifest, field } = withRefused(examples.get(refusal.kind) as Manifest, refusal);
  expect(admit(manifest).findings).toContainEqual(expect.objectContaining({ rule: refusal.rule, field }));
});

test('at most 2 % of the fields are excepted, and each exception is needed', () => {
  const excepted = exceptions.flatMap(({ leaves }) => leaves).length;
  const leaves = kinds.flatMap((kind) => all.get(kind) ?? []).length;
  expect(excepted / leaves).toBeLessThanOrEqual(0.02);
  expect(exceptions.filter(({ leaves }) => leaves.length === 0)).toEqual([]);
});
