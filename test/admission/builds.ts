import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cached, contentsOf, filesIn } from '../builds';
import { run } from '../cluster/shell';

const MODULES = join(__dirname, 'modules');
const OPERATOR = 'knative.dev/operator@v0.50.0';

/** The programs that hold upstream's admission code, each with the folders that its CRDs come from. */
const PROGRAMS = {
  serving: async () => [join(await operator(), 'knative-serving/1.23.0')],
  eventing: async () => [
    join(await operator(), 'knative-eventing/1.23.0'),
    join(await operator(), 'eventing-source/1.23'),
  ],
  'serving-1.22': async () => [join(await operator(), 'knative-serving/1.22.1')],
  'eventing-1.22': async () => [join(await operator(), 'knative-eventing/1.22.1')],
  tekton: async () => [join(await moduleFolder('tekton', 'github.com/tektoncd/pipeline'), 'config/300-crds')],
  triggers: async () => [join(await moduleFolder('triggers', 'github.com/tektoncd/triggers'), 'config')],
};

export type Program = keyof typeof PROGRAMS;
export const PROGRAM_NAMES = Object.keys(PROGRAMS) as Program[];

/** Whether programs can be built here. */
export async function hasGo(): Promise<boolean> {
  return go(['version']).then(
    () => true,
    () => false,
  );
}

/** The folder with a program, called `webhook`, and its CRDs, in `crds`. One of an older release has a `go.mod` of its own. */
export async function build(program: Program): Promise<string> {
  const [module, release] = program.split('-');
  const sources = [join(MODULES, 'webhook'), join(MODULES, module)].map(contentsOf);
  const key = [await readFile(__filename, 'utf8'), ...(await Promise.all(sources)).flat()];
  return cached(`admission-${program}`, key, async (folder) => {
    await mkdir(join(folder, 'crds'));
    for (const source of await PROGRAMS[program]()) {
      for (const file of (await filesIn(source)).filter((path) => path.endsWith('.yaml'))) {
        await copyFile(file, join(folder, 'crds', basename(file)));
      }
    }
    const modfile = release === undefined ? [] : [`-modfile=go-${release}.mod`];
    await go(['build', '-buildvcs=false', ...modfile, '-o', join(folder, 'webhook'), '.'], module);
  });
}

/** The release manifests of Knative are published with its operator. */
async function operator(): Promise<string> {
  return join(JSON.parse(await go(['mod', 'download', '-json', OPERATOR])).Dir, 'cmd/operator/kodata');
}

async function moduleFolder(program: Program, module: string): Promise<string> {
  await go(['mod', 'download', module], program);
  return (await go(['list', '-m', '-f', '{{.Dir}}', module], program)).trim();
}

function go(args: readonly string[], module?: string): Promise<string> {
  return run('go', args, { cwd: module === undefined ? undefined : join(MODULES, module) });
}
