import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { paths } from '../cluster/paths';

const MODULES = join(__dirname, 'modules');
const OPERATOR = 'knative.dev/operator@v0.50.0';

/** The programs that hold upstream's admission code, each with the folders that its CRDs come from. */
const PROGRAMS = {
  serving: () => [join(operator(), 'knative-serving/1.23.0')],
  eventing: () => [join(operator(), 'knative-eventing/1.23.0'), join(operator(), 'eventing-source/1.23')],
  tekton: () => [join(moduleFolder('tekton', 'github.com/tektoncd/pipeline'), 'config/300-crds')],
  triggers: () => [join(moduleFolder('triggers', 'github.com/tektoncd/triggers'), 'config')],
};

export type Program = keyof typeof PROGRAMS;
export const PROGRAM_NAMES = Object.keys(PROGRAMS) as Program[];

/** Whether programs can be built here. */
export function hasGo(): boolean {
  try {
    return go(['version']) !== '';
  } catch {
    return false;
  }
}

/** The folder with a program, called `webhook`, and its CRDs, in `crds`. Built once for each content of its sources. */
export function build(program: Program): string {
  const hash = createHash('sha256').update(readFileSync(__filename));
  for (const file of [...filesOf(join(MODULES, 'webhook')), ...filesOf(join(MODULES, program))]) {
    hash.update(readFileSync(file)).update('\0');
  }
  const folder = join(paths.builds, `admission-${program}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(paths.builds, { recursive: true });
  const scratch = mkdtempSync(join(paths.builds, '.building-'));
  try {
    mkdirSync(join(scratch, 'crds'));
    for (const source of PROGRAMS[program]()) {
      for (const file of filesOf(source).filter((path) => path.endsWith('.yaml'))) {
        copyFileSync(file, join(scratch, 'crds', basename(file)));
      }
    }
    go(['build', '-buildvcs=false', '-o', join(scratch, 'webhook'), '.'], program);
    renameSync(scratch, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}

/** The release manifests of Knative are published with its operator. */
function operator(): string {
  return join(JSON.parse(go(['mod', 'download', '-json', OPERATOR])).Dir, 'cmd/operator/kodata');
}

function moduleFolder(program: Program, module: string): string {
  go(['mod', 'download', module], program);
  return go(['list', '-m', '-f', '{{.Dir}}', module], program).trim();
}

function go(args: readonly string[], program?: Program): string {
  const cwd = program === undefined ? undefined : join(MODULES, program);
  return execFileSync('go', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
