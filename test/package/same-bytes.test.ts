import { basename } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';

const found = import.meta.glob<{ default: (chart: Chart) => void }>('../coverage/programs/*.ts', { eager: true });
const programs = Object.entries(found).map(([file, { default: program }]) => ({
  name: basename(file, '.ts'),
  program,
}));

/** What an app of some programs renders, each in a chart of its own. */
function render(chosen: typeof programs): string {
  const app = Testing.app();
  for (const { name, program } of chosen) program(new Chart(app, name, { namespace: name }));
  const first = app.synthYaml();
  expect(app.synthYaml()).toBe(first);
  return first;
}

test('the same program renders the same bytes, whatever was rendered before and whenever that was', {
  timeout: 60_000,
}, () => {
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
