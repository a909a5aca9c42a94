import type { Manifest } from '../../../lib/admission/rule';
import { below, type Change } from './mutation';

const NAMES = ['x', '', 'X', 'a.b', 'a_b', '_a', '-a', '9', 'a b', 'a-', 'x'.repeat(64), null, undefined];

/** Values of params and results: what isn't a text, a list of texts or an object of texts is taken as a text. */
const VALUES = ['', 'a', 5, true, null, undefined, [], ['a'], [''], [null], [1], {}, { a: 'b' }, { a: null }, { a: 1 }];

const PROPERTIES = [
  ...[null, {}, { a: null }, { a: {} }, { a: { type: null } }, { a: { type: '' } }, { a: { type: 'string' } }],
  ...[{ a: { type: 'array' } }, { 'a.b': {} }, { 'a b': {} }, { a: {}, b: { type: 'object' } }, [], 'a'],
];
const TYPES = ['string', 'array', 'object', 'map', '', null];

/** A param or result of each type, without keys and with some. */
const TYPED = TYPES.flatMap((type) => [
  { name: 'x', type },
  { name: 'x', type, properties: { a: {} } },
]);

/** One more param that is declared. */
const PARAMS = [
  ...[{}, null, 'x', { name: 'url' }],
  ...NAMES.flatMap((name) => [{ name }, { name, type: 'object', properties: { a: {} } }]),
  ...TYPED,
  ...PROPERTIES.flatMap((properties) => [
    { name: 'x', properties },
    { name: 'x', type: 'object', properties },
    { name: 'x', type: 'string', properties },
  ]),
  ...VALUES.flatMap((value) => [
    ...['string', 'array', 'object', undefined].map((type) => ({ name: 'x', type, default: value })),
    { name: 'x', type: 'object', properties: { a: {} }, default: value },
    { name: 'x', enum: ['a', 'b'], default: value },
  ]),
  ...[null, [], [''], ['a'], ['a', 'a'], [null], [5]].flatMap((values) => [
    { name: 'x', enum: values },
    { name: 'x', enum: values, type: 'array' },
  ]),
];

/** One more result of a step. */
const STEP_RESULTS = [
  ...[{}, null, 'x', { name: 'digest' }],
  ...NAMES.map((name) => ({ name })),
  ...TYPED,
  ...PROPERTIES.flatMap((properties) => [
    { name: 'x', properties },
    { name: 'x', type: 'object', properties },
    { name: 'x', type: 'array', properties },
  ]),
];

const RESULTS = [
  ...STEP_RESULTS,
  ...VALUES.map((value) => ({ name: 'x', value })),
  ...[
    '$(steps.build.results.digest)',
    '$(steps.Build.results.a)',
    '$(steps.a.results.)',
    '$(steps.none.results.a)',
  ].map((value) => ({ name: 'x', value })),
];

/** Texts in which params and what is known of a run may stand. */
const TEXTS = [
  ...['$(params.url)', 'a$(params.url)b', '$(params["url"])', "$(params['url'])", '$(params.none)', '$(params.url'],
  ...[
    '$(params.packages)',
    '$(params.packages[*])',
    'a$(params.packages[*])',
    '$(params.packages[0])',
    '$(params.url[0])',
  ],
  ...['$(params.target)', '$(params.target[*])', '$(params.target.tag)', '$(params.target.none)', '$(params.a.b.c)'],
  ...['$(params["a.b"])', '$(params.url)$(params.none)', '$$(params.none)', '$(PARAMS.none)', '$(params.)', '$()'],
  ...['$(context.taskRun.name)', '$(context.taskRun.none)', '$(context.task.retry-count)', '$(context.task.none)'],
  ...['$(context.pipelineRun.name)', '$(workspaces.source.path)', '$(workspaces.none.path)', '$(results.digest.path)'],
  ...['$(results.none.path)', '$(step.results.digest.path)', '$(steps.build.results.digest)', '$(steps.a.outputs.b)'],
  ...['$(tasks.a.results.b)', '$(tasks.a.outputs.b)', '$(artifacts.path)', '$(step.artifacts.path)'],
];

