import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { platform } from '../../lib';
import type { Manifest } from '../../lib/admission/rule';
import { RELEASES } from '../../tools/platform/releases';
import { run } from '../cluster/shell';
import { buildJudge } from './judges';
import { exampleManifests } from './manifests';

/** What the releases install, and what is installed with Pipelines if it is asked for. */
const releases = [...Object.values(RELEASES), pruned].flatMap((declare) => {
  const app = new App();
  declare(app);
  return app.charts.flatMap((chart) => chart.toJson() as Manifest[]);
});
const { platform: oneLine, 'platform-production': production } = Object.fromEntries(exampleManifests(/^platform/));

/** As upstream ships them, and as a platform for production should be. */
const SETS: { readonly [set: string]: readonly Manifest[] } = { default: [...releases, ...oneLine], production };

test('Every pod is admitted at the level restricted, but for those that are listed', async () => {
  const findings = new Set<string>();
  for (const [set, manifests] of Object.entries(SETS)) {
    const workloads = manifests.filter((manifest) => templateOf(manifest)?.spec?.containers);
    const input = workloads.map((workload) => `${JSON.stringify(templateOf(workload))}\n`).join('');
    const verdicts = (await run(await buildJudge('pod-security'), [], { input })).trimEnd().split('\n');
    expect(verdicts).toHaveLength(workloads.length);
    for (const [i, verdict] of verdicts.entries()) {
      for (const { check } of JSON.parse(verdict)) findings.add(`${set} ${idOf(workloads[i])} ${check}`);
    }
  }
  expectListed(findings, 'pod-security-exceptions.txt');
});

test('kube-score finds nothing but what is listed', async () => {
  const findings = new Set<string>();
  for (const [set, manifests] of Object.entries(SETS)) {
    const input = Yaml.stringify(...manifests.filter(({ kind }) => kind !== 'CustomResourceDefinition'));
    // It ends with 1 if it finds anything.
    const script = '"$0" score --output-format json - || [ $? -eq 1 ]';
    const scores = JSON.parse(await run('sh', ['-c', script, await buildJudge('kube-score')], { input }));
    for (const { type_meta, object_meta, checks } of scores) {
      for (const { check, grade, skipped } of checks) {
        const id = idOf({ ...type_meta, metadata: object_meta });
        if (!skipped && grade < ALMOST_OK) findings.add(`${set} ${id} ${check.id}`);
      }
    }
  }
  expectListed(findings, 'kube-score-exceptions.txt');
});

function pruned(scope: Construct): void {
  new platform.TektonPipelines(scope, 'pipelines', { pruner: {} });
}

function templateOf({ kind, spec }: Manifest) {
  return (kind === 'CronJob' ? spec.jobTemplate.spec : spec)?.template;
}

/** Grades of kube-score below this are findings. */
const ALMOST_OK = 7;

function idOf({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `${kind}/${metadata.namespace}/${metadata.name}`;
}

/** Lines `SET KIND/NAMESPACE/NAME CHECK # reason`, in which `*` stands for anything; each must be needed. */
function expectListed(findings: ReadonlySet<string>, file: string): void {
  const lines = readFileSync(join(__dirname, file), 'utf8').split('\n');
  const exceptions = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' # '));
  expect(exceptions.filter(([, reason]) => reason === undefined)).toEqual([]);
  const patterns = exceptions.map(([pattern]) => {
    const literals = pattern.split('*').map((part) => part.replace(/[.^$+?()[\]{}|\\]/g, '\\$&'));
    return new RegExp(`^${literals.join('.*')}$`);
  });
  expect([...findings].filter((finding) => !patterns.some((pattern) => pattern.test(finding))).sort()).toEqual([]);
  const stale = exceptions.filter((_, i) => ![...findings].some((finding) => patterns[i].test(finding)));
  expect(stale.map(([pattern]) => pattern)).toEqual([]);
}
