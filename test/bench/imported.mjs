import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const { crdsOf } = require('../../lib/schema/crds.js');

/** Makes the classes of a component's CRDs with `cdk8s import`, once, outside the repository; the folder of their modules. */
export function importedClasses(component, release) {
  const crds = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: crdsOf(component, release) });
  const version = require('cdk8s-cli/package.json').version;
  const key = createHash('sha256').update(`${version} ${crds}`).digest('hex').slice(0, 16);
  const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(caches, 'cdk8s-knative', 'imported', `${component}-${key}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'crds.yaml'), crds);
  execFileSync('npx', ['cdk8s', 'import', join(folder, 'crds.yaml'), '--language', 'typescript', '--output', folder], {
    stdio: 'ignore',
  });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(join(folder, file), 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    writeFileSync(join(folder, file.replace(/ts$/, 'js')), outputText);
  }
  if (!existsSync(join(folder, 'node_modules'))) symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'complete'), '');
  return folder;
}
