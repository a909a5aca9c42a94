import { App, Chart, Size } from 'cdk8s';
import { expect, test } from 'vitest';
import { eventing, kubernetes, serving, tekton } from '../../lib';

const { ConfigMap, EnvFrom, EnvValue, Subject, Volume } = kubernetes;
const { Pipeline, PipelineRun, PipelineTask, Step, StepAction, TriggerResource, WorkspaceBinding } = tekton;

const image = 'registry.example.com/orders';
const sink = eventing.Sink.uri('http://example.com');
const any = Pipeline.fromPipelineName('any');

/** What each prop may refer to, by the field that messages name: declared elsewhere, and used here. */
const configMap = (elsewhere: Chart) => new ConfigMap(elsewhere, 'target');
const account = (elsewhere: Chart) => new kubernetes.ServiceAccount(elsewhere, 'target');
const action = (elsewhere: Chart) => new StepAction(elsewhere, 'target', { image });
const task = (elsewhere: Chart) => new tekton.Task(elsewhere, 'target', { steps: [new Step({ image })] });
const service = (elsewhere: Chart) => {
  return new serving.Service(elsewhere, 'target', { image, revisionName: serving.RevisionName.fromSuffix('v1') });
};
const claim = (elsewhere: Chart) => {
  const accessModes = [kubernetes.AccessMode.READ_WRITE_ONCE];
  return new kubernetes.PersistentVolumeClaim(elsewhere, 'target', { storage: Size.gibibytes(1), accessModes });
};
const pipeline = (elsewhere: Chart) => {
  const only = new PipelineTask('only', { task: tekton.Task.fromTaskName('any') });
  return new Pipeline(elsewhere, 'target', { tasks: [only] });
};

type Use = (chart: Chart, elsewhere: Chart) => void;

const orders =
  (props: (elsewhere: Chart) => Partial<serving.ServiceProps>): Use =>
  (chart, elsewhere) =>
    new serving.Service(chart, 'user', { image, ...props(elsewhere) });
const run =
  (props: (elsewhere: Chart) => tekton.PipelineRunProps): Use =>
  (chart, elsewhere) =>
    new PipelineRun(chart, 'user', { pipeline: any, ...props(elsewhere) });

/** What is named without a namespace. */
const ALONE: { readonly [field: string]: Use } = {
  serviceAccount: orders((elsewhere) => ({ serviceAccount: account(elsewhere) })),
  'env.HOST': orders((elsewhere) => ({ env: { HOST: EnvValue.fromConfigMap(configMap(elsewhere), 'host') } })),
  'sidecars[0].envFrom[0]': orders((elsewhere) => {
    return { sidecars: [{ image, envFrom: [EnvFrom.fromConfigMap(configMap(elsewhere))] }] };
  }),
  'volumeMounts[0].volume': orders((elsewhere) => {
    return { volumeMounts: [{ volume: Volume.fromConfigMap('config', configMap(elsewhere)), path: '/config' }] };
  }),
  'volumeMounts[0].volume[0]': orders((elsewhere) => {
    const volume = Volume.fromProjection('all', [kubernetes.VolumeProjection.fromConfigMap(configMap(elsewhere))]);
    return { volumeMounts: [{ volume, path: '/all' }] };
  }),
  'containers[0].volumeMounts[0].volume': (chart, elsewhere) => {
    const volumeMounts = [{ volume: Volume.fromPersistentVolumeClaim('data', claim(elsewhere)), path: '/data' }];
    new kubernetes.Deployment(chart, 'user', { containers: [{ name: 'a', image, volumeMounts }] });
  },
  'traffic[0].configuration': (chart, elsewhere) => {
    const configuration = new serving.Configuration(elsewhere, 'target', { image });
    new serving.Route(chart, 'user', { traffic: [{ configuration, percent: 100 }] });
  },
  role: (chart, elsewhere) => {
    new kubernetes.RoleBinding(chart, 'user', { role: new kubernetes.Role(elsewhere, 'target') });
  },
  'steps[0].stepAction': (chart, elsewhere) => {
    new tekton.Task(chart, 'user', { steps: [new Step({ stepAction: action(elsewhere) })] });
  },
  'tasks[0].task': (chart, elsewhere) => new Pipeline(chart, 'user').addTask('a', { task: task(elsewhere) }),
  'finallyTasks[0].taskSpec.steps[0].stepAction': (chart, elsewhere) => {
    const steps = [new Step({ stepAction: action(elsewhere) })];
    const user = new Pipeline(chart, 'user');
    user.addTask('a', { task: tekton.Task.fromTaskName('any') });
    user.addFinallyTask('b', { taskSpec: { steps } });
  },
  'tasks[0].pipeline': (chart, elsewhere) =>
    new Pipeline(chart, 'user').addTask('a', { pipeline: pipeline(elsewhere) }),
  pipeline: run((elsewhere) => ({ pipeline: pipeline(elsewhere) })),
  'pipelineSpec.tasks[0].task': run((elsewhere) => {
    return { pipeline: undefined, pipelineSpec: { tasks: [new PipelineTask('a', { task: task(elsewhere) })] } };
  }),
  'taskRunSpecs.a.serviceAccount': run((elsewhere) => ({
    taskRunSpecs: { a: { serviceAccount: account(elsewhere) } },
  })),
  'workspaces.config': run((elsewhere) => {
    return { workspaces: { config: WorkspaceBinding.fromConfigMap(configMap(elsewhere)).folder('a') } };
  }),
  'pipeline.pipelineReference.resolver': run((elsewhere) => {
    const resolver = tekton.Resolver.bundle({ bundle: image, name: 'a', serviceAccount: account(elsewhere) });
    return { pipeline: Pipeline.fromResolver(resolver) };
  }),
  workload: (chart, elsewhere) => {
    const workload = tekton.ListenerWorkload.deployment({ serviceAccount: account(elsewhere) });
    const template = tekton.TriggerTemplate.fromTriggerTemplateName('any');
    new tekton.EventListener(chart, 'user', { workload, triggers: { push: { template } } });
  },
  'triggers.push.bindings[0]': (chart, elsewhere) => {
    const binding = new tekton.TriggerBinding(elsewhere, 'target', { params: { a: '1' } });
    const template = tekton.TriggerTemplate.fromTriggerTemplateName('any');
    new tekton.EventListener(chart, 'user').addTrigger('push', { bindings: [binding], template });
  },
  'resources[0].taskRunSpecs.a.serviceAccount': (chart, elsewhere) => {
    const taskRunSpecs = { a: { serviceAccount: account(elsewhere) } };
    new tekton.TriggerTemplate(chart, 'user').addResource(TriggerResource.pipelineRun({ pipeline: any, taskRunSpecs }));
  },
  connector: (chart, elsewhere) => {
    const auth = eventing.AwsAuth.fromServiceAccount(account(elsewhere));
    const connector = eventing.SourceConnector.awsSqs({ arn: 'arn', region: 'eu-west-1', auth });
    new eventing.IntegrationSource(chart, 'user', { sink, connector });
  },
};

