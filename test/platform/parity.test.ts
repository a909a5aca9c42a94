import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { RELEASES } from '../../tools/platform/releases';
import { idOf, meaningOf } from './normalize';
import { exceptions, extras, lock } from './parity';

const upstream = lock();
const without = exceptions();

describe.each(Object.keys(RELEASES))('%s', (folder) => {
  const app = new App();
  RELEASES[folder](app);
  const objects = app.charts.flatMap((chart) => chart.toJson());
  const generated = Object.keys(upstream[folder]).filter((id) => id.endsWith('*'));
  const rendered = new Map<string, string>();
  for (const object of objects) {
    // A fixed name stands for the generated one that it begins with.
    const id = generated.find((name) => idOf(object).startsWith(name.slice(0, -1))) ?? idOf(object);
    rendered.set(id, meaningOf(object, without(id)));
  }

  it('means the same as the release files', () => {
    const same = Object.fromEntries([...rendered].filter(([id]) => id in upstream[folder]));
    expect(same).toEqual(upstream[folder]);
  });

  it('has nothing that the release files have not', () => {
    expect([...rendered.keys()].filter((id) => !(id in upstream[folder]) && !extras().has(id))).toEqual([]);
  });

  it('means each object once', () => {
    expect(rendered.size).toBe(objects.length);
  });
});

const FILES = resolve(__dirname, '../../../shared/upstream');
const TOOL = resolve(__dirname, '../../../shared/tools/parity.mjs');

if (existsSync(FILES) && existsSync(TOOL)) {
  it('The rendered files pass the comparison with the release files themselves', () => {
    const directory = mkdtempSync(join(tmpdir(), 'releases-'));
    const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
    run('npx', 'tsx', 'tools/platform/render-releases.ts', directory);
    for (const folder of Object.keys(RELEASES)) {
      const sides = ['--rendered', join(directory, folder), '--upstream', join(FILES, folder)];
      const allowed = ['--except', join(__dirname, 'parity-exceptions.txt')];
      const extra = ['--allow-extra', join(__dirname, 'parity-extra.txt')];
      expect(run('node', TOOL, ...sides, ...allowed, ...extra)).toContain('0 differ, 0 missing, 0 unexpected');
    }
  }, 120_000);
} else {
  console.log('The comparison with the release files was not run: they are not beside the repository.');
}
