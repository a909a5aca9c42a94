import { below, type Change } from './mutation';

const TRIGGER = ['spec', 'triggers', 0];
const INTERCEPTORS: readonly Change[] = [
  [['interceptors'], null, [], [{}], [null], [{ ref: {} }], [{ ref: { name: 'cel' } }], [{ ref: { name: '' } }]],
  // Expressions in CEL are compiled by the interceptor, when an event comes.
  [['interceptors', '-'], ...["body.ref == 'a'", 'a..b', 'none'].map((value) => cel([{ name: 'filter', value }]))],
  [['interceptors', '-'], cel([{ name: 'overlays', value: [{ key: 'a', expression: 'a b' }] }])],
  [['interceptors', 0, 'webhook'], null, {}, { objectRef: {} }],
  [['interceptors', 0, 'webhook', 'objectRef'], { kind: 'Service' }, { apiVersion: 'v1' }],
  [['interceptors', 7, 'webhook', 'objectRef', 'kind'], 'Deployment', '', undefined],
  [['interceptors', 7, 'webhook', 'objectRef', 'apiVersion'], 'apps/v1', '', undefined],
  [['interceptors', 7, 'webhook', 'header', 0, 'name'], 'x-a', 'X-a', 'X-A', 'X A', 'x a', '', undefined, 'É', 'a'],
  [
    ['interceptors', 7, 'webhook', 'header', 0, 'value'],
    '',
    'a',
    [],
    ['a'],
    [''],
    [1],
    {},
    { a: 'b' },
    { a: 1 },
    null,
    5,
  ],
];
const BINDINGS: readonly Change[] = [
  [['bindings'], undefined, null, []],
  [['bindings', 0], {}, { ref: 'a' }, { name: 'a' }, { name: 'a', value: '' }, { name: 'a', value: null }],
  [
    ['bindings', 0],
    { ref: 'a', name: 'b' },
    { ref: 'a', value: 'b' },
    { ref: '', name: '' },
    { kind: 'TriggerBinding' },
  ],
  [['bindings', 0, 'kind'], 'TriggerBinding', 'ClusterTriggerBinding', 'Other', '', null],
  [['bindings', 0, 'apiversion'], 'v1beta1', 'anything'],
];
const TEMPLATE: readonly Change[] = [
  [['params'], undefined, [], [{ name: 'url' }], [{ name: 'url', default: null }], [{}]],
  [['resourcetemplates'], undefined, null, [], [{}], [null], [{ kind: 'A' }], [{ apiVersion: 'v1' }]],
  [
    ['resourcetemplates'],
    [{ apiVersion: '', kind: 'A' }],
    [{ apiVersion: 'v1', kind: '' }],
    [{ apiVersion: 'v1', kind: 'A' }],
  ],
  [
    ['resourcetemplates', 0, 'spec'],
    '$(tt.params.url)',
    '$(tt.params.none)',
    '$(ttxparams.none)',
    '$(tt.params.9)',
    '$$(tt.params.none)',
    '$(tt.params.url) $(tt.params.none)',
    '$(params.none)',
    { '$(tt.params.none)': 'a' },
  ],
];
const TEMPLATE_REFERENCE: readonly Change[] = [
  [['template'], undefined, null, {}, { ref: 'a' }, { ref: '' }, { ref: null }, { spec: {} }, { spec: null }],
  [['template'], { ref: 'a', apiversion: 'v1beta1' }, { ref: 'a', apiversion: 'v1' }, { ref: 'a', apiversion: '' }],
  [['template', 'ref'], 'a', '', null],
];
const TRIGGER_CHANGES = [
  ...INTERCEPTORS,
  ...BINDINGS,
  ...TEMPLATE_REFERENCE,
  ...below(['template', 'spec'], TEMPLATE),
  [['name'], '', 'a', 'a b', '-a', 'a.b_c', 'A', 'x'.repeat(63), 'x'.repeat(64)] as Change,
];
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0];
const POD: readonly Change[] = [
  ...['volumes', 'hostAliases', 'initContainers', 'readinessGates', 'schedulingGates'].map(
    (field): Change => [['spec', 'template', 'spec', field], null, []],
  ),
  [['spec', 'template', 'spec', 'hostNetwork'], true, false, null],
  [['spec', 'template', 'spec', 'hostUsers'], true, false, null],
  [['spec', 'template', 'spec', 'shareProcessNamespace'], true, false],
  [['spec', 'template', 'spec', 'restartPolicy'], '', 'Always'],
  [['spec', 'template', 'spec', 'serviceAccount'], '', 'a'],
  [['spec', 'template', 'spec', 'runtimeClassName'], '', 'a'],
  [['spec', 'template', 'spec', 'dnsConfig'], {}, null],
  [['spec', 'template', 'spec', 'overhead'], {}, { cpu: '1' }],
  [['spec', 'template', 'spec', 'priority'], 0, null],
  [['spec', 'template', 'spec', 'containers'], [], null, [{}], [{}, {}], [{ name: 'a' }, { name: 'b' }]],
  [[...CONTAINER, 'name'], '', 'a'],
  [[...CONTAINER, 'image'], '', 'a'],
  [[...CONTAINER, 'args'], null, [], ['a']],
  [[...CONTAINER, 'stdin'], true, false],
  [[...CONTAINER, 'restartPolicy'], 'Always'],
  [[...CONTAINER, 'resizePolicy'], [], null],
  [[...CONTAINER, 'livenessProbe'], {}, null],
  [[...CONTAINER, 'securityContext'], {}, { privileged: true }],
  [[...CONTAINER, 'env'], [], null, [{ name: 'A' }], [{ name: 'A', value: '' }], [{ name: 'A', value: 'b' }], [{}]],
  [[...CONTAINER, 'env'], [{ name: 'TLS_CERT' }], [{ name: 'TLS_KEY' }], [{ name: 'TLS_KEY' }, { name: 'TLS_KEY' }]],
  [[...CONTAINER, 'env', 0, 'valueFrom'], {}, null, { fieldRef: { fieldPath: 'a' } }, { secretKeyRef: { key: 'a' } }],
  [[...CONTAINER, 'env', 0, 'valueFrom'], { configMapKeyRef: { key: 'a' } }, { fieldRef: null }, { fieldRef: {} }],
];
const BINDING: readonly Change[] = [
  [['spec'], {}, null],
  [['spec', 'params'], undefined, null, [], [{}], [{ name: 'a' }], [{ name: 'a' }, { name: 'a' }], [{}, {}]],
  [
    ['spec', 'params', 0, 'value'],
    '$(body.a',
    '$(body.a $(body.b)',
    '$(body.a) $(body.b',
    '$(body.a[?(@.b)]) $(body.b)',
    '$($(body.b))',
    '$(',
    'a)b',
    '',
    null,
  ],
];
const ADDRESS: readonly Change[] = [
  [['spec', 'clientConfig', 'url'], 'https://example.com', '', null],
  [['spec', 'clientConfig', 'service'], null, {}, { name: 'a' }, { namespace: 'a' }, { name: 'a', namespace: '' }],
  [['spec', 'clientConfig'], undefined, {}],
];