/** Conditions in CEL, of which some compile; test/admission/cel.test.ts has thousands. */
const CONDITIONS_IN_CEL = [
  ...[
    "'$(params.url)' == 'a'",
    "$(params.url) == 'a'",
    "'$(params.none)' == 'a'",
    'params.url',
    'enabled',
    'a..b',
    'a b',
  ],
  ...[
    'true',
    '1',
    '1 == 1.0',
    "1 == 'a'",
    "'a' == null",
    "'a' in ['b']",
    "'a' in 'ab'",
    "'a' +",
    "('a'",
    '!!true',
    '!1',
  ],
  ...["'a'.startsWith('b')", "'a'.starts('b')", "size('a') > 1", "'a'.size() > 1u", "'a'.matches('[')", 'size()'],
  ...['[1, 2].all(x, x > 0)', '[1].all(x, y > 0)', '[1].all(1, true)', "{'a': 1}.a == 1", "has({'a': 1}.b)", 'has(a)'],
  ...['true ? 1 : 2', 'true ? 1', '1 ? 2 : 3', "true ? 1 : 'a'", '9223372036854775808 > 0', "b'a' == b'b'", "'\\d'"],
  ...[
    "r'\\d' == 'a'",
    "timestamp('a') < timestamp('b')",
    "duration('1s') < 5",
    "a.?b == 'a'",
    '// nothing',
    ' ',
    'package',
  ],
].map((cel) => [{ cel }]);

const CONDITIONS = [
  ...CONDITIONS_IN_CEL,
  ...[null, [], [null], [{}], ['a'], [{ cel: '' }], [{ cel: null }], [{ cel: 5 }]],
  ...[[{ input: 'a', operator: 'in', values: ['a'] }], [{ input: 'a', operator: 'in', values: [] }], [{ input: 'a' }]],
  ...[[{ operator: 'in', values: ['a'] }], [{ input: 'a', operator: 'In', values: ['a'] }], [{ operator: 'exists' }]],
  ...[[{ input: 'a', operator: 'notin', values: [null] }], [{ input: 'a', operator: 'in', values: 'a' }]],
  ...[[{ cel: 'true', input: 'a' }], [{ cel: 'true', operator: 'in' }], [{ cel: 'true', values: ['a'] }]],
  ...[[{ cel: 'true', values: [] }], [{ cel: 'true', input: '' }], [{ cel: 'true' }, { cel: 'none' }]],
  ...TEXTS.flatMap((text) => [
    [{ input: text, operator: 'in', values: ['a'] }],
    [{ input: 'a', operator: 'in', values: ['b', text] }],
  ]),
];

const TIMES = ['1m', '0', '0s', '-1s', '1', '1d', '', 'a', null];

const PROBES = [
  ...[
    null,
    {},
    { grpc: {} },
    { grpc: null },
    { grpc: { port: null } },
    { grpc: { port: 0 } },
    { grpc: { port: 70_000 } },
  ],
  ...[
    { exec: {} },
    { exec: { command: null } },
    { httpGet: {} },
    { httpGet: { port: null } },
    { httpGet: { port: 80 } },
  ],
  ...[{ httpGet: { port: '' } }, { httpGet: { port: 'http' } }, { tcpSocket: {} }, { tcpSocket: { port: 80 } }],
  ...[
    { tcpSocket: { port: 80 }, exec: { command: ['a'] } },
    { periodSeconds: -1, exec: { command: ['a'] } },
  ],
];
const IMAGE = 'registry.example.com/bash';

