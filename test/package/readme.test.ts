import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as cdk8s from 'cdk8s';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import * as knative from '../../lib';
import { typeChecker } from '../types/type-checker';

const MODULES: { readonly [name: string]: object } = { cdk8s, 'cdk8s-knative': knative };

const [program, ...excerpts] = [...readFileSync('README.md', 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(
  ([, code]) => code,
);

/** What the reader of an excerpt has from the programs above it. */
const BEFORE = `import { App, Chart, Duration } from 'cdk8s';
import { platform, Rules, serving } from 'cdk8s-knative';
declare const app: App, chart: Chart, image: { ref: any };
`;

/** Runs the first program of the README; the objects of each file that it writes, as `Kind name`. */
function run(): { readonly [file: string]: string[] } {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const { CDK8S_OUTDIR } = process.env;
  const directory = mkdtempSync(join(tmpdir(), 'readme-'));
  process.env.CDK8S_OUTDIR = directory;
  try {
    new Function('require', 'exports', outputText)((name: string) => MODULES[name], {});
  } finally {
    if (CDK8S_OUTDIR === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = CDK8S_OUTDIR;
  }
  const files = readdirSync(directory).sort();
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/(-c8\w{6})?\.k8s\.yaml$/, ''),
      parseAllDocuments(readFileSync(join(directory, file), 'utf8'))
        .map((document) => document.toJS())
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ]),
  );
}

test('the program of the README makes a file for each stage of the platform, and the shop', () => {
  const { shop, ...stages } = run();
  expect(Object.keys(stages)).toEqual([
    'platform-00-crds',
    'platform-10-core',
    'platform-20-admitted',
    'platform-30-post-install',
  ]);
  expect(stages['platform-10-core']).toContain('Deployment activator');
  expect(shop).toEqual([
    'Service orders',
    'Broker broker',
    'Trigger broker-placed',
    'PingSource nightly',
    'Pipeline delivery',
    'Task delivery-git-clone',
    'Task delivery-image-build',
    'Task delivery-service-deploy',
    'Role delivery-service-deploy-delivery-deploy',
    'RoleBinding delivery-service-deploy-delivery-deploy',
    'ServiceAccount delivery-check',
    'ServiceAccount delivery-clone',
    'ServiceAccount delivery-build',
    'ServiceAccount delivery-deploy',
  ]);
});

test('what the README shows compiles', { timeout: 120_000 }, () => {
  const programs = [program, ...excerpts.map((code) => `${BEFORE}${code}export {};\n`)];
  const files = new Map(programs.map((code, i) => [resolve(`readme-${i}.ts`), code]));
  const errorsOf = typeChecker(files);
  expect([...files.keys()].flatMap(errorsOf)).toEqual([]);
});

test.each(excerpts.filter((code) => code.includes('new platform.')))(
  'a platform that the README shows is refused nothing (%#)',
  (code) => {
    const app = new cdk8s.App();
    const { outputText } = ts.transpileModule(code, {});
    const known = { app, Duration: cdk8s.Duration, platform: knative.platform, console: { log() {} } };
    new Function(...Object.keys(known), outputText)(...Object.values(known));
    expect(() => app.synthYaml()).not.toThrow();
  },
);

test('what an upgrade prunes by are the releases of all objects that are not pruned', () => {
  const [, releases] = /version notin \((.*?)\)/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const app = new cdk8s.App();
  new knative.platform.ServerlessPlatform(app, 'platform');
  const versions = app.charts
    .flatMap((chart) => chart.toJson())
    .map(({ metadata }) => metadata.labels['app.kubernetes.io/version']);
  expect([...new Set(versions)].sort()).toEqual(releases.split(',').sort());
});
