import { readFileSync } from 'node:fs';
import { Chart, Duration, Size, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { kubernetes, Rules, serving, tekton } from '../../../lib';

const { Secret } = kubernetes;
const { DeliveryPipeline, Event, EventListener, ImageBuild, ImageBuilder, PipelineRun, PodSecurityLevel } = tekton;
const { RunName, Script, ServiceDeploy, StepAction, TriggerInterceptor } = tekton;

const image = 'registry.example.com/orders:latest';
const shop = () => new Chart(Testing.app(), 'shop', { namespace: 'shop' });

/** The objects of a chart, by kind and name. */
function objects(chart: Chart) {
  return Object.fromEntries(Testing.synth(chart).map((object) => [`${object.kind}/${object.metadata.name}`, object]));
}

function delivery(chart: Chart, props: Partial<tekton.DeliveryPipelineProps> = {}) {
  const service = new serving.Service(chart, 'orders', { image });
  return new DeliveryPipeline(chart, 'delivery', { image, service, ...props });
}

test('source becomes an image, and the Service gets it by its digest', () => {
  const chart = shop();
  delivery(chart);
  const { 'Pipeline/delivery': pipeline } = objects(chart);
  const workspaces = [{ name: 'source', workspace: 'source' }];
  expect(pipeline.spec.tasks).toEqual([
    {
      name: 'clone',
      taskRef: { name: 'delivery-git-clone' },
      params: [
        { name: 'url', value: '$(params.url)' },
        { name: 'revision', value: '$(params.revision)' },
      ],
      workspaces,
    },
    {
      name: 'build',
      taskRef: { name: 'delivery-image-build' },
      params: [{ name: 'image', value: image }],
      workspaces,
      runAfter: ['clone'],
    },
    {
      name: 'deploy',
      taskRef: { name: 'delivery-service-deploy' },
      params: [{ name: 'image', value: '$(tasks.build.results.IMAGE_URL)@$(tasks.build.results.IMAGE_DIGEST)' }],
    },
  ]);
});

test('checks run after the clone, and the build after them', () => {
  const chart = shop();
  const pipeline = delivery(chart);
  pipeline.addCheck('test', { image: 'golang:1.26', script: Script.inline('go test ./...') });
  pipeline.addCheck('lint', { image: 'golang:1.26', command: ['go', 'vet', './...'] });
  const { tasks } = objects(chart)['Pipeline/delivery'].spec;
  const after = Object.fromEntries(tasks.map(({ name, runAfter }: any) => [name, runAfter]));
  expect(after).toEqual({
    clone: undefined,
    build: ['clone', 'test', 'lint'],
    deploy: undefined,
    test: ['clone'],
    lint: ['clone'],
  });
  expect(tasks[3].taskSpec.steps[0]).toMatchObject({
    name: 'test',
    image: 'golang:1.26',
    script: 'go test ./...',
    workingDir: '$(workspaces.source.path)',
    securityContext: { runAsUser: 1001, runAsNonRoot: true },
  });
});

test('a check by a StepAction leaves folder, user and environment to it', () => {
  const chart = shop();
  const stepAction = StepAction.fromStepActionName('lint');
  delivery(chart).addCheck('lint', { stepAction, params: { level: 'all' } });
  const { tasks } = objects(chart)['Pipeline/delivery'].spec;
  expect(tasks[3].taskSpec.steps).toEqual([
    { name: 'lint', ref: { name: 'lint' }, params: [{ name: 'level', value: 'all' }] },
  ]);
});

test('each task acts as an account of its own with only the secrets and rights that it needs', () => {
  const chart = shop();
  const pipeline = delivery(chart, {
    gitSecret: Secret.fromSecretName('git'),
    registrySecret: Secret.fromSecretName('registry'),
    sourceSize: Size.mebibytes(200),
  });
  const run = pipeline.run({ url: 'https://example.com/orders.git', timeout: Duration.minutes(20) });
  new PipelineRun(chart, 'first', { ...run, runName: RunName.generated() });
  const { 'PipelineRun/first-': rendered, ...rest } = Object.fromEntries(
    Testing.synth(chart).map((object) => [
      `${object.kind}/${object.metadata.name ?? object.metadata.generateName}`,
      object,
    ]),
  );
  expect(rendered.spec).toEqual({
    pipelineRef: { name: 'delivery' },
    params: [
      { name: 'url', value: 'https://example.com/orders.git' },
      { name: 'revision', value: '' },
    ],
    workspaces: [
      {
        name: 'source',
        volumeClaimTemplate: {
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '200Mi' } } },
        },
      },
    ],
    timeouts: { pipeline: '20m0s' },
    taskRunTemplate: { serviceAccountName: 'delivery-check', podTemplate: { securityContext: { fsGroup: 1000 } } },
    taskRunSpecs: [
      { pipelineTaskName: 'clone', serviceAccountName: 'delivery-clone' },
      { pipelineTaskName: 'build', serviceAccountName: 'delivery-build' },
      { pipelineTaskName: 'deploy', serviceAccountName: 'delivery-deploy' },
    ],
  });
  const accounts = ['check', 'clone', 'build', 'deploy'].map((task) => {
    const { secrets, automountServiceAccountToken } = rest[`ServiceAccount/delivery-${task}`];
    return [task, secrets, automountServiceAccountToken];
  });
  expect(accounts).toEqual([
    ['check', undefined, false],
    ['clone', [{ name: 'git' }], false],
    ['build', [{ name: 'registry' }], false],
    ['deploy', undefined, true],
  ]);
  const roles = Object.values(rest).filter(({ kind }) => kind === 'Role');
  expect(roles.map(({ rules }) => rules)).toEqual([
    [
      {
        apiGroups: ['serving.knative.dev'],
        resources: ['services'],
        resourceNames: ['orders'],
        verbs: ['get', 'list', 'watch', 'patch'],
      },
    ],
  ]);
  const bindings = Object.values(rest).filter(({ kind }) => kind === 'RoleBinding');
  expect(bindings.map(({ subjects }) => subjects)).toEqual([
    [{ kind: 'ServiceAccount', name: 'delivery-deploy', namespace: 'shop' }],
  ]);
});

