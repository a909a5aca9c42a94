import type { Change } from './mutation';

const spec = (...path: readonly (string | number)[]) => ['spec', ...path];

const PERIODS = [
  '',
  'P',
  'PT',
  'P0',
  'PT0S',
  'PT0.05S',
  'PT0.5S',
  'PT,5S',
  'PT1.S',
  'PT1.xS',
  'PT1.5xS',
  'P1D',
  'PT1D',
];
const MORE_PERIODS = [
  'P1Y2M3W4DT5H6M7S',
  'PT1H30',
  '1h',
  'pt1s',
  '-PT1S',
  'PT-1S',
  '+PT1S',
  '--PT1S',
  'PT1S1M',
  ' PT1S',
];
const URIS = [
  '',
  '/a',
  'a',
  'http://',
  'http://a',
  'http://a:80/b?c#d',
  'http://a:b',
  'http://a b',
  '//a',
  'mailto:a@b',
];
const MORE_URIS = [
  'http://[::1]:80',
  'http://[::1',
  '1http://a',
  ':a',
  'a:b/c',
  './a:b',
  'http://a/%zz',
  'http://a/%20',
];
const STRANGE_URIS = ['http://%41', 'http://%e9', 'http://u:p@a', 'http://u p@a', 'http://a\u007f', 'HTTP://A', '*'];
const REFERENCES = [
  {},
  { name: 'a' },
  { kind: 'A', name: 'a' },
  { apiVersion: 'v1', kind: 'A', name: 'a' },
  { apiVersion: 'v1', kind: 'A', name: 'a', namespace: 'shop' },
  { apiVersion: 'v1', kind: 'A', name: 'a', namespace: 'elsewhere' },
  { apiVersion: 'v1', kind: 'A', name: '', address: 'http' },
  { group: 'a', kind: 'A', name: 'a' },
  { group: 'a', apiVersion: 'b/v1', kind: 'A', name: 'a' },
];

