// synthesize.mjs KIND VARIANT CHARTS OBJECTS: synthesizes charts of one kind of objects and prints what that took of the
// processor, in milliseconds, from the first construct to the last file.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { ApiObject, App, Chart } = require('cdk8s');
const [kind, variant, charts, objects] = process.argv.slice(2);
const { gvk, manifest, imported, typed } = await import(`./${kind}.mjs`);

// Each loads what it needs, and answers what declares one object.
const variants = {
  'plain ApiObject': () => (chart, i) => new ApiObject(chart, `${i}`, { ...gvk, ...manifest(i) }),
  'imported classes': () => imported(process.env.IMPORTED),
  'rules off': (app) => {
    require('../..').Rules.of(app).ignore('*', 'what the constructs cost alone');
    return typed();
  },
  'rules on': () => typed(),
};

const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
const app = new App({ outdir });
const declare = variants[variant](app);
const start = process.cpuUsage();
for (let c = 0; c < Number(charts); c++) {
  const chart = new Chart(app, `chart-${c}`, { namespace: `shop-${c}` });
  for (let i = 0; i < Number(objects); i++) declare(chart, i);
}
app.synth();
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1000);
rmSync(outdir, { recursive: true });