const STEPS = [
  ...[{}, null, 'x', { image: '' }, { image: IMAGE }, { script: 'a' }, { image: IMAGE, script: 'a', command: ['b'] }],
  ...[
    { image: IMAGE, script: '', command: ['b'] },
    { image: IMAGE, script: 'a', command: [] },
    { ref: {} },
    { ref: null },
  ],
  ...[
    { ref: { name: 'a' }, image: IMAGE },
    { ref: { name: 'a' }, env: [] },
    { ref: { name: 'a' }, args: [] },
  ],
  ...[
    { ref: { name: 'a' }, volumeMounts: [] },
    { ref: { name: 'a' }, workingDir: '' },
    { ref: { name: 'a' }, results: [] },
  ],
  ...[
    { ref: { name: 'a b' } },
    { ref: { name: 'https://example.com' } },
    { ref: { resolver: 'git' } },
    { ref: { name: '' } },
  ],
  ...[{ ref: { resolver: 'git', name: 'a' } }, { ref: { params: [] } }, { ref: { resolver: 'git', params: null } }],
  ...VALUES.flatMap((value) => [
    { ref: { name: 'a' }, params: [{ name: 'x', value }] },
    { ref: { resolver: 'git', params: [{ name: 'x', value }] } },
  ]),
  ...[
    { image: IMAGE, params: [] },
    { image: IMAGE, params: [{ name: 'x', value: 'a' }] },
    { ref: { name: 'a' }, params: [null] },
  ],
  ...[
    ...[...NAMES, 'build'].map((name) => ({ name })),
    ...TIMES.map((timeout) => ({ timeout })),
    ...['continue', 'stopAndFail', 'retry', '', '$(params.none)', '$(params.url)', '$(results.a)', null].map(
      (onError) => ({
        onError,
      }),
    ),
    ...STEP_RESULTS.map((result) => ({ results: [result] })),
    ...CONDITIONS.map((when) => ({ when })),
    ...[{}, null, { path: '' }, { path: '/a' }].map((stdoutConfig) => ({ stdoutConfig })),
    ...[[], [null], [{}], [{ name: 'source' }], [{ name: 'none' }]].map((workspaces) => ({ workspaces })),
    ...['/tekton/results', '/tekton/home', '/tekton', '/tekton/../a', '/a', '', null].map((mountPath) => ({
      volumeMounts: [{ name: 'a', mountPath }],
    })),
    ...['tekton-internal-a', '', null].map((name) => ({ volumeMounts: [{ name, mountPath: '/a' }] })),
    ...[[null], [{}], [{ name: '' }], [{ name: 'A', value: null }], [{ name: 'A' }, { name: 'A' }]].map((env) => ({
      env,
    })),
    ...['#!win', ' #!win', '#!/bin/bash', null].map((script) => ({ script })),
    ...TEXTS.flatMap((text) => [
      { args: [text] },
      { command: [text] },
      { script: text },
      { workingDir: text },
      { env: [{ name: 'A', value: text }] },
      { volumeMounts: [{ name: text, mountPath: '/a' }] },
      { volumeMounts: [{ name: 'a', mountPath: '/a', subPath: text }] },
      { results: [{ name: 'digest' }], script: text },
    ]),
  ].map((fields) => ({ image: IMAGE, ...fields })),
  ...TEXTS.map((image) => ({ image })),
];

const SIDECARS = [
  ...[
    {},
    null,
    { image: IMAGE },
    { image: '' },
    { image: IMAGE, script: 'a', command: ['b'] },
    { name: 'build', image: IMAGE },
  ],
  ...[...NAMES, 'registry', 'tekton-log-results'].map((name) => ({ image: IMAGE, name })),
  ...PROBES.flatMap((probe) => [
    { image: IMAGE, livenessProbe: probe },
    { image: IMAGE, readinessProbe: probe },
  ]),
  ...[
    {},
    null,
    { preStop: {} },
    { preStop: null },
    { preStop: { httpGet: {} } },
    { preStop: { sleep: { seconds: 1 } } },
  ].map((lifecycle) => ({ image: IMAGE, lifecycle })),
  ...[[null], [{}], [{ containerPort: null }], [{ containerPort: 0 }], [{ containerPort: 70_000 }]].map((ports) => ({
    image: IMAGE,
    ports,
  })),
  ...[[{ name: 'source' }], [{ name: 'none' }], [null]].map((workspaces) => ({ image: IMAGE, workspaces })),
];

const WORKSPACES = [
  ...[{}, null, 'x', { name: 'source' }, { name: 'x', mountPath: '/source' }, { name: 'x', mountPath: '/mnt/claim/' }],
  ...[
    { name: 'x', mountPath: '' },
    { name: 'x', mountPath: '/a/../source' },
    { name: 'x', mountPath: '/workspace/source' },
  ],
  ...[{ name: 'x', optional: null }, { name: 'x', readOnly: 'yes' }, ...NAMES.map((name) => ({ name }))],
];

/** What is tried in the description of a task. */
const TASK: readonly Change[] = [
  [['params', '-'], ...PARAMS],
  [['params'], null, [], {}, undefined],
  [['results', '-'], ...RESULTS],
  [['steps', '-'], ...STEPS],
  [['steps'], null, [], undefined, [null], [{ image: IMAGE }]],
  [['stepTemplate'], null, {}, undefined, { image: IMAGE }, { env: null }, { script: 'a' }, { command: ['a'] }],
  [['sidecars', '-'], ...SIDECARS],
  [['sidecars'], null, []],
  [['workspaces', '-'], ...WORKSPACES],
  [['volumes', '-'], {}, null, { name: 'secret' }, { name: 'x' }, { name: 'x', emptyDir: {} }, { name: '' }],
];