function destination(...path: readonly (string | number)[]): Change[] {
  return [
    [spec(...path), null, undefined, {}, { audience: 'a' }, { CACerts: 'a' }],
    [spec(...path), ...[...URIS, ...MORE_URIS, ...STRANGE_URIS].map((uri) => ({ uri }))],
    [spec(...path, 'uri'), ...URIS, ...STRANGE_URIS],
    [spec(...path), ...REFERENCES.map((ref) => ({ ref })), { ref: { name: 'a' }, uri: '/a' }],
    [spec(...path), ...['', 'a', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'].map(withCertificate)],
    [spec(...path), withCertificate('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n')],
  ];
}

function withCertificate(CACerts: string) {
  return { uri: 'https://a', CACerts };
}

function delivery(...path: readonly (string | number)[]): Change[] {
  return [
    [spec(...path), null, {}, undefined],
    [spec(...path, 'retry'), -1, 0, 1, null],
    [spec(...path, 'backoffPolicy'), '', 'linear', 'exponential', 'Linear', null],
    [spec(...path, 'format'), '', 'json', 'binary', 'JSON', null],
    ...['backoffDelay', 'timeout', 'retryAfterMax'].map(
      (key): Change => [spec(...path, key), ...PERIODS, ...MORE_PERIODS, null],
    ),
    ...destination(...path, 'deadLetterSink'),
  ];
}

const CESQL = [
  ['', ' ', 'a', 'TRUE', '1', "'a'", '"a"', 'a = b', 'a == b', "a LIKE 'b%'", "a NOT LIKE 'b'", 'a LIKE b', 'NOT a'],
  ['NOT NOT a', '-a', '--a', '- -1', 'a - 1', 'a -1', 'a - -1', 'a-1', 'EXISTS a', 'EXISTS 1a', "EXISTS 'a'", 'EXISTS'],
  [
    'a IN (1)',
    'a NOT IN (1, b, "c")',
    'a IN ()',
    'a IN 1',
    '(a',
    'a)',
    '(a)',
    '()',
    'f()',
    'F(a, b)',
    'F(a,)',
    'a_b(1)',
  ],
  [
    'a_b',
    '_a',
    '1a(b)',
    'a AND b OR c XOR d',
    'a and b',
    'a AND',
    'AND a',
    'a b',
    'a >= b',
    'a <> b',
    'a != b',
    'a < > b',
  ],
  [
    'a * b / c % d + e',
    'a ! b',
    'a # b',
    'a = #',
    '#',
    "'a",
    "'a''b'",
    "'a\\'b'",
    '"a""b"',
    '"a\\"b"',
    "'a\\",
    'a.b',
    'a;',
  ],
  ['2147483647', '2147483648', '-2147483648', '-2147483649', '+1', '1 + +1', 'ABS(-1) > 0', 'é', "'é' = é", 'a\n=\tb'],
  [
    'KN_VERIFY_CORRELATION_ID(a, "b")',
    "a LIKE 'b' LIKE 'c'",
    'a IN (1) AND b IN (2)',
    'NOT a IN (1)',
    'true',
    'Exists A',
  ],
].flat();
const ATTRIBUTES = [{}, { type: 'a' }, { Type: 'a' }, { '1a': 'a' }, { a1: '' }, { 'a-b': 'a' }, { '': 'a' }];
const FILTERS: readonly unknown[] = [
  ...['exact', 'prefix', 'suffix'].flatMap((dialect) => ATTRIBUTES.map((attributes) => ({ [dialect]: attributes }))),
  { exact: { a: 'b' }, prefix: { a: 'b' } },
  { exact: { a: 'b' }, prefix: {} },
  { exact: { a: 'b' }, cesql: '' },
  { exact: { a: 'b' }, cesql: 'a' },
  { not: {}, exact: { a: 'b' } },
  { not: {}, exact: {} },
  { not: { not: { cesql: 'a =' } } },
  { all: [], any: [{}] },
  { all: [{}], any: [{}] },
  { all: [{ any: [{ exact: { A: 'b' } }] }] },
  ...CESQL.map((cesql) => ({ cesql })),
];

function filters(...path: readonly (string | number)[]): Change[] {
  return [
    [spec(...path), null, [], ...FILTERS.map((filter) => [filter])],
    [spec(...path), [{ any: FILTERS }]],
  ];
}

const SOURCE = [
  ...destination('sink'),
  [spec('ceOverrides'), null, {}, { extensions: null }, { extensions: {} }],
  [spec('ceOverrides', 'extensions'), { aB1: 'a' }, { 'a-b': 'a' }, { '': 'a' }, { é: 'a' }],
] as const satisfies readonly Change[];
const TEMPLATE: readonly Change[] = [
  [spec('channelTemplate'), null, {}, { kind: 'A' }, { apiVersion: 'v1' }, { kind: '', apiVersion: '' }],
];
const DEPENDENCY = ['metadata', 'annotations', 'knative.dev/dependency'];
const INJECTION = ['metadata', 'annotations', 'eventing.knative.dev/injection'];
const SCOPE: Change = [
  ['metadata', 'annotations', 'eventing.knative.dev/scope'],
  '',
  'cluster',
  'namespace',
  'Cluster',
];
const BROKER_NAMES = ['', 'a', 'a_b', 'A', '-a', 'a b', 'x'.repeat(63), 'x'.repeat(64)];
const SUBSCRIBERS: Change = [
  spec('subscribers'),
  [],
  [{}],
  [{ subscriberUri: 'http://a' }],
  [{ replyUri: 'http://a' }],
  [{ subscriberUri: '' }],
];
const SCHEDULES = [
  ['', ' ', '* * * * *', '* * * * * *', '* * * *', '* * * * * * *', ' * * * * * ', '*\t* * * *', '@hourly', ' @hourly'],
  ['@every 1h', '@Hourly', '@reboot', '*/5 * * * *', '*/0 * * * *', '*/-1 * * * *', '*/ * * * *', '*/5/2 * * * *'],
  [
    '60 * * * *',
    '59 23 31 12 6',
    '0 0 0 * *',
    '0 0 * 0 *',
    '* * * * 7',
    '* * * jan-MAR sun',
    '* * * jan foo',
    '5-1 * * * *',
  ],
  [
    '1-5/2 * * * *',
    '50/20 * * * *',
    '1,2,,3 * * * *',
    ', * * * *',
    '1- * * * *',
    '-1 * * * *',
    '1-2-3 * * * *',
    '? * ? * *',
  ],
  ['*-5 * * * *', 'TZ=Europe/Paris * * * * *', 'CRON_TZ=Mars/Base * * * * *', 'TZ=UTC', 'TZ= * * * * *', '+1 * * * *'],
  ['1.5 * * * *', '0x1 * * * *', '01 * * * *', 'CRON_TZ=UTC @daily'],
].flat();
const ZONES = [
  '',
  'UTC',
  'utc',
  'Local',
  'Europe/Paris',
  'europe/paris',
  'US/Eastern',
  'EST',
  'PST',
  'IST',
  'GMT+0',
  'Mars',
];
const PING_DATA: readonly Change[] = [
  [spec('data'), '', '{}', '[]', 'null', '1', '{', '{"a":1}', ' {} ', 'text', '{"a":1}{'],
  [spec('dataBase64'), '', 'e30=', 'e30', 'W10=', 'e30=\n', '*', 'AA==', 'AAA', 'e3 0='],
  [spec('contentType'), '', 'application/json', 'text/plain', 'application/json; charset=utf-8', undefined],
];
const SELECTORS = [
  {},
  { matchLabels: { a: 'b' } },
  { matchLabels: { 'a b': 'b' } },
  { matchLabels: { a: 'b c' } },
  { matchExpressions: [{ key: 'a', operator: 'In', values: [] }] },
  { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
  { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] },
  { matchExpressions: [{ key: 'a', operator: 'exists' }] },
  { matchExpressions: [{ operator: 'Exists' }] },
];
const KIND_VERSIONS = ['', 'v1', 'apps/v1', 'a/b/c', '/', '/v1', 'Apps/v1', 'apps/', 'a.b/v1', '-a/v1'];
const SUBJECT: readonly Change[] = [
  [spec('subject'), null, {}, undefined],
  [spec('subject', 'apiVersion'), ...KIND_VERSIONS],
  [spec('subject', 'kind'), '', 'Job', 'a-b', '1a', '_a', 'a.b'],
  [spec('subject', 'namespace'), '', 'shop', 'elsewhere', 'a.b', undefined],
  [spec('subject', 'name'), '', 'web', 'a.b', 'Web', 'x'.repeat(64), undefined],
  [spec('subject', 'selector'), null, ...SELECTORS],
  ...SELECTORS.map(
    (selector): Change => [spec('subject'), { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', selector }],
  ),
];
const AWS: readonly Change[] = [
  [spec('aws'), null, {}, { s3: {} }, { s3: null }, undefined],
  [spec('aws', 'auth'), null, {}, { secret: {} }, { secret: { ref: {} } }, { secret: { ref: { name: '' } } }],
  [spec('aws', 'auth'), { serviceAccountName: '' }, { serviceAccountName: 'a' }, { secret: { ref: { name: 'a' } } }],
  ...['s3', 'sqs', 'sns', 'ddbStreams'].map((service): Change => [spec('aws', service), null, {}, { region: 'a' }]),
  ...['s3', 'sqs', 'sns'].map((service): Change => [spec('aws', service, 'arn'), '', null]),
];

/** What is tried on the kinds of Eventing. */
export const eventingChanges: { readonly [kind: string]: readonly Change[] } = {
  'sources.knative.dev/ApiServerSource': [
    ...SOURCE,
    ...filters('filters'),
    [spec('mode'), '', 'Reference', 'Resource', 'reference', null],
    [spec('resources'), null, [], [{}], [{ apiVersion: 'v1' }], [{ kind: 'Pod' }], [{ apiVersion: 'v1', kind: ' ' }]],
    [spec('resources', 0, 'apiVersion'), ...KIND_VERSIONS],
    [spec('owner'), null, {}, { kind: 'Pod' }, { apiVersion: 'a/b/c', kind: 'Pod' }, { apiVersion: 'v1', kind: ' ' }],
  ],
  'eventing.knative.dev/Broker': [
    [['metadata', 'annotations', 'eventing.knative.dev/broker.class'], '', null, undefined, 'Anything'],
    [spec('config'), null, ...REFERENCES],
    ...delivery('delivery'),
  ],
  'messaging.knative.dev/Channel': [...TEMPLATE, SUBSCRIBERS, ...delivery('delivery')],
  'sources.knative.dev/ContainerSource': [
    ...SOURCE,
    [spec('template'), null, {}, { spec: { containers: [] } }, { spec: { containers: [{}] } }],
    [spec('template', 'spec', 'containers', 0), { image: 'a' }, { name: 'a' }, { name: '', image: '' }],
  ],
  'eventing.knative.dev/EventPolicy': [
    ...filters('filters'),
    [spec('from'), null, [], [{}], [{ sub: '' }], [{ sub: '*' }], [{ sub: 'a*' }], [{ sub: 'a*b' }], [{ sub: '**' }]],
    [
      spec('from', 0),
      ...REFERENCES.slice(0, 6).map((ref) => ({ ref })),
      { ref: {}, sub: 'a' },
      { ref: null, sub: 'a' },
    ],
    [spec('to'), null, [], [{}], [{ ref: {} }], [{ selector: {} }], [{ ref: {}, selector: {} }]],
    [spec('to', 0), ...REFERENCES.slice(0, 4).map((ref) => ({ ref }))],
  ],
  'eventing.knative.dev/EventTransform': [
    ...destination('sink'),
    [spec('jsonata'), null, {}, { expression: '' }, { expression: '{' }, undefined],
    [spec('reply'), null, {}, { discard: true }, { discard: false }, { jsonata: {} }, { jsonata: {}, discard: true }],
    [spec('reply'), { jsonata: {}, discard: false }],
  ],
  'eventing.knative.dev/EventType': [
    [spec('type'), '', null],
    [spec('source'), ...URIS, ...STRANGE_URIS],
    [spec('schema'), ...URIS],
    [spec('reference'), null, ...REFERENCES],
  ],
  'messaging.knative.dev/InMemoryChannel': [SCOPE, SUBSCRIBERS, ...delivery('delivery')],
  'sinks.knative.dev/IntegrationSink': [...AWS, [spec('log'), null, {}, undefined]],
  'sources.knative.dev/IntegrationSource': [...AWS, ...SOURCE, [spec('timer'), null, {}, undefined]],
  'sinks.knative.dev/JobSink': [
    [spec('job'), null, {}, undefined],
    [spec('job', 'spec', 'template', 'spec', 'restartPolicy'), null, '', 'Always', 'OnFailure', undefined],
  ],
  'flows.knative.dev/Parallel': [
    ...TEMPLATE,
    ...destination('reply'),
    [spec('branches'), null, [], [{}], [{ subscriber: { uri: 'http://a' } }]],
    ...['filter', 'subscriber', 'reply'].flatMap((part) => destination('branches', 0, part)),
    ...delivery('branches', 0, 'delivery'),
  ],
  'sources.knative.dev/PingSource': [
    ...SOURCE,
    [spec('schedule'), null, ...SCHEDULES],
    [spec('timezone'), null, ...ZONES],
    ...PING_DATA,
  ],
  'eventing.knative.dev/RequestReply': [
    ...delivery('delivery'),
    [spec('brokerRef'), null, ...REFERENCES, { apiVersion: 'v1', kind: 'BROKER', name: 'a' }],
    [spec('brokerRef', 'name'), ...BROKER_NAMES],
    [spec('timeout'), null, ...PERIODS, ...MORE_PERIODS],
    ...['correlationAttribute', 'replyAttribute'].map(
      (key): Change => [spec(key), '', null, 'id', 'type', 'source', 'course', 'specversion', 'ID'],
    ),
  ],
  'flows.knative.dev/Sequence': [
    ...TEMPLATE,
    ...destination('reply'),
    [spec('steps'), null, [], [{}]],
    ...destination('steps', 0),
    ...delivery('steps', 1, 'delivery'),
  ],
  'sources.knative.dev/SinkBinding': [...SOURCE, ...SUBJECT],
  'messaging.knative.dev/Subscription': [
    [spec('channel'), null, ...REFERENCES, undefined],
    ...destination('subscriber'),
    ...destination('reply'),
    ...delivery('delivery'),
  ],
  'eventing.knative.dev/Trigger': [
    ...filters('filters'),
    [spec('filter'), null, {}, ...ATTRIBUTES.map((attributes) => ({ attributes }))],
    [spec('broker'), null, undefined, ...BROKER_NAMES],
    [spec('brokerRef'), null, undefined, ...REFERENCES],
    [spec('brokerRef', 'name'), ...BROKER_NAMES],
    ...destination('subscriber'),
    ...delivery('delivery'),
    [DEPENDENCY, '', '{', '{}', 'null', '[]', '1', '{"kind":"A"}', '{"kind":1}'],
    [
      DEPENDENCY,
      '{"kind":"A","name":"a","apiVersion":"v1"}',
      '{"kind":"A","name":"a","apiVersion":"v1","namespace":"b"}',
    ],
    [DEPENDENCY, '{"kind":"A","name":"a","apiVersion":"v1","namespace":"shop"}'],
    [INJECTION, '', 'enabled', 'disabled', 'true'],
  ],
};