/** What is tried on the kinds of Tekton Triggers. */
export const triggersChanges: { readonly [kind: string]: readonly Change[] } = {
  'triggers.tekton.dev/EventListener': [
    [['metadata', 'name'], 'x'.repeat(60), 'x'.repeat(61)],
    [['metadata', 'annotations', 'tekton.dev/payload-validation'], 'true', 'false', 'yes', ''],
    [['spec', 'labelSelector'], {}, null, undefined],
    [['spec', 'namespaceSelector'], {}, { matchNames: [] }, { matchNames: ['*'] }],
    [
      ['spec'],
      {},
      { triggers: [] },
      { triggerGroups: [] },
      { labelSelector: {} },
      { namespaceSelector: { matchNames: ['a'] } },
    ],
    [['spec', 'triggers', 1], {}, { triggerRef: '' }, { triggerRef: 'a' }, { triggerRef: 'a', bindings: [] }],
    [['spec', 'triggers', 1], { triggerRef: 'a', bindings: null }, { triggerRef: 'a', template: {} }, null],
    [['spec', 'triggers', 1], { triggerRef: 'a', interceptors: [] }, { triggerRef: 'a', template: null }],
    [['spec', 'triggerGroups', 0, 'interceptors'], undefined, null, [], [{}]],
    [['spec', 'triggerGroups', 0, 'triggerSelector'], {}, { labelSelector: {} }, { namespaceSelector: {} }, null],
    [['spec', 'resources', 'customResource'], null, {}, { apiVersion: 'v1', kind: 'A', spec: {} }],
    [['spec', 'resources', 'kubernetesResource'], null, {}],
    [['spec', 'resources', 'kubernetesResource', 'replicas'], -1, 0, null],
    [['spec', 'resources', 'kubernetesResource', 'serviceType'], 'NodePort', '', null],
    [['spec', 'resources', 'kubernetesResource', 'serviceLoadBalancerClass'], '', 'a', null],
    ...below(['spec', 'resources', 'kubernetesResource'], POD),
    ...below(['spec', 'resources', 'customResource'], POD),
    ...below(TRIGGER, TRIGGER_CHANGES),
  ],
  'triggers.tekton.dev/Trigger': below(['spec'], TRIGGER_CHANGES),
  'triggers.tekton.dev/TriggerBinding': BINDING,
  'triggers.tekton.dev/ClusterTriggerBinding': BINDING,
  'triggers.tekton.dev/TriggerTemplate': [[['spec'], {}, null], ...below(['spec'], TEMPLATE)],
  'triggers.tekton.dev/Interceptor': ADDRESS,
  'triggers.tekton.dev/ClusterInterceptor': ADDRESS,
};

function cel(params: readonly object[]): object {
  return { ref: { name: 'cel' }, params };
}