/** What is tried in the description of a task in a pipeline, where params come from around it and null is kept. */
const EMBEDDED_TASK: readonly Change[] = [
  [['params', '-'], ...PARAMS],
  [['results', '-'], ...RESULTS],
  [['steps', '-'], {}, null, ...TEXTS.map((text) => ({ image: IMAGE, args: [text] }))],
  [['steps', '-'], ...STEP_RESULTS.map((result) => ({ image: IMAGE, results: [result] }))],
  [['steps', '-'], ...VALUES.map((value) => ({ ref: { name: 'a' }, params: [{ name: 'x', value }] }))],
  [['sidecars', '-'], {}, null, ...PROBES.map((readinessProbe) => ({ image: IMAGE, readinessProbe }))],
  [['workspaces', '-'], ...WORKSPACES],
];

const TASK_REFERENCES = [
  ...[
    {},
    null,
    { name: '' },
    { name: 'a' },
    { name: 'a b' },
    { name: 'a', kind: 'Task' },
    { name: 'a', kind: 'Other' },
  ],
  ...[{ name: 'a', apiVersion: 'v1' }, { apiVersion: 'example.com/v1', kind: 'A' }, { apiVersion: 'example.com/v1' }],
  ...[
    { resolver: 'git' },
    { resolver: '' },
    { resolver: 'git', name: 'a' },
    { params: [] },
    { resolver: 'git', params: [{}] },
  ],
  ...[
    { name: 'https://example.com/a', resolver: 'http' },
    { name: 'https://example.com/a' },
    { name: 'a', params: null },
  ],
  ...VALUES.map((value) => ({ resolver: 'git', params: [{ name: 'url', value }] })),
];

const OF_TASKS = [
  ...['$(tasks.build.results.digest)', '$(tasks.build.results.files[*])', '$(tasks.build.results.files[0])'],
  ...['$(tasks.build.results.image.url)', '$(tasks.none.results.a)', '$(tasks.x.results.a)', '$(tasks.build.results)'],
  ...[
    '$(tasks.build.status)',
    '$(tasks.none.status)',
    '$(tasks.status)',
    '$(tasks.build.reason)',
    '$(tasks.build.none)',
  ],
  ...[
    '$(finally.notify.results.a)',
    '$(finally.none.results.a)',
    '$(context.pipelineRun.uid)',
    '$(context.pipelineRun.a)',
  ],
  ...['$(context.pipeline.name)', '$(context.pipelineTask.retries)', 'a $(tasks.build.results.digest) b'],
];

