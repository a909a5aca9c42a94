import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { kubernetes, platform, serving, tekton } from '../../../lib';

const { EnvValue, Secret, ServiceAccount, ServiceType } = kubernetes;
const { Event, EventListener, ListenerWorkload, Pipeline, Trigger, TriggerInterceptor } = tekton;
const { TriggerResource, TriggerTemplate } = tekton;

const shop = () => new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const run = TriggerResource.pipelineRun({ pipeline: Pipeline.fromPipelineName('build') });
const configMap = TriggerResource.custom({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'a-' } });
const account = ServiceAccount.fromServiceAccountName('robot');

/** The objects of a chart, by kind and name. */
function objects(chart: Chart) {
  return Object.fromEntries(Testing.synth(chart).map((object) => [`${object.kind}/${object.metadata.name}`, object]));
}

/** The spec of a listener with one trigger and these props. */
function specOf(props: tekton.EventListenerProps) {
  const chart = shop();
  new EventListener(chart, 'hook', { triggers: { push: { resources: [run] } }, ...props });
  return objects(chart)['EventListener/hook'].spec;
}

test('a listener acts as an account of its own, bound in its namespace and, by a name of its namespace, in the cluster', () => {
  const chart = shop();
  new EventListener(chart, 'hook', { triggers: { push: { resources: [run] } } });
  const { 'EventListener/hook': listener, ...rest } = objects(chart);
  expect(listener.spec.serviceAccountName).toBe('el-hook');
  const subjects = [{ kind: 'ServiceAccount', name: 'el-hook', namespace: 'shop' }];
  const roleRef = (name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name });
  expect(rest).toEqual({
    'ServiceAccount/el-hook': expect.objectContaining({ metadata: { name: 'el-hook', namespace: 'shop' } }),
    'RoleBinding/el-hook': expect.objectContaining({
      metadata: { name: 'el-hook', namespace: 'shop' },
      roleRef: roleRef('tekton-triggers-eventlistener-roles'),
      subjects,
    }),
    'ClusterRoleBinding/shop-el-hook': expect.objectContaining({
      metadata: { name: 'shop-el-hook' },
      roleRef: roleRef('tekton-triggers-eventlistener-clusterroles'),
      subjects,
    }),
  });
});

test('a listener may make exactly the kinds of its templates, those that are added later too', () => {
  const chart = shop();
  const template = new TriggerTemplate(chart, 'template');
  const listener = new EventListener(chart, 'hook');
  listener.addTrigger('push', { template });
  listener.addTrigger('note', { resources: [configMap, configMap] });
  listener.addTriggerReference(new Trigger(chart, 'other', { template }));
  template.addResource(run);
  template.addResource(
    TriggerResource.custom({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: {} }),
  );
  template.addResource(
    TriggerResource.custom({ apiVersion: 'example.com/v1', kind: 'Sheep', metadata: {} }, { plural: 'sheep' }),
  );
  const { 'Role/el-hook-resources': role, 'RoleBinding/el-hook-resources': binding } = objects(chart);
  expect(role.rules).toEqual([
    { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['create'] },
    { apiGroups: ['example.com'], resources: ['sheep'], verbs: ['create'] },
  ]);
  expect(binding.roleRef).toMatchObject({ kind: 'Role', name: 'el-hook-resources' });
});

test('a listener and a template that are given nothing may be filled later', () => {
  const chart = shop();
  const template = new TriggerTemplate(chart, 'template', { resources: [] });
  const listener = new EventListener(chart, 'hook', { triggers: {} });
  expect(() => Testing.synth(chart)).toThrow(
    'resources (spec.resourcetemplates) is missing; allowed: at least one resource; say what an event makes [triggers/template-resources]',
  );
  template.addResource(configMap);
  listener.addTrigger('push', { template });
  const { 'EventListener/hook': hook, 'TriggerTemplate/template': filled } = objects(chart);
  expect([hook.spec.triggers, filled.spec.resourcetemplates.length]).toEqual([
    [{ name: 'push', template: { ref: 'template' } }],
    1,
  ]);
});

test('what a trigger makes as an account of its own, the account of the listener may not make', () => {
  const chart = shop();
  const listener = new EventListener(chart, 'hook');
  listener.addTrigger('note', { resources: [configMap], serviceAccount: account });
  listener.addTriggerReference(new Trigger(chart, 'other', { resources: [configMap], serviceAccount: account }));
  expect(objects(chart)['Role/el-hook-resources']).toBeUndefined();
});

const LISTED = ['eventlisteners', 'triggers', 'triggerbindings', 'triggertemplates', 'interceptors'];

