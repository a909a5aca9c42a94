// Prints what synthesizing costs, as medians of interleaved runs, each in a process of its own, and fails where a bound is
// passed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importedClasses } from './imported.mjs';

const ROUNDS = 7;

const run = (env, ...args) =>
  Number(execFileSync(process.execPath, args, { env: { ...process.env, ...env }, encoding: 'utf8' }));
const script = (name) => fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[(numbers.length - 1) / 2];

/** Takes some measurements in turns, so that the machine's moods hit all alike; what each of them took in each round. */
function measure(measurements) {
  const names = Object.keys(measurements);
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) taken[name].push(measurements[name]());
  }
  return taken;
}

let failures = 0;
function bound(what, value, limit) {
  const holds = value <= limit;
  if (!holds) failures++;
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}: ${value.toFixed(2)}, at most ${limit}`);
}

/** The median of the ratios of two measurements, each taken in the same round. */
const ratio = (numerators, denominators) =>
  median(numerators.map((numerator, round) => numerator / denominators[round]));

console.log(`Milliseconds of CPU, medians of ${ROUNDS} rounds, Node ${process.version}\n`);

const load = (code) => () =>
  run({}, '-e', `${code}; const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)`);
const loads = measure({ cdk8s: load("require('cdk8s')"), serving: load("require('./lib').serving.Service") });
console.log(`To load cdk8s: ${median(loads.cdk8s).toFixed(0)}; with serving: ${median(loads.serving).toFixed(0)}`);
bound('cdk8s-knative with serving to cdk8s', ratio(loads.serving, loads.cdk8s), 1.5);

const VARIANTS = ['rules off', 'rules on', 'imported classes', 'plain ApiObject'];

/**
 * Measures what one object takes among objects of its kind, in some shapes, and holds the typed constructs to bounds on what
 * imported classes take; what was taken, by variant and shape.
 */
async function synthesize(kind, shapes, bounds) {
  const { component, release } = await import(`./${kind}.mjs`);
  const env = { IMPORTED: importedClasses(component, release) };
  // In short runs noise weighs more, and it only adds: of three, the least counts.
  const cost = (variant, { charts, objects }) => {
    const runs = Array.from({ length: charts * objects < 1000 ? 3 : 1 }, () =>
      run(env, script('synthesize'), kind, variant, charts, objects),
    );
    return Math.min(...runs) / (charts * objects);
  };
  const cells = shapes.flatMap((shape) => VARIANTS.map((variant) => ({ shape, variant })));
  const taken = measure(
    Object.fromEntries(cells.map(({ shape, variant }) => [`${variant} ${shape.name}`, () => cost(variant, shape)])),
  );
  console.log(`\n${`One of ${kind}`.padEnd(20)}${shapes.map(({ name }) => name.padStart(10)).join('')}`);
  for (const variant of VARIANTS) {
    const costs = shapes.map(({ name }) => median(taken[`${variant} ${name}`]).toFixed(3).padStart(10));
    console.log(variant.padEnd(20) + costs.join(''));
  }
  for (const { name } of shapes) {
    for (const [variant, limit] of Object.entries(bounds)) {
      const relative = ratio(taken[`${variant} ${name}`], taken[`imported classes ${name}`]);
      bound(`${name} ${kind}, ${variant} to imported classes`, relative, limit);
    }
  }
  return taken;
}

const inOneChart = (objects) => ({ name: `${objects}`, charts: 1, objects });
const services = await synthesize(
  'services',
  [...[100, 1000, 5000, 10_000].map(inOneChart), { name: '10 x 100', charts: 10, objects: 100 }],
  { 'rules off': 1.0, 'rules on': 1.3 },
);
for (const variant of ['rules off', 'rules on']) {
  const growth = ratio(services[`${variant} 10000`], services[`${variant} 1000`]);
  bound(`${variant}, a service among 10000 to one among 1000`, growth, 1.2);
}

await synthesize('pipelines', [inOneChart(1000)], { 'rules off': 1.0, 'rules on': 1.5 });

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const platform = (what) => () => run({}, script('platform'), what, folder);
const platforms = measure({ render: platform('render'), reserialize: platform('reserialize') });
rmSync(folder, { recursive: true });
console.log(
  `\nThe default platform: ${median(platforms.render).toFixed(0)} to render, ` +
    `${median(platforms.reserialize).toFixed(0)} to parse and serialize`,
);
bound('rendering the platform to parsing and serializing it', ratio(platforms.render, platforms.reserialize), 2.5);

console.log(`\nThis took ${Math.round(performance.now() / 1000)} s.`);
process.exitCode = failures === 0 ? 0 : 1;