/** What is named with its namespace. */
const NAMESPACED: { readonly [field: string]: Use } = {
  'subjects[0]': (chart, elsewhere) => {
    const binding = new kubernetes.RoleBinding(chart, 'user', { role: kubernetes.Role.fromRoleName('any') });
    binding.addSubject(Subject.fromServiceAccount(account(elsewhere)));
  },
  config: (chart, elsewhere) => new eventing.Broker(chart, 'user', { config: configMap(elsewhere) }),
  sink: (chart, elsewhere) => {
    new eventing.PingSource(chart, 'user', { sink: eventing.Sink.at(service(elsewhere), { path: '/a' }) });
  },
  'steps[1].delivery.deadLetterSink': (chart, elsewhere) => {
    const sequence = new eventing.Sequence(chart, 'user', { steps: [sink] });
    sequence.addStep(sink, { delivery: { deadLetterSink: service(elsewhere) } });
  },
  'channelTemplate.deadLetterSink': (chart, elsewhere) => {
    const channelTemplate = eventing.ChannelTemplate.inMemory({ deadLetterSink: service(elsewhere) });
    new eventing.Channel(chart, 'user', { channelTemplate });
  },
  'senders[0]': (chart, elsewhere) => {
    new eventing.EventPolicy(chart, 'user', { senders: [eventing.EventSender.fromObject(account(elsewhere))] });
  },
};

/** Revisions have no object of their own. */
const REVISIONS: { readonly [field: string]: Use } = {
  'traffic[0].revision': orders((elsewhere) => ({ traffic: [{ revision: service(elsewhere), percent: 100 }] })),
  'release[0].revision': (chart, elsewhere) => {
    new serving.Service(chart, 'user', { image }).release(serving.Release.rollback(service(elsewhere)));
  },
};

/** What the user of something elsewhere is told, without the explanation. */
function faults(use: Use, elsewhereIn?: App): string[] {
  const app = new App();
  use(
    new Chart(app, 'shop', { namespace: 'shop' }),
    new Chart(elsewhereIn ?? app, 'elsewhere', { namespace: 'other' }),
  );
  const found = app.node.findAll().flatMap((construct) => construct.node.validate());
  return found.map((line) => line.replace(/; .* \[/, ' ['));
}

test.each(Object.entries({ ...ALONE, ...NAMESPACED, ...REVISIONS }))(
  '%s is refused if another app has it',
  (field, use) => {
    expect(faults(use, new App())).toEqual([`shop/user: ${field} is "elsewhere/target" [graph/dangling-reference]`]);
  },
);

test.each(Object.entries(ALONE))('%s is refused if another namespace has it', (field, use) => {
  expect(faults(use)).toEqual([`shop/user: ${field} is "elsewhere/target" [graph/other-namespace]`]);
});

test.each(Object.entries(NAMESPACED))('%s may be in another namespace', (_field, use) => {
  expect(faults(use)).toEqual([]);
});

test('tasks that run after others are looked at once, however many ways lead to them', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const user = new Pipeline(chart, 'user');
  const target = task(new Chart(new App(), 'elsewhere'));
  let layer = [user.addTask('a', { task: target })];
  for (let i = 0; i < 40; i++) {
    layer = ['b', 'c'].map((name) =>
      user.addTask(`${name}${i}`, { task: tekton.Task.fromTaskName('any'), runAfter: layer }),
    );
  }
  const again = new Pipeline(chart, 'again', { tasks: [...user.tasks].reverse() });
  const dangling = app.node.findAll().flatMap((construct) => construct.node.validate());
  expect(dangling.map((line) => line.replace(/ is .*/, ''))).toEqual([
    `${user.node.path}: tasks[0].task`,
    expect.stringMatching(`^${again.node.path}: tasks`),
  ]);
});