test('a listener that names namespaces only reads in the cluster, and makes objects in those', () => {
  const chart = shop();
  const interceptors = [TriggerInterceptor.cel({ filter: 'true' })];
  const listener = new EventListener(chart, 'hook', { namespaces: ['shop', 'team-a'] });
  listener.addTriggerGroup('all', { namespaces: ['team-a', 'team-b'], interceptors });
  const rules = [{ apiGroups: ['triggers.tekton.dev'], resources: LISTED, verbs: ['get', 'list', 'watch'] }];
  expect(objects(chart)['ClusterRole/shop-el-hook-reader'].rules).toEqual(rules);
  const granted = Testing.synth(chart).filter(({ kind }) => kind.endsWith('RoleBinding'));
  expect(granted.map(({ metadata: { namespace, name }, roleRef }) => [namespace, name, roleRef.name])).toEqual([
    ['shop', 'el-hook', 'tekton-triggers-eventlistener-roles'],
    [undefined, 'shop-el-hook', 'tekton-triggers-eventlistener-clusterroles'],
    [undefined, 'shop-el-hook-reader', 'shop-el-hook-reader'],
    ['team-a', 'shop-el-hook', 'tekton-triggers-eventlistener-roles'],
    ['team-b', 'shop-el-hook', 'tekton-triggers-eventlistener-roles'],
  ]);
  expect(granted.map(({ subjects }) => subjects)).toEqual(
    granted.map(() => [{ kind: 'ServiceAccount', name: 'el-hook', namespace: 'shop' }]),
  );
});

test('a listener of all namespaces makes objects in the whole cluster', () => {
  const chart = shop();
  new EventListener(chart, 'hook', { namespaces: ['*'] });
  expect(objects(chart)['ClusterRoleBinding/shop-el-hook-namespaces'].roleRef.name).toBe(
    'tekton-triggers-eventlistener-roles',
  );
});

test('all namespaces beside others are refused', () => {
  const chart = shop();
  const listener = new EventListener(chart, 'hook', { namespaces: ['*', 'a'] });
  const interceptors = [TriggerInterceptor.cel({ filter: 'true' })];
  listener.addTriggerGroup('all', { namespaces: ['*'], interceptors });
  listener.addTriggerGroup('some', { namespaces: ['a', '*'], interceptors });
  const refused = '; allowed: `*` alone, or names of namespaces; take `*` or the others out [graph/all-namespaces]';
  expect(chart.node.root.node.validate()).toEqual([
    `shop/hook: namespaces.matchNames (spec.namespaceSelector.matchNames) is ["*","a"]${refused}`,
    `shop/hook: spec.triggerGroups[1].triggerSelector.namespaceSelector.matchNames is ["a","*"]${refused}`,
  ]);
});

test('an account that is given gets no rights', () => {
  const chart = shop();
  new EventListener(chart, 'hook', { serviceAccount: account, triggers: { note: { resources: [configMap] } } });
  const workload = ListenerWorkload.deployment({ serviceAccount: account });
  new EventListener(chart, 'pods', { workload, triggers: { note: { resources: [configMap] } } });
  expect(Object.keys(objects(chart))).toEqual(['EventListener/hook', 'EventListener/pods']);
  expect(objects(chart)['EventListener/hook'].spec.serviceAccountName).toBe('robot');
  expect(objects(chart)['EventListener/pods'].spec.serviceAccountName).toBeUndefined();
});

test('a listener without a namespace is refused, since its account would get rights in the cluster', () => {
  const chart = new Chart(Testing.app(), 'shop');
  expect(() => new EventListener(chart, 'hook')).toThrow(
    'namespace is missing; allowed: a namespace, by which rights on the whole cluster are granted to the account',
  );
  new EventListener(chart, 'other', { serviceAccount: account, labelSelector: { matchLabels: { a: 'b' } } });
});

test('a listener without any trigger is refused at synth only', () => {
  const chart = shop();
  new EventListener(chart, 'hook');
  expect(() => Testing.synth(chart)).toThrow('[triggers/listener-triggers]');
});

test('a trigger written in place declares the params that it binds', () => {
  const params = { revision: Event.body('head_commit.id'), kind: Event.header('X-GitHub-Event'), who: 'Ann' };
  const interceptors = [TriggerInterceptor.github({ eventTypes: ['push'] })];
  const pipeline = Pipeline.fromPipelineName('build');
  const resources = [
    TriggerResource.pipelineRun({ pipeline, params: { revision: '$(tt.params.revision)' }, namePrefix: 'shop-' }),
  ];
  expect(specOf({ triggers: { push: { interceptors, params, resources } } }).triggers).toEqual([
    {
      name: 'push',
      interceptors: [
        { ref: { name: 'github', kind: 'ClusterInterceptor' }, params: [{ name: 'eventTypes', value: ['push'] }] },
      ],
      bindings: [
        { name: 'revision', value: '$(body.head_commit.id)' },
        { name: 'kind', value: '$(header.X-GitHub-Event)' },
        { name: 'who', value: 'Ann' },
      ],
      template: {
        spec: {
          params: [{ name: 'revision' }, { name: 'kind' }, { name: 'who' }],
          resourcetemplates: [
            {
              apiVersion: 'tekton.dev/v1',
              kind: 'PipelineRun',
              metadata: { generateName: 'shop-' },
              spec: {
                pipelineRef: { name: 'build' },
                params: [{ name: 'revision', value: '$(tt.params.revision)' }],
              },
            },
          ],
        },
      },
    },
  ]);
});

