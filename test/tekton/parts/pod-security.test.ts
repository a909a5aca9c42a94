import { ApiObject, Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { kubernetes, platform, serving, tekton } from '../../../lib';

const { ImageBuild, ImageBuilder, Pipeline, Step, Task } = tekton;
const { SecurityProfile } = kubernetes;

function inNamespace(level: string) {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': level } },
  });
  return chart;
}

test('buildah is refused in a namespace that enforces the level restricted', () => {
  const chart = inNamespace('restricted');
  new ImageBuild(chart, 'build', { builder: ImageBuilder.buildah() });
  const allowed = "what the level 'restricted' allows, which namespace 'shop' enforces";
  const change =
    "let the step run with less, as ready-made builders of level 'restricted' do, or use another namespace";
  expect(() => Testing.synth(chart)).toThrow(
    [
      `shop/build: steps[0].securityContext.capabilities.add (spec.steps[0].securityContext.capabilities.add) is ["SETFCAP"]; allowed: ${allowed}; ${change} [graph/pod-security]`,
      `shop/build: steps[0].securityContext.runAsUser (spec.steps[0].securityContext.runAsUser) is 0; allowed: ${allowed}; ${change} [graph/pod-security]`,
    ].join('\n  [] '),
  );
});

test.each([
  ['baseline', ImageBuilder.buildah()],
  ['privileged', ImageBuilder.buildah()],
  ['restricted', ImageBuilder.buildpacks()],
  ['restricted', ImageBuilder.ko()],
])('a namespace that enforces the level %s takes a builder that needs no more', (level, builder) => {
  const chart = inNamespace(level);
  new ImageBuild(chart, 'build', { builder });
  expect(Testing.synth(chart)).toHaveLength(2);
});

test('a namespace that enforces the level restricted needs a platform that keeps it too', () => {
  for (const [setSecurityContext, count] of [
    [false, 1],
    [true, 0],
  ] as const) {
    const chart = inNamespace('restricted');
    new platform.TektonPipelines(chart, 'tekton', { config: { features: { setSecurityContext } } });
    new ImageBuild(chart, 'build');
    const faults = chart.node.root.node.findAll().flatMap((construct) => construct.node.validate());
    expect(faults.filter((fault) => fault.endsWith('[graph/pod-security]'))).toEqual(
      Array(count).fill(
        "shop/build: metadata.namespace is \"shop\"; allowed: a namespace that lets Tekton make its pods: 'shop' enforces the level 'restricted'; set `set-security-context` of feature-flags to true in 'shop/tekton', or use another namespace [graph/pod-security]",
      ),
    );
  }
});

const images = { image: 'example.com/a' };

test.each([
  ['baseline', { privileged: true }],
  ['baseline', { addCapabilities: ['SYS_ADMIN'] }],
  ['baseline', { seccompProfile: SecurityProfile.unconfined() }],
  ['restricted', { runAsNonRoot: false }],
  ['restricted', { allowPrivilegeEscalation: true }],
])('at the level %s no step has %j', (level, securityContext) => {
  const steps = [new Step({ ...images, securityContext })];
  const chart = inNamespace(level);
  new Task(chart, 'task', { steps });
  expect(() => Testing.synth(chart)).toThrow('[graph/pod-security]');
  const other = inNamespace(level);
  new Pipeline(other, 'pipeline').addTask('task', { taskSpec: { steps } });
  expect(() => Testing.synth(other)).toThrow('tasks[0].taskSpec.steps[0].securityContext');
});

test('a Service in a namespace that enforces the level restricted says that it keeps it, unless the platform does', () => {
  const faults = (props: Partial<serving.ServiceProps>, securePodDefaults?: platform.SecurePodDefaults) => {
    const chart = inNamespace('restricted');
    new platform.KnativeServing(chart.node.root, 'serving', { config: { features: { securePodDefaults } } });
    new serving.Service(chart, 'orders', { image: 'example.com/orders', ...props });
    return chart.node.root.node.findAll().flatMap((construct) => construct.node.validate());
  };
  const change = "set `podSecurity` to RESTRICTED, or `secure-pod-defaults` of config-features to Enabled in 'serving'";
  expect(faults({ securityContext: { runAsNonRoot: true, dropCapabilities: ['ALL'] } })).toEqual([
    `shop/orders: securityContext (spec.template.spec.containers[0].securityContext) is {"capabilities":{"drop":["ALL"]},"runAsNonRoot":true}; allowed: one that says seccompProfile, allowPrivilegeEscalation: namespace 'shop' enforces the level 'restricted'; ${change} [graph/pod-security]`,
  ]);
  expect(faults({ podSecurity: serving.PodSecurity.RESTRICTED })).toEqual([]);
  expect(faults({}, platform.SecurePodDefaults.ENABLED)).toEqual([]);
  expect(faults({ securityContext: { runAsUser: 0 } }, platform.SecurePodDefaults.ENABLED)).toEqual([
    expect.stringMatching(/^shop\/orders: securityContext\.runAsUser .* is 0; .*\[graph\/pod-security]$/),
  ]);
});
