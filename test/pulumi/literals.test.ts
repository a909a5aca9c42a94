import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { admit } from '../../lib/admission/admission';
import { isLiteral, type Path } from '../../lib/pulumi/literals';
import type { Manifest } from '../../lib/pulumi/tree';

/** Programs that reach every field of every kind by typed props. */
const programs = import.meta.glob<{ default: (chart: Chart) => void }>('../coverage/programs/*.ts', { eager: true });

const manifests: Manifest[] = Object.values(programs).flatMap(({ default: program }) => {
  const chart = new Chart(Testing.app(), 'coverage', { namespace: 'coverage' });
  program(chart);
  return Testing.synth(chart);
});

function textsOf(value: unknown, path: Path = []): { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    textsOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A field and the one that it is in. */
function placeOf(path: Path): string {
  return path
    .filter((step) => typeof step === 'string')
    .slice(-2)
    .join(' ');
}

/** Whether one of some words is allowed at a path, and these include the one that stands there. */
function isChosen(manifest: Manifest, path: Path, text: string): boolean {
  const other: any = structuredClone(manifest);
  const holder = path.slice(0, -1).reduce((value, step) => value[step], other);
  holder[path.at(-1) as string] = 'no-such-word';
  return admit(other).findings.some(
    ({ rule, allowed }) => rule !== 'schema/format' && allowed.split(/, (?:or )?| or |; /).includes(text),
  );
}

test('where the rules know all words that are allowed, an Output is refused', { timeout: 120_000 }, () => {
  const [tried, chosen, missed] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const manifest of manifests) {
    for (const { path, text } of textsOf(manifest)) {
      const place = `${manifest.kind} ${placeOf(path)} ${text}`;
      if (tried.has(place)) continue;
      tried.add(place);
      if (!isChosen(manifest, path, text)) continue;
      chosen.add(placeOf(path));
      if (!isLiteral(manifest, path, text)) missed.add(placeOf(path));
    }
  }
  expect(chosen).toContain('delivery backoffPolicy');
  expect(chosen.size).toBeGreaterThan(20);
  // The words of an enum are the program's own.
  expect([...missed]).toEqual(['params default']);
});

test('over all fields, an Output is taken where the list of them says so, which holds no name and no choice', () => {
  const taken = manifests.flatMap((manifest) =>
    textsOf(manifest)
      .filter(({ path, text }) => !isLiteral(manifest, path, text))
      .map(({ path }) => placeOf(path)),
  );
  const listed = readFileSync(join(__dirname, 'fields-of-outputs.txt'), 'utf8').trimEnd().split('\n');
  expect([...new Set(taken)].sort()).toEqual(listed);
});

test('what users call as they like is theirs, but for what Knative reads', () => {
  const service = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'it' } };
  const is = (...path: Path) => isLiteral(service, path, 'pulumi-output-0-x');
  expect(is('metadata', 'annotations', 'name')).toBe(false);
  expect(is('metadata', 'labels', 'networking.knative.dev/visibility')).toBe(true);
  expect(is('spec', 'template', 'metadata', 'annotations', 'autoscaling.knative.dev/class')).toBe(true);
  expect(is('spec', 'template', 'metadata', 'annotations', 'autoscaling.knative.dev/target')).toBe(false);
});

test('of kinds that nobody knows here, only the identity is judged', () => {
  const bucket = { apiVersion: 's3.example.com/v1', kind: 'Bucket', metadata: { name: 'it' } };
  expect(isLiteral(bucket, ['metadata', 'name'], 'pulumi-output-0-x')).toBe(true);
  expect(isLiteral(bucket, ['spec', 'name'], 'pulumi-output-0-x')).toBe(false);
});