test('a group gives the Triggers that it selects the same interceptors', () => {
  const chart = shop();
  const listener = new EventListener(chart, 'hook');
  listener.addTriggerGroup('github', {
    labelSelector: { matchLabels: { source: 'github' } },
    interceptors: [TriggerInterceptor.cel({ overlays: { short: 'body.after.truncate(7)' } })],
  });
  expect(objects(chart)['EventListener/hook'].spec.triggerGroups).toEqual([
    {
      name: 'github',
      interceptors: [
        {
          ref: { name: 'cel', kind: 'ClusterInterceptor' },
          params: [{ name: 'overlays', value: [{ key: 'short', expression: 'body.after.truncate(7)' }] }],
        },
      ],
      triggerSelector: { labelSelector: { matchLabels: { source: 'github' } } },
    },
  ]);
});

const tls = Secret.fromSecretName('tls');
const certificate = { TLS_CERT: EnvValue.fromSecret(tls, 'tls.crt'), TLS_KEY: EnvValue.fromSecret(tls, 'tls.key') };

test.each([
  ['a Deployment', undefined, 'http://el-hook.shop.svc.cluster.local:8080'],
  ['a port of its own', ListenerWorkload.deployment({ servicePort: 80 }), 'http://el-hook.shop.svc.cluster.local:80'],
  ['TLS', ListenerWorkload.deployment({ env: certificate }), 'https://el-hook.shop.svc.cluster.local:8443'],
  ['a Knative Service', ListenerWorkload.knativeService(), 'http://el-hook.shop.svc.cluster.local'],
])('a listener with %s is reached at its Service', (_what, workload, url) => {
  const listener = new EventListener(shop(), 'hook', { workload });
  expect(listener.url).toBe(url);
  expect(listener.destination).toEqual({ uri: url });
});

test('a listener is reached under the domain of the cluster that the app knows', () => {
  const app = Testing.app();
  const cluster = { kubernetesVersion: '1.35', metricsServer: true, clusterDomain: 'k8s.example.com' };
  new platform.ServerlessPlatform(app, 'platform', { cluster });
  const listener = new EventListener(new Chart(app, 'shop', { namespace: 'shop' }), 'hook');
  expect(listener.url).toBe('http://el-hook.shop.svc.k8s.example.com:8080');
});

test('a Deployment has the replicas, the Service and the pod that were asked for', () => {
  const workload = ListenerWorkload.deployment({
    replicas: 3,
    serviceType: ServiceType.LOAD_BALANCER,
    servicePort: 443,
    loadBalancerClass: 'internal',
    nodeSelector: { disk: 'ssd' },
    podSecurityContext: { runAsNonRoot: true },
    securityContext: { readOnlyRootFilesystem: true },
    env: certificate,
    podLabels: { team: 'shop' },
  });
  expect(specOf({ workload }).resources).toEqual({
    kubernetesResource: {
      replicas: 3,
      serviceType: 'LoadBalancer',
      servicePort: 443,
      serviceLoadBalancerClass: 'internal',
      spec: {
        template: {
          metadata: { labels: { team: 'shop' } },
          spec: {
            nodeSelector: { disk: 'ssd' },
            securityContext: { runAsNonRoot: true },
            containers: [
              {
                env: [
                  { name: 'TLS_CERT', valueFrom: { secretKeyRef: { name: 'tls', key: 'tls.crt' } } },
                  { name: 'TLS_KEY', valueFrom: { secretKeyRef: { name: 'tls', key: 'tls.key' } } },
                ],
                securityContext: { readOnlyRootFilesystem: true },
              },
            ],
          },
        },
      },
    },
  });
});

test('a Knative Service acts as the account of the listener, which Triggers does not give it, and scales as it is told', () => {
  const workload = ListenerWorkload.knativeService({ scale: serving.Scale.within({ min: 1, max: 5 }) });
  expect(specOf({ workload }).resources).toEqual({
    customResource: {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      spec: {
        template: {
          metadata: {
            annotations: { 'autoscaling.knative.dev/min-scale': '1', 'autoscaling.knative.dev/max-scale': '5' },
          },
          spec: { serviceAccountName: 'el-hook' },
        },
      },
    },
  });
});

test('a Knative Service acts as the account of the listener if its own is undefined', () => {
  const workload = ListenerWorkload.knativeService({ serviceAccount: undefined });
  expect(specOf({ workload }).resources.customResource.spec.template.spec.serviceAccountName).toBe('el-hook');
});

test('a variable of a listener that is not from a Secret is refused by the name of its prop', () => {
  const workload = ListenerWorkload.deployment({ env: { LEVEL: EnvValue.fromValue('debug') } });
  expect(() => specOf({ workload })).toThrow(
    'workload.kubernetesResource.spec.template.spec.containers[0].env[0].value (spec.resources.kubernetesResource.spec.template.spec.containers[0].env[0].value) is "debug"; allowed: none; here one may set name, valueFrom; leave it out [triggers/listener-env]',
  );
});

test('forms of Slack are let in by an annotation', () => {
  const chart = shop();
  new EventListener(chart, 'hook', { requireJson: false, triggers: { push: { resources: [run] } } });
  expect(objects(chart)['EventListener/hook'].metadata.annotations).toEqual({
    'tekton.dev/payload-validation': 'false',
  });
});
