// Prints what synthesizing costs, as medians of interleaved runs, each in a process of its own, and fails where a bound is
// passed. With --quick: fewer sizes and fewer runs.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { importedClasses } from './imported.mjs';

const isQuick = process.argv.includes('--quick');
const RUNS = isQuick ? 5 : 7;

/** Objects in one chart; the last is 10 charts of 100. */
const SHAPES = [
  ...(isQuick ? [1000, 4000] : [100, 1000, 5000, 10000]).map((objects) => ({ name: `${objects}`, charts: 1, objects })),
  { name: '10 x 100', charts: 10, objects: 100 },
];
const VARIANTS = ['rules off', 'rules on', 'plain ApiObject', 'imported classes'];

const env = { ...process.env, IMPORTED_SERVING: importedClasses('serving', '1.23.0') };
const run = (...args) => Number(execFileSync(process.execPath, args, { env, encoding: 'utf8' }));
const median = (numbers) => numbers.sort((a, b) => a - b)[(numbers.length - 1) / 2];

/** The median of each of several measurements, which are taken in turns so that the machine's moods hit all alike. */
function medians(measurements) {
  const taken = measurements.map(() => []);
  for (let i = 0; i < RUNS; i++) {
    for (const [m, measure] of measurements.entries()) taken[m].push(measure());
  }
  return taken.map(median);
}

let failures = 0;
function bound(what, value, limit) {
  const holds = value <= limit;
  if (!holds) failures++;
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}: ${value.toFixed(2)}, at most ${limit}`);
}

console.log(`Milliseconds of CPU, medians of ${RUNS} runs, Node ${process.version}\n`);

const LOADS = {
  cdk8s: "require('cdk8s')",
  'cdk8s-knative and serving': "require('./lib').serving.Service",
};
const measureLoad = (code) =>
  run('-e', `${code}; const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)`);
const [cdk8s, serving] = medians(Object.values(LOADS).map((code) => () => measureLoad(code)));
console.log(`To load cdk8s: ${cdk8s.toFixed(0)}; cdk8s-knative with serving: ${serving.toFixed(0)}`);
bound('cdk8s-knative with serving to cdk8s', serving / cdk8s, 1.5);

console.log(`\n${'Per Service'.padEnd(20)}${SHAPES.map(({ name }) => name.padStart(10)).join('')}`);
const script = createRequire(import.meta.url).resolve('./services.mjs');
const table = Object.fromEntries(VARIANTS.map((variant) => [variant, []]));
for (const { charts, objects } of SHAPES) {
  const costs = medians(VARIANTS.map((variant) => () => run(script, variant, charts, objects) / (charts * objects)));
  for (const [v, variant] of VARIANTS.entries()) table[variant].push(costs[v]);
}
for (const variant of VARIANTS) {
  console.log(variant.padEnd(20) + table[variant].map((cost) => cost.toFixed(3).padStart(10)).join(''));
}
const imported = table['imported classes'];
for (const [s, { name }] of SHAPES.entries()) {
  bound(`${name}: rules off to imported classes`, table['rules off'][s] / imported[s], 1.0);
  bound(`${name}: rules on to imported classes`, table['rules on'][s] / imported[s], 1.3);
}
const [small, large] = [SHAPES.findIndex(({ objects }) => objects === 1000), SHAPES.length - 2];
for (const variant of ['rules off', 'rules on']) {
  const growth = table[variant][large] / table[variant][small];
  bound(`${variant}: an object among ${SHAPES[large].name} to one among 1000`, growth, 1.2);
}
process.exitCode = failures === 0 ? 0 : 1;
