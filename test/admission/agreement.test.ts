import { beforeAll, expect, test } from 'vitest';
import { admit, type Verdict } from '../../lib/admission/admission';
import type { Manifest } from '../../lib/admission/rule';
import { refusals, withRefused } from '../coverage/refused';
import { coverageManifests, exampleManifests } from './manifests';
import { mutantsOf } from './mutations';
import type { Mutant } from './mutations/mutation';
import { type PlatformSettings, settingsOf, type UpstreamVerdict, upstream } from './oracle';

const GENERAL_MUTANTS = 600;
const covered = await coverageManifests();
const examples = exampleManifests();

test.each([...covered, ...examples])('upstream accepts what %s renders', async (_name, manifests) => {
  const known = manifests.filter(upstream.knows);
  const verdicts = await upstream.verdicts(known, settingsNeededBy(known));
  expect(verdicts.flatMap(({ errors }, i) => errors.map((error) => `${idOf(known[i])}: ${error}`))).toEqual([]);
});

test('upstream refuses what the coverage test therefore counts as no field', async () => {
  const all = [...covered.values()].flat();
  const manifests = refusals.map((refusal) => {
    const first = all.find(({ apiVersion, kind }) => `${apiVersion}/${kind}` === refusal.kind) as Manifest;
    return withRefused(first, refusal).manifest;
  });
  const verdicts = await upstream.verdicts(manifests, settingsNeededBy(manifests));
  expect(refusals.filter((_, i) => verdicts[i].accepted)).toEqual([]);
});

/** The manifests of each kind. */
const kinds = new Map<string, Manifest[]>();
for (const manifest of [...covered.values()].flat().filter(upstream.knows)) {
  const kind = `${manifest.apiVersion.split('/')[0]}/${manifest.kind}`;
  kinds.set(kind, [...(kinds.get(kind) ?? []), manifest]);
}

const counts = new Map<string, string>();
beforeAll(() => () => console.log([...counts].map(([kind, count]) => `${kind}: ${count}`).join('\n')));

test.concurrent.each([...kinds])('on mutants of %s, the rules and upstream agree', { timeout: 600_000 }, agree);

async function agree(kind: string, manifests: readonly Manifest[]): Promise<void> {
  const mutants = mutantsOf(manifests, GENERAL_MUTANTS);
  const settings = settingsNeededBy(manifests);
  const disagreements = await compare(mutants, settings);
  // Each flag alone turned off, on the manifests as they are.
  for (const [withoutFlag, flagOff] of settingsWithoutOne(settings)) {
    const unchanged = manifests.map((manifest) => ({ mutation: `without ${withoutFlag}`, manifest }));
    disagreements.push(...(await compare(unchanged, flagOff)));
  }
  counts.set(kind, `${mutants.length} mutants, ${disagreements.length} disagreements`);
  expect(disagreements.slice(0, 40).join('\n')).toBe('');
}

/** Kinds whose webhook isn't published: upstream knows their CRD alone, and the rules may refuse more. */
const WITHOUT_WEBHOOK = /^(Ceph|GitHub|GitLab|Kafka|Rabbitmq|RedisStream)/;

async function compare(mutants: readonly Mutant[], settings: PlatformSettings): Promise<string[]> {
  const verdicts = await upstream.verdicts(
    mutants.map(({ manifest }) => manifest),
    settings,
  );
  return mutants.flatMap(({ manifest, mutation }, i) => {
    const faults = faultsOf(manifest, settings);
    if (verdicts[i].accepted === (faults.length === 0)) return [];
    if (verdicts[i].accepted && WITHOUT_WEBHOOK.test(manifest.kind)) return [];
    const ours = faults.length === 0 ? 'accepted' : faults.join('; ').slice(0, 300);
    return [`${idOf(manifest)}: ${mutation}\n    ours: ${ours}\n    upstream: ${show(verdicts[i])}`];
  });
}

/** Why the package refuses a manifest. */
function faultsOf(manifest: Manifest, settings: PlatformSettings): string[] {
  const read = settingsOf(settings);
  const { findings, needs }: Verdict = admit(manifest, read);
  return [
    ...findings.map(({ rule, field }) => `${rule} at ${field}`),
    ...needs
      .filter(({ flag }) => !flag.values.includes((read(flag) ?? flag.default ?? 'disabled').toLowerCase()))
      .map(({ flag, field }) => `${flag.key} at ${field}`),
  ];
}

/** The feature flags that the manifests need, each at a value that suits every need. */
function settingsNeededBy(manifests: readonly Manifest[]): PlatformSettings {
  const settings: { [component: string]: { [configMap: string]: { [key: string]: string } } } = {};
  const flags = manifests.flatMap((manifest) => admit(manifest).needs.map(({ flag }) => flag));
  for (const { component, configMap, key } of flags) {
    const needs = flags.filter(
      (flag) => flag.component === component && flag.configMap === configMap && flag.key === key,
    );
    const [value] = needs[0].values.filter((candidate) => needs.every(({ values }) => values.includes(candidate)));
    settings[component] ??= {};
    settings[component][configMap] ??= {};
    settings[component][configMap][key] = value;
  }
  return settings;
}

function* settingsWithoutOne(settings: PlatformSettings): Generator<[string, PlatformSettings]> {
  for (const [component, configMaps] of Object.entries(settings)) {
    for (const [configMap, data] of Object.entries(configMaps)) {
      for (const key of Object.keys(data)) {
        const { [key]: _, ...others } = data;
        yield [key, { ...settings, [component]: { ...configMaps, [configMap]: others } }];
      }
    }
  }
}

function idOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata?.name ?? metadata?.generateName}`;
}

function show({ accepted, stage, errors }: UpstreamVerdict): string {
  return accepted ? 'accepted' : `${stage}: ${errors.join('; ').slice(0, 300)}`;
}