/** One more task of a pipeline. */
const PIPELINE_TASKS = [
  ...[{}, null, 'x', { name: 'x' }, { taskRef: { name: 'a' } }],
  ...[
    { name: 'x', taskRef: { name: 'a' }, taskSpec: { steps: [{ image: IMAGE }] } },
    { name: 'x', taskSpec: {} },
  ],
  ...[
    { name: 'x', taskSpec: null },
    { name: 'x', taskSpec: { steps: [{ image: IMAGE }] } },
    { name: 'x', pipelineSpec: {} },
  ],
  ...[
    { name: 'x', taskSpec: { apiVersion: 'a/v1', kind: 'A', spec: null } },
    { name: 'x', taskSpec: { kind: 'A' } },
  ],
  ...[
    { name: 'x', taskSpec: { apiVersion: 'a/v1', kind: 'A', spec: 'a' } },
    { name: 'x', pipelineRef: { name: 'a' } },
  ],
  ...TASK_REFERENCES.map((taskRef) => ({ name: 'x', taskRef })),
  ...[
    ...[...NAMES, 'build'].map((name) => ({ name })),
    ...[null, [], [null], [''], ['build'], ['none'], ['x'], ['build', 'build'], 'build', [5]].map((runAfter) => ({
      runAfter,
    })),
    ...CONDITIONS.map((when) => ({ when })),
    ...VALUES.map((value) => ({ params: [{ name: 'a', value }] })),
    ...[
      null,
      [],
      [null],
      [{}],
      [
        { name: 'a', value: 'b' },
        { name: 'a', value: 'c' },
      ],
    ].map((params) => ({ params })),
    ...[...TEXTS, ...OF_TASKS].flatMap((text) => [
      { params: [{ name: 'a', value: text }] },
      { params: [{ name: 'a', value: [text] }] },
      { params: [{ name: 'a', value: { b: text } }] },
      { matrix: { params: [{ name: 'a', value: [text] }] } },
      { matrix: { params: [{ name: 'a', value: text }] } },
      { matrix: { include: [{ name: 'a', params: [{ name: 'b', value: text }] }] } },
    ]),
    ...OF_TASKS.flatMap((text) => [
      { when: [{ input: text, operator: 'in', values: ['a'] }] },
      { when: [{ input: 'a', operator: 'in', values: [text] }] },
      { when: [{ cel: `'${text}' == 'a'` }] },
      { taskRef: undefined, taskSpec: { steps: [{ image: IMAGE, args: [text] }] } },
    ]),
    ...[null, {}, { params: null }, { params: [] }, { include: [] }, { include: [null] }, { include: [{}] }].map(
      (matrix) => ({
        matrix,
      }),
    ),
    ...VALUES.flatMap((value) => [
      { matrix: { params: [{ name: 'a', value }] } },
      { matrix: { include: [{ name: 'a', params: [{ name: 'a', value }] }] } },
    ]),
    ...[16, 17].map((length) => {
      const value = Array.from({ length }, (_, i) => `${i}`);
      return { matrix: { params: ['a', 'b'].map((name) => ({ name, value })) } };
    }),
    { params: [{ name: 'a', value: 'b' }], matrix: { params: [{ name: 'a', value: ['c'] }] } },
    { matrix: { params: [{ name: 'a', value: ['b'] }], include: [{ params: [{ name: 'a', value: 'c' }] }] } },
    ...TIMES.map((timeout) => ({ timeout })),
    ...['continue', 'stopAndFail', 'retry', '', '$(params.none)', null].flatMap((onError) => [
      { onError },
      { onError, retries: 1 },
    ]),
    ...[-1, 0, null].map((retries) => ({ retries })),
    ...[
      [null],
      [{}],
      [{ name: 'shared' }],
      [{ name: 'source' }],
      [{ name: 'a', workspace: 'none' }],
      [{ workspace: 'shared' }],
    ].map((workspaces) => ({ workspaces })),
    {
      workspaces: [
        { name: 'a', workspace: 'shared' },
        { name: 'a', workspace: 'shared' },
      ],
    },
  ].map((fields) => ({ name: 'x', taskRef: { name: 'a' }, ...fields })),
];

/** What is tried in the description of a pipeline. */
const PIPELINE: readonly Change[] = [
  [['params', '-'], ...PARAMS],
  [['params'], null, [], undefined],
  [['tasks', '-'], ...PIPELINE_TASKS],
  [['tasks'], null, [], undefined, [null]],
  [['finally', '-'], ...PIPELINE_TASKS],
  [['finally'], null, [], undefined],
  [['workspaces', '-'], {}, null, { name: 'shared' }, { name: 'source' }, ...NAMES.map((name) => ({ name }))],
  [['results', '-'], {}, null, ...[...VALUES, ...OF_TASKS, ...TEXTS].map((value) => ({ name: 'x', value }))],
  [
    ['results', '-'],
    ...OF_TASKS.flatMap((text) => [
      { name: 'x', value: [text] },
      { name: 'x', value: { a: text } },
    ]),
  ],
  [['results', '-'], ...TYPES.map((type) => ({ name: 'x', type, value: '$(tasks.build.results.digest)' }))],
];

const SOURCES = [
  ...[{ configMap: {} }, { configMap: { name: '' } }, { secret: {} }, { secret: { secretName: 'a' } }, { csi: {} }],
  ...[{ persistentVolumeClaim: {} }, { projected: {} }, { projected: { sources: [] } }, { volumeClaimTemplate: {} }],
  { emptyDir: {}, secret: { secretName: 'a' } },
];

