// A Knative Service with a container, its resources and environment, its scale and its traffic.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

export const component = 'serving';
export const release = '1.23.0';
export const gvk = { apiVersion: 'serving.knative.dev/v1', kind: 'Service' };

const ENV = { A: '1', B: '2', C: '3', D: '4', E: '5' };
const ANNOTATIONS = {
  'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
  'autoscaling.knative.dev/metric': 'concurrency',
  'autoscaling.knative.dev/target': '50',
  'autoscaling.knative.dev/max-scale': '20',
};

export const manifest = (i, quantity = (value) => value) => ({
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

export function imported(folder) {
  const classes = require(join(folder, 'serving.knative.dev.js'));
  const { Service, ServiceSpecTemplateSpecContainersResourcesLimits: Quantity } = classes;
  return (chart, i) => new Service(chart, `${i}`, manifest(i, Quantity.fromString));
}

export function typed() {
  const { Size } = require('cdk8s');
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
