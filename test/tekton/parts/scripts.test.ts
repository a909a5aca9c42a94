import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPTS = 'lib/tekton/parts/scripts';
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
const read = (...path: string[]) => readFileSync(at(...path), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  for (const name of ['bin', 'home', 'source', 'layers', 'platform']) mkdirSync(at(name));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Puts a program into the path that notes its arguments, a line each, and then does something. */
function fake(program: string, body = ':'): void {
  writeFileSync(at('bin', program), `#!/bin/sh\nfor a; do echo "$a" >>'${at(program)}'; done\n${body}\n`);
  chmodSync(at('bin', program), 0o755);
}

/** Runs a script as a step does: with a file as output of each result. */
function run(script: string, env: Record<string, string>, args: string[] = []): string {
  return execFileSync('sh', ['-e', join(SCRIPTS, script), ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
    env: {
      PATH: `${at('bin')}:${process.env.PATH}`,
      HOME: at('home'),
      IMAGE: 'registry.example.com:5000/shop/orders:v1',
      SOURCE: at('source'),
      DIGEST_FILE: at('digest'),
      URL_FILE: at('url'),
      ...env,
    },
  });
}

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...identity, '-C', at('origin'), ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

function originWithTwoCommits(): void {
  mkdirSync(at('origin'));
  git('init');
  for (const content of ['one', 'two']) {
    writeFileSync(at('origin', 'file'), content);
    git('add', '.');
    git('commit', '-m', content);
  }
  git('config', 'uploadpack.allowAnySHA1InWant', 'true');
}

const clone = (env: Record<string, string>) =>
  run('git-clone.sh', {
    URL: `file://${at('origin')}`,
    REVISION: '',
    DEPTH: '1',
    SUBMODULES: 'true',
    DIRECTORY: at('source'),
    COMMIT_FILE: at('commit'),
    ...env,
  });

test('git-clone takes the newest commit of the default branch and says which', () => {
  originWithTwoCommits();
  for (const path of ['.stale', 'folder/stale', 'lost+found/kept']) {
    mkdirSync(at('source', dirname(path)), { recursive: true });
    writeFileSync(at('source', path), 'from a run before');
  }
  clone({});
  expect(read('source', 'file')).toBe('two');
  expect(readdirSync(at('source')).sort()).toEqual(['.git', 'file', 'lost+found']);
  expect(read('source', 'lost+found', 'kept')).toBe('from a run before');
  expect(read('commit')).toBe(git('rev-parse', 'HEAD'));
  expect(read('url')).toBe(`file://${at('origin')}`);
});

test.each(['1', '0'])('git-clone takes an earlier commit by its id, with depth %s', (depth) => {
  originWithTwoCommits();
  const first = git('rev-parse', 'HEAD~1');
  clone({ REVISION: first, DEPTH: depth });
  expect(read('source', 'file')).toBe('one');
  expect(read('commit')).toBe(first);
});

test('git-clone fails for a revision that is not there', () => {
  originWithTwoCommits();
  expect(() => clone({ REVISION: 'no-such-branch' })).toThrow('no-such-branch');
  expect(existsSync(at('commit'))).toBe(false);
});

test('git-clone takes a revision that looks like an option as a revision', () => {
  originWithTwoCommits();
  expect(() => clone({ REVISION: `--upload-pack=touch ${at('pwned')}` })).toThrow('invalid refspec');
  expect(existsSync(at('pwned'))).toBe(false);
});

const buildpacks = (args: string[] = [], runImage = '') =>
  run('buildpacks.sh', { LAYERS: at('layers'), PLATFORM: at('platform'), RUN_IMAGE: runImage }, args);

test('buildpacks gives the lifecycle its folders, and the build its variables', () => {
  fake(
    'creator',
    `printf '[build]\\n[image]\\n  tags = ["x"]\\n  digest = "${DIGEST}"\\n' >'${at('layers')}/report.toml'`,
  );
  buildpacks(['BP_GO_TARGETS=./cmd/a b', 'EMPTY=', 'EQUAL=a=b']);
  expect(read('creator').trim().split('\n')).toEqual([
    `-app=${at('source')}`,
    `-layers=${at('layers')}`,
    `-platform=${at('platform')}`,
    `-report=${at('layers')}/report.toml`,
    'registry.example.com:5000/shop/orders:v1',
  ]);
  const variables = readdirSync(at('platform', 'env')).map((name) => [name, read('platform', 'env', name)]);
  expect(Object.fromEntries(variables)).toEqual({ BP_GO_TARGETS: './cmd/a b', EMPTY: '', EQUAL: 'a=b' });
  expect(read('digest')).toBe(DIGEST);
  expect(read('url')).toBe('registry.example.com:5000/shop/orders:v1');
  expect(read('home', '.gitconfig')).toBe('[safe]\n\tdirectory = *\n');
});

test('buildpacks fails if the lifecycle reports no digest', () => {
  fake('creator', `echo '[image]' >'${at('layers')}/report.toml'`);
  expect(() => buildpacks([], 'example.com/run')).toThrow();
  expect(read('creator')).toContain('-run-image=example.com/run\n');
  expect(existsSync(at('url'))).toBe(false);
});

test.each([
  ['registry.example.com:5000/shop/orders:v1', 'registry.example.com:5000/shop/orders', 'v1'],
  ['registry.example.com:5000/shop/orders', 'registry.example.com:5000/shop/orders', 'latest'],
])('ko pushes %s to repository and tag', (image, repository, tag) => {
  fake('ko', `echo "$KO_DOCKER_REPO" >'${at('repository')}'; echo "$KO_DOCKER_REPO:${tag}@${DIGEST}"`);
  run('ko.sh', { IMAGE: image, PACKAGE: './cmd/server' });
  expect(read('ko').trim().split('\n')).toEqual(['build', '--bare', `--tags=${tag}`, './cmd/server']);
  expect(read('repository').trim()).toBe(repository);
  expect(read('digest')).toBe(DIGEST);
  expect(read('url')).toBe(image);
});

test('ko fails if its build fails', () => {
  fake('ko', 'exit 1');
  expect(() => run('ko.sh', { PACKAGE: '.' })).toThrow();
  expect(read('ko')).toContain('build\n');
  expect(existsSync(at('digest'))).toBe(false);
});

test('buildah builds from the Dockerfile and pushes what it built', () => {
  fake('buildah', `[ "$1" != push ] || printf %s ${DIGEST} >"$3"`);
  run('buildah.sh', { DOCKERFILE: 'docker/Dockerfile' });
  const image = 'registry.example.com:5000/shop/orders:v1';
  expect(read('buildah').trim().split('\n')).toEqual([
    ...['build', '--file', `${at('source')}/docker/Dockerfile`, '--tag', image, at('source')],
    ...['push', '--digestfile', at('digest'), image],
  ]);
  expect(read('digest')).toBe(DIGEST);
  expect(read('url')).toBe(image);
});