/** What a run is given. */
const RUN: readonly Change[] = [
  [['spec', 'params', '-'], {}, null, ...NAMES.map((name) => ({ name, value: 'a' })), { name: 'URL', value: 'a' }],
  [['spec', 'params', '-'], ...[...VALUES, ...TEXTS, ...OF_TASKS].map((value) => ({ name: 'x', value }))],
  [['spec', 'workspaces', '-'], {}, null, { name: 'x' }, { name: 'x', emptyDir: {} }, { name: 'x', emptyDir: null }],
  [['spec', 'workspaces', '-'], { name: 'source', emptyDir: {} }, { name: 'SOURCE', emptyDir: {} }, { emptyDir: {} }],
  [['spec', 'workspaces', '-'], ...SOURCES.map((source) => ({ name: 'x', ...source }))],
  [['spec', 'status'], '', null, 'TaskRunCancelled', 'Cancelled', 'StoppedRunFinally', 'RunCancelled', 'other'],
  [['spec', 'statusMessage'], '', 'a', null],
  [['spec', 'timeout'], ...TIMES],
];

const POD_ENV = [
  null,
  [],
  [null],
  [{}],
  [{ name: '' }],
  [{ name: null }],
  [{ name: 'A' }],
  [{ name: 'A', value: null }],
];

const TASK_SPEC = {
  params: [
    { name: 'url', default: 'https://example.com' },
    { name: 'packages', type: 'array', default: ['./a'] },
    { name: 'target', type: 'object', properties: { tag: { type: 'string' } }, default: { tag: 'v1' } },
  ],
  results: [
    { name: 'digest' },
    { name: 'files', type: 'array' },
    { name: 'image', type: 'object', properties: { url: { type: 'string' } } },
  ],
  workspaces: [{ name: 'source', mountPath: '/source' }],
  volumes: [{ name: 'claim', emptyDir: {} }],
  stepTemplate: { env: [{ name: 'MODE', value: 'test' }], volumeMounts: [{ name: 'claim', mountPath: '/mnt/claim' }] },
  steps: [{ name: 'build', image: IMAGE, script: 'make' }],
  sidecars: [{ name: 'registry', image: IMAGE }],
};
const PIPELINE_SPEC = {
  params: TASK_SPEC.params,
  workspaces: [{ name: 'shared' }],
  tasks: [
    { name: 'build', taskSpec: TASK_SPEC },
    { name: 'test', taskRef: { name: 'test' }, matrix: { params: [{ name: 'os', value: ['a', 'b'] }] } },
  ],
  finally: [{ name: 'notify', taskRef: { name: 'notify' } }],
  results: [{ name: 'digest', value: '$(tasks.build.results.digest)' }],
};
const GIVEN = {
  params: [{ name: 'url', value: 'https://example.com' }],
  workspaces: [{ name: 'source', emptyDir: {} }],
};

/** What the changes are tried on: small, since they are many. */
export const tektonManifests: { readonly [kind: string]: Manifest } = {
  'tekton.dev/Task': tekton('v1', 'Task', TASK_SPEC),
  'tekton.dev/TaskRun': tekton('v1', 'TaskRun', {
    ...GIVEN,
    taskSpec: TASK_SPEC,
    stepSpecs: [{ name: 'build', computeResources: { limits: { cpu: '1' } } }],
  }),
  'tekton.dev/Pipeline': tekton('v1', 'Pipeline', PIPELINE_SPEC),
  'tekton.dev/PipelineRun': tekton('v1', 'PipelineRun', {
    ...GIVEN,
    pipelineSpec: PIPELINE_SPEC,
    taskRunSpecs: [{ pipelineTaskName: 'build', timeout: '5m' }],
  }),
  'tekton.dev/StepAction': tekton('v1beta1', 'StepAction', {
    params: TASK_SPEC.params,
    results: TASK_SPEC.results,
    image: IMAGE,
    script: 'make',
  }),
  'tekton.dev/CustomRun': tekton('v1beta1', 'CustomRun', {
    ...GIVEN,
    customRef: { apiVersion: 'example.com/v1', kind: 'Approval' },
  }),
  'tekton.dev/VerificationPolicy': tekton('v1alpha1', 'VerificationPolicy', {
    resources: [{ pattern: '.*' }],
    authorities: [{ name: 'release', key: { kms: 'gcpkms://projects/shop/key' } }],
  }),
};

function tekton(version: string, kind: string, spec: object): Manifest {
  return { apiVersion: `tekton.dev/${version}`, kind, metadata: { name: 'build', namespace: 'shop' }, spec };
}

