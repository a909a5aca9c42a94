// services.mjs VARIANT CHARTS OBJECTS: synthesizes charts of Knative Services and prints what that took of the processor,
// in milliseconds, from the first construct to the last file.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { ApiObject, App, Chart, Size } = require('cdk8s');
const [variant, charts, objects] = process.argv.slice(2);

const ENV = { A: '1', B: '2', C: '3', D: '4', E: '5' };
const ANNOTATIONS = {
  'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
  'autoscaling.knative.dev/metric': 'concurrency',
  'autoscaling.knative.dev/target': '50',
  'autoscaling.knative.dev/max-scale': '20',
};
const manifest = (i, quantity = (value) => value) => ({
  metadata: { name: `service-${i}` },
  spec: {
    template: {
      metadata: { annotations: { ...ANNOTATIONS } },
      spec: {
        containers: [
          {
            image: `registry.example.com/service:${i}`,
            env: Object.entries(ENV).map(([name, value]) => ({ name, value })),
            resources: {
              requests: { cpu: quantity('100m'), memory: quantity('128Mi') },
              limits: { cpu: quantity('1'), memory: quantity('256Mi') },
            },
          },
        ],
      },
    },
    traffic: [
      { latestRevision: true, percent: 90 },
      { revisionName: `service-${i}-v1`, percent: 10, tag: 'stable' },
    ],
  },
});

// Each loads what it needs, and answers what declares one Service.
const variants = {
  'plain ApiObject': () => (chart, i) =>
    new ApiObject(chart, `${i}`, { apiVersion: 'serving.knative.dev/v1', kind: 'Service', ...manifest(i) }),
  'imported classes': () => {
    const imported = require(join(process.env.IMPORTED_SERVING, 'serving.knative.dev.js'));
    const { Service, ServiceSpecTemplateSpecContainersResourcesLimits: Quantity } = imported;
    return (chart, i) => new Service(chart, `${i}`, manifest(i, Quantity.fromString));
  },
  'rules off': (app) => {
    require('../..').Rules.of(app).ignore('*', 'what the constructs cost alone');
    return typed();
  },
  'rules on': () => typed(),
};

function typed() {
  const { kubernetes, serving } = require('../..');
  const { Cpu, EnvValue } = kubernetes;
  const { Revision, Scale, Service } = serving;
  return (chart, i) =>
    new Service(chart, `${i}`, {
      name: `service-${i}`,
      image: `registry.example.com/service:${i}`,
      env: Object.fromEntries(Object.entries(ENV).map(([name, value]) => [name, EnvValue.fromValue(value)])),
      resources: {
        cpuRequest: Cpu.millis(100),
        memoryRequest: Size.mebibytes(128),
        cpuLimit: Cpu.units(1),
        memoryLimit: Size.mebibytes(256),
      },
      scale: Scale.onConcurrency({ target: 50, max: 20 }),
      traffic: [
        { percent: 90 },
        { revision: Revision.fromRevisionName(`service-${i}-v1`), percent: 10, tag: 'stable' },
      ],
    });
}

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