test('an event starts a run with what it says of the source', () => {
  const chart = shop();
  const pipeline = delivery(chart);
  const interceptors = [TriggerInterceptor.github({ eventTypes: ['push'] })];
  const hook = new EventListener(chart, 'hook');
  hook.addTrigger(
    'push',
    pipeline.trigger({ url: Event.body('repository.clone_url'), revision: Event.body('after'), interceptors }),
  );
  const [trigger] = objects(chart)['EventListener/hook'].spec.triggers;
  expect(trigger.bindings).toEqual([
    { name: 'url', value: '$(body.repository.clone_url)' },
    { name: 'revision', value: '$(body.after)' },
  ]);
  const [run] = trigger.template.spec.resourcetemplates;
  expect(run.metadata).toEqual({ generateName: 'delivery-' });
  expect(run.spec.params).toEqual([
    { name: 'url', value: '$(tt.params.url)' },
    { name: 'revision', value: '$(tt.params.revision)' },
  ]);
});

test.each([
  [
    'buildpacks',
    ImageBuilder.buildpacks({ env: { BP_GO_TARGETS: './cmd/orders' } }),
    PodSecurityLevel.RESTRICTED,
    1001,
  ],
  ['ko', ImageBuilder.ko({ goPackage: './cmd/orders' }), PodSecurityLevel.RESTRICTED, 65532],
  ['buildah', ImageBuilder.buildah({ dockerfile: 'docker/Dockerfile' }), PodSecurityLevel.BASELINE, 0],
])('%s runs its script and says which Pod Security level it needs', (name, builder, level, runAsUser) => {
  const chart = shop();
  const task = new ImageBuild(chart, 'build', { builder });
  expect(task.podSecurityLevel).toBe(level);
  const [step] = objects(chart)['Task/build'].spec.steps;
  expect(step.script).toBe(readFileSync(`lib/tekton/parts/scripts/${name}.sh`, 'utf8'));
  const isRestricted = level === PodSecurityLevel.RESTRICTED;
  expect(step.securityContext).toEqual(
    isRestricted
      ? {
          runAsNonRoot: true,
          runAsUser,
          runAsGroup: name === 'ko' ? 65532 : 1000,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          seccompProfile: { type: 'RuntimeDefault' },
        }
      : { runAsUser, capabilities: { add: ['SETFCAP'] } },
  );
  // The script reads each variable that its head names, and no other.
  const head = step.script.split('\nset ')[0];
  const documented = [...head.matchAll(/^# ((?:[A-Z_]+(?:, )?)+) {2,}/gm)].flatMap(([, names]) => names.split(', '));
  expect(step.env.map(({ name: variable }: any) => variable)).toEqual(expect.arrayContaining(documented));
});

test('the tasks stand alone, with images of one’s own', () => {
  const chart = shop();
  const service = serving.Service.fromServiceName(chart, 'service', 'orders', 'live');
  new ServiceDeploy(chart, 'deploy', { service, image: 'example.com/kubectl' });
  const { steps } = objects(chart)['Task/deploy'].spec;
  expect(steps.map(({ image: own, command, args }: any) => [own, ...command, ...args])).toEqual([
    [
      ...['example.com/kubectl', 'kubectl', 'patch', 'services.serving.knative.dev', 'orders', '--type=json'],
      '--patch=[{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"$(params.image)"}]',
      '--namespace=live',
    ],
    [
      ...['example.com/kubectl', 'kubectl', 'wait', 'services.serving.knative.dev/orders'],
      ...['--for=condition=Ready', '--timeout=10m', '--namespace=live'],
    ],
  ]);
});

test('a Service that names its revisions itself can’t get another image', () => {
  const chart = shop();
  const revisionName = serving.RevisionName.fromContent();
  const service = new serving.Service(chart, 'orders', { image, revisionName });
  expect(() => new ServiceDeploy(chart, 'deploy', { service })).toThrow(
    `service.revisionName is "${service.revisionName}"; allowed: none, since the image would change and the name not; `,
  );
  Rules.of(chart).ignore('tekton/service-deploy', 'a test');
  expect(() => new ServiceDeploy(chart, 'again', { service })).not.toThrow();
});