/** What is tried on the kinds of Tekton Pipelines. */
export const tektonChanges: { readonly [kind: string]: readonly Change[] } = {
  'tekton.dev/Task': below(['spec'], TASK),
  'tekton.dev/TaskRun': [
    ...RUN,
    ...below(['spec', 'taskSpec'], TASK),
    [['spec', 'taskRef'], ...TASK_REFERENCES],
    [['spec', 'podTemplate', 'env'], ...POD_ENV],
    [
      ['spec', 'debug'],
      null,
      {},
      { breakpoints: null },
      { breakpoints: {} },
      { breakpoints: { onFailure: 'enabled' } },
    ],
    [['spec', 'stepSpecs', '-'], {}, null, { name: '' }, { name: 'BUILD' }, { name: 'x', computeResources: {} }],
    [['spec', 'computeResources'], null, {}, { limits: {} }, { limits: { cpu: '1' } }],
  ],
  'tekton.dev/Pipeline': [
    ...below(['spec'], PIPELINE),
    ...below(['spec', 'tasks', 0, 'taskSpec'], EMBEDDED_TASK),
    [['spec'], null, {}, { tasks: [] }, { description: 'a' }],
  ],
  'tekton.dev/PipelineRun': [
    ...RUN,
    ...below(['spec', 'pipelineSpec'], PIPELINE),
    ...below(['spec', 'pipelineSpec', 'tasks', 0, 'taskSpec'], EMBEDDED_TASK),
    [['spec', 'pipelineRef'], null, {}, { name: 'a' }],
    [['spec', 'taskRunTemplate', 'podTemplate', 'env'], ...POD_ENV],
    ...['pipeline', 'tasks', 'finally'].map((part): Change => [['spec', 'timeouts', part], ...TIMES, '3h', undefined]),
    [['spec', 'timeouts'], null, {}],
    [
      ['spec', 'taskRunSpecs', '-'],
      {},
      null,
      { pipelineTaskName: 'none' },
      { pipelineTaskName: 'build' },
      { timeout: 'a' },
    ],
  ],
  'tekton.dev/StepAction': [
    [['spec', 'params', '-'], ...PARAMS],
    [['spec', 'results', '-'], ...STEP_RESULTS],
    ...['image', 'script', 'workingDir'].map((field): Change => [['spec', field], null, '', 'a', ...TEXTS]),
    [['spec', 'args'], null, [], ...TEXTS.map((text) => [text])],
    [['spec', 'command'], null, [], ['a']],
    [['spec', 'env'], null, [], [null], [{}], ...TEXTS.map((value) => [{ name: 'A', value }])],
    [
      ['spec', 'volumeMounts'],
      ...[null, [], [null], [{}], [{ name: '', mountPath: '/a' }], [{ name: 'a', mountPath: '/a' }]],
      ...TEXTS.map((name) => [{ name, mountPath: '/a' }]),
    ],
  ],
  'tekton.dev/CustomRun': [
    ...RUN,
    [
      ['spec', 'customRef'],
      null,
      {},
      { apiVersion: 'a/v1', kind: 'A' },
      { apiVersion: 'v1', kind: 'A' },
      { kind: 'A' },
    ],
    [['spec', 'customSpec'], null, {}, { apiVersion: 'a/v1', kind: 'A' }, { apiVersion: 'a/v1', kind: 'A', spec: 'a' }],
    [
      ['spec'],
      ...[undefined, null, {}, { kind: null }].map((spec) => ({
        customSpec: { apiVersion: 'a/v1', kind: 'A', spec },
      })),
    ],
    [['spec', 'retries'], -1, 0, null],
  ],
  'tekton.dev/VerificationPolicy': [
    [['spec', 'resources'], null, [], [null], [{}], [{ pattern: '' }], [{ pattern: '(' }], [{ pattern: 'a+' }]],
    [
      ['spec', 'authorities'],
      null,
      [],
      [null],
      [{}],
      [{ name: 'a' }],
      [{ name: 'a', key: {} }],
      [{ name: 'a', key: null }],
    ],
    [
      ['spec', 'authorities', '-'],
      { name: 'a', key: { data: 'a', kms: 'b' } },
      { name: 'a', key: { data: 'a', hashAlgorithm: 'b' } },
    ],
    [['spec', 'mode'], null, '', 'warn', 'enforce', 'other'],
  ],
};
