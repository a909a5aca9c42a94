import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';

const folder = join(__dirname, '../coverage/programs');
const programs = await Promise.all(
  readdirSync(folder).map(async (file) => ({ file, program: (await import(join(folder, file))).default })),
);

/** What an app of some programs renders, each in a chart of its own. */
function render(chosen: typeof programs): string {
  const app = Testing.app();
  for (const { file, program } of chosen) program(new Chart(app, file, { namespace: file.replace('.ts', '') }));
  const first = app.synthYaml();
  expect(app.synthYaml()).toBe(first);
  return first;
}

test('the same program renders the same bytes, whatever was rendered before and whenever that was', () => {
  const now = Date.now;
  const all = render(programs);
  try {
    Date.now = () => now() + 400 * 24 * 3600 * 1000;
    expect(
      [...programs]
        .reverse()
        .map((program) => render([program]))
        .reverse()
        .join('---\n'),
    ).toBe(all);
  } finally {
    Date.now = now;
  }
});
