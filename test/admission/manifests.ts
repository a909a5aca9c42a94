import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/admission/rule';

const PROGRAMS = [join(__dirname, '../coverage/programs'), join(__dirname, 'programs')];
const EXAMPLES = join(__dirname, '../../examples');

/** What the programs of the coverage test and of this one render, by the program's name. */
export async function coverageManifests(): Promise<Map<string, Manifest[]>> {
  const manifests = new Map<string, Manifest[]>();
  for (const file of PROGRAMS.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
  )) {
    const chart = new Chart(Testing.app(), 'app', { namespace: 'shop' });
    const { default: declare } = await import(file);
    declare(chart);
    manifests.set(basename(file, '.ts'), Testing.synth(chart));
  }
  return manifests;
}

/** What the examples render, by the example's name. */
export function exampleManifests(wanted = /./): Map<string, Manifest[]> {
  const manifests = new Map<string, Manifest[]>();
  for (const name of existsSync(EXAMPLES) ? readdirSync(EXAMPLES).sort() : []) {
    const folder = join(EXAMPLES, name);
    if (!wanted.test(name) || !existsSync(join(folder, 'main.ts'))) continue;
    const out = mkdtempSync(join(tmpdir(), 'example-'));
    try {
      execFileSync('npx', ['tsx', 'main.ts'], { cwd: folder, env: { ...process.env, CDK8S_OUTDIR: out } });
      manifests.set(name, readFolder(out));
    } finally {
      rmSync(out, { recursive: true });
    }
  }
  return manifests;
}

function readFolder(folder: string): Manifest[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { version: '1.1' }))
    .map((document) => document.toJS());
}
