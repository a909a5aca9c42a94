import { Duration, Size } from 'cdk8s';
import { expect, it } from 'vitest';
import { Faults } from '../../lib/admission/faults';
import type { Manifest, Setting } from '../../lib/admission/rule';
import { Cpu } from '../../lib/kubernetes/resources';
import { type KeyTable, type Refuse, renderKeys } from '../../lib/platform/config/keys';
import { checkLeaderElection, LEADER_ELECTION_KEYS } from '../../lib/platform/config/leader-election-config';
import {
  checkObservability,
  MetricsProtocol,
  OBSERVABILITY_KEYS,
  TracingProtocol,
} from '../../lib/platform/config/observability-config';
import { EVENTING_LOGGING_KEYS } from '../../lib/platform/eventing/config/eventing-logging-config';
import { EVENTING_OBSERVABILITY_KEYS } from '../../lib/platform/eventing/config/eventing-observability-config';
import { PING_SOURCE_KEYS } from '../../lib/platform/eventing/config/ping-source-config';
import { SUGAR_KEYS } from '../../lib/platform/eventing/config/sugar-config';
import { checkKourier, ExternalAuthorizationProtocol, KOURIER_KEYS } from '../../lib/platform/ingress/kourier-config';
import { AUTOSCALER_KEYS, checkAutoscaler } from '../../lib/platform/serving/config/autoscaler-config';
import { HttpProtocol, MeshCompatibilityMode, NETWORK_KEYS } from '../../lib/platform/serving/config/network-config';
import {
  checkRevisionDefaults,
  REVISION_DEFAULTS_KEYS,
} from '../../lib/platform/serving/config/revision-defaults-config';
import {
  REVISION_DEPLOYMENT_KEYS,
  RevisionAffinity,
} from '../../lib/platform/serving/config/revision-deployment-config';
import { checkRevisionGc, REVISION_GC_KEYS, Retention } from '../../lib/platform/serving/config/revision-gc-config';
import {
  checkServingObservability,
  SERVING_OBSERVABILITY_KEYS,
} from '../../lib/platform/serving/config/serving-observability-config';
import {
  ApiFields,
  Coschedule,
  InlineSpec,
  NoMatchPolicy,
  PIPELINES_FEATURES_KEYS,
  ResultsFrom,
} from '../../lib/platform/tekton/pipelines/config/pipelines-features-config';
import { RESOLVER_FEATURES_KEYS } from '../../lib/platform/tekton/pipelines/config/resolvers/resolver-features-config';
import { RUN_DEFAULTS_KEYS } from '../../lib/platform/tekton/pipelines/config/run-defaults-config';
import { RUN_EVENTS_KEYS } from '../../lib/platform/tekton/pipelines/config/run-events-config';
import { RUN_TRACING_KEYS } from '../../lib/platform/tekton/pipelines/config/run-tracing-config';
import { SPIRE_KEYS } from '../../lib/platform/tekton/pipelines/config/spire-config';
import { WAIT_BACKOFF_KEYS } from '../../lib/platform/tekton/pipelines/config/wait-backoff-config';
import { EVENT_LISTENER_DEFAULTS_KEYS } from '../../lib/platform/tekton/triggers/config/event-listener-defaults-config';
import { TRIGGERS_FEATURES_KEYS } from '../../lib/platform/tekton/triggers/config/triggers-features-config';
import { randomPlatform } from '../platform/random-platform';
import { randomNumbers } from './mutations/random';
import { upstream } from './oracle';

/** Whose code reads a config map: that of its component, or that of Eventing, which sources share. */
function readerOf({ name, labels }: Manifest['metadata']): Setting['component'] {
  const partOf = labels?.['app.kubernetes.io/part-of'] ?? '';
  if (name?.endsWith('-triggers')) return 'tekton-triggers';
  return (partOf.startsWith('eventing-') ? 'eventing' : partOf.replace('knative-', '')) as Setting['component'];
}

/** The leader election of a source has a name of its own, by an environment variable. */
const LEADER_ELECTION = /^config-leader-election-(github|redis)$|^config-kafka-leader-election$/;

/** Config maps of which upstream publishes no constructor. */
const UNREAD: readonly string[] = [
  // The layers Contour and Istio, and the kinds for Kafka and Redis, of which no module is published.
  ...[
    'config-contour',
    'config-istio',
    'config-kafka-autoscaler',
    'config-kafka-features',
    'config-kafka-source-data-plane',
  ],
  ...['config-kafka-source-defaults', 'config-namespaced-broker-resources', 'config-redis', 'kafka-broker-config'],
  ...['kafka-channel-config', 'kafka-config-logging'],
  // What is read key by key where it is used.
  ...['bundleresolver-config', 'cluster-resolver-config', 'git-resolver-config', 'http-resolver-config'],
  ...['hubresolver-config', 'resolver-cache-config', 'config-kreference-mapping'],
  // Images, certificates and texts as a whole.
  ...['config-registry-cert', 'config-tracing', 'eventing-integrations-images', 'eventing-transformations-images'],
  ...['eventing-trust-bundle', 'kourier-bootstrap', 'pipelines-info', 'serving-trust-bundle', 'triggers-info'],
];

it('The config maps of random platforms are read by the components that they are for', async () => {
  const refused: string[] = [];
  const unread = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    const { charts } = randomPlatform(randomNumbers(seed));
    const core = charts.find(({ node }) => node.id === '10-core')?.toJson() ?? [];
    for (const { kind, metadata, data = {} } of core) {
      if (kind !== 'ConfigMap') continue;
      const name = metadata.name.replace(LEADER_ELECTION, 'config-leader-election');
      const { errors } = await upstream.config(
        readerOf(metadata),
        name,
        data,
        metadata.labels['app.kubernetes.io/version'],
      );
      if (/^no config map .* is read$/.test(errors[0])) unread.add(metadata.name);
      else if (errors.length > 0) refused.push(`platform ${seed} ${metadata.name}: ${errors}`);
    }
  }
  expect(refused).toEqual([]);
  expect([...unread].sort()).toEqual([...UNREAD].sort());
}, 300_000);

interface Case {
  readonly component: Setting['component'];
  readonly configMap: string;
  readonly table: KeyTable<any>;
  readonly check?: (config: any, refuse: Refuse<any>) => void;
  /** Values to try of each prop, in and out of range. */
  readonly values: { readonly [prop: string]: readonly unknown[] };
  readonly always?: { readonly [key: string]: string };
}

const COUNTS = [-2, -1, 0, 1, 5, 1.5];
const SECONDS = [-1, 0, 0.5, 5, 6, 6.5, 60, 3600, 3601].map((amount) => Duration.millis(1000 * Math.abs(amount)));
const BOOLEANS = [true, false];
const ENDPOINTS = ['http://collector:4318', ''];

/** Over no field: what Go takes as a template, whatever it is about, and what it doesn't. */
const TEMPLATES = [
  ...['a{{/* a comment with }} */}}', '{{- /* trimmed */ -}} a', '{{"}}" | len}}a', '{{`a`}}', '{{1}}a', "a{{'x'}}"],
  ...['{{if true}}a{{else}}b{{end}}', '{{if false}}a{{else if true}}b{{else}}c{{end}}d', 'a{{define "t"}}b{{end}}'],
  ...['{{define "t"}}a{{end}}{{template "t"}}', '{{$x := "a"}}{{$x}}', '{{(print "a" "b")}}', '{{"a" | print}}'],
  ...['{{block "t" 1}}a{{end}}', '{{ print "a" | printf "%s" }}', '{{eq 1 1}}', '{{range 1}}{{break}}{{end}}a'],
  ...['a{{', 'a{{.Nam', 'a{{.Name}', 'a{{"}}', 'a{{}}', 'a{{ }}', 'a{{- }}', 'a{{/* b }}', 'a{{/* b */ }}', 'a{{!}}'],
  ...['a{{end}}', 'a{{else}}', 'a{{if true}}', 'a{{if}}b{{end}}', 'a{{if true}}{{else}}{{else}}{{end}}', 'a{{break}}'],
  ...['a{{none 1}}', 'a{{upper "a"}}', 'a{{(1}}', 'a{{1)}}', 'a{{()}}', 'a{{| len}}', 'a{{1 |}}', 'a{{1 || print}}'],
];

const CASES: readonly Case[] = [
  {
    component: 'serving',
    configMap: 'config-autoscaler',
    table: AUTOSCALER_KEYS,
    check: checkAutoscaler,
    values: {
      ...numbers(
        'initialScale minScale maxScale maxScaleLimit maxScaleUpRate maxScaleDownRate targetBurstCapacity',
        COUNTS,
      ),
      ...numbers('concurrencyTarget requestsPerSecondTarget activatorCapacity', [0, 0.005, 0.5, 1, 100]),
      ...numbers(
        'concurrencyTargetPercent panicWindowPercent panicThresholdPercent',
        [-1, 0, 0.5, 1, 70, 100, 101, 2000],
      ),
      ...numbers('stableWindow scaleToZeroGracePeriod scaleToZeroPodRetention scaleDownDelay', SECONDS),
      ...numbers('enableScaleToZero allowZeroInitialScale', BOOLEANS),
    },
  },
  {
    component: 'serving',
    configMap: 'config-defaults',
    table: REVISION_DEFAULTS_KEYS,
    check: checkRevisionDefaults,
    values: {
      ...numbers(
        'timeout maxTimeout responseStartTimeout idleTimeout',
        [0, 100, 300, 301, 600, 601].map(Duration.seconds),
      ),
      ...numbers('concurrencyLimit concurrencyMaxLimit', [-1, 0, 1, 1000, 1001, 1.5]),
      ...numbers('allowNoConcurrencyLimit enableServiceLinks', BOOLEANS),
      cpuRequest: [Cpu.millis(100)],
      memoryLimit: [Size.mebibytes(64)],
      ...numbers('containerNameTemplate initContainerNameTemplate', [
        ...TEMPLATES,
        ...['app', '', '{{.Name}}-app', '{{.ObjectMeta.Name}}', '{{.GetName}}', '{{.Labels.team}}', '{{.Name.First}}'],
        ...['{{.Generation}}', '{{.CreationTimestamp.Year}}', '{{.UID}}', '{{range .Finalizers}}{{.}}{{end}}'],
      ]),
    },
  },
  {
    component: 'serving',
    configMap: 'config-deployment',
    table: REVISION_DEPLOYMENT_KEYS,
    always: { 'queue-sidecar-image': 'example.com/queue' },
    values: {
      ...numbers('progressDeadline digestResolutionTimeout', SECONDS),
      affinity: [...Object.values(RevisionAffinity), 'other'],
      runtimeClasses: [
        ...[{ gvisor: { selector: { safe: 'yes' } } }, { kata: {} }, {}, { 'a.b': { selector: { 'a.b/c': '' } } }],
        ...[{ Bad_Class: {} }, { kata: {}, '-': {} }, { kata: { selector: { 'a b': 'c' } } }],
        { kata: { selector: { team: 'not a value' } } },
      ],
      registriesSkippingTagResolving: [['ko.local', 'dev.local']],
      queueProxyCpuRequest: [Cpu.millis(10)],
    },
  },
  {
    component: 'serving',
    configMap: 'config-gc',
    table: REVISION_GC_KEYS,
    check: checkRevisionGc,
    values: {
      ...numbers('minNonActive maxNonActive', [-2, -1, 0, 20, 21, 1001, 1.5]),
      ...numbers('sinceCreation sinceLastActive', [Retention.forever(), Retention.of(Duration.hours(1))]),
    },
  },
  {
    component: 'serving',
    configMap: 'config-network',
    table: NETWORK_KEYS,
    values: {
      rolloutDuration: [0, 1, 60].map(Duration.seconds),
      ...numbers('externalDomainTls clusterLocalDomainTls systemInternalTls autocreateClusterDomainClaims', BOOLEANS),
      httpProtocol: [...Object.values(HttpProtocol), 'other'],
      meshCompatibilityMode: Object.values(MeshCompatibilityMode),
      namespaceWildcardCertSelector: [{ matchLabels: { team: 'a' } }],
      domainTemplate: [
        ...TEMPLATES,
        ...['{{.Name}}-{{.Namespace}}.{{.Domain}}', ' {{.Name}} ', '{{.Name}}/', '{{.Name}}:80', '{{.Name}}#x', 'a}}'],
        ...[
          '',
          '/',
          ':80',
          '\\',
          '{{/* none */}}',
          '{{.Name}}/x',
          '{{.Name}}?x',
          '{{.Name}}:x',
          '{{.Name}} {{.Domain}}',
        ],
        ...[
          '{{.Labels.team}}.{{.Domain}}',
          '{{if .Labels.team}}{{.Labels.team}}.{{end}}{{.Domain}}',
          '{{.Name.First}}',
        ],
        ...[
          '{{index .Labels "team"}}{{.Name}}.{{.Domain}}',
          '{{.Name}} {{- /* joined */ -}} .x',
          '{{.Tag}}',
          '{{$.Nam}}',
        ],
        ...['{{if .Nam}}a{{end}}.x', '{{with .Name}}{{.}}{{end}}.x', '{{range .Labels}}{{end}}x', '{{$.Name}}'],
        ...['{{if .Labels.a}}{{.Nam}}{{end}}x', '{{if and .Labels.a .Name}}{{end}}x', '{{printf "%s" .Nam}}'],
      ],
      tagTemplate: [...TEMPLATES, '{{.Tag}}-{{.Name}}', '{{.Namespace}}', '', '{{.Name}}/x', '{{slice .Tag 0 1}}'],
    },
  },
  {
    component: 'serving',
    configMap: 'config-observability',
    table: SERVING_OBSERVABILITY_KEYS,
    check: checkServingObservability,
    values: {
      ...numbers('metricsProtocol requestMetricsProtocol', ['none', 'prometheus', 'grpc', 'http/protobuf', 'other']),
      tracingProtocol: ['none', 'stdout', 'grpc', 'http/protobuf', 'other'],
      ...numbers('metricsEndpoint requestMetricsEndpoint tracingEndpoint', ENDPOINTS),
      tracingSamplingRate: [-0.1, 0, 0.5, 1, 1.1],
      ...numbers('requestLog runtimeProfiling', BOOLEANS),
      requestLogTemplate: [...TEMPLATES, '', '{{.Request.Method}}', '{{js .Request.RequestURI}}', '{{.None}}'],
    },
  },
  {
    component: 'serving',
    configMap: 'config-kourier',
    table: KOURIER_KEYS,
    check: checkKourier,
    values: {
      tracingEndpoint: [
        ...['http://collector:4317', '//collector:4317/v1?a', 'http://user:1@collector:1', 'http://[::1]:4317', ''],
        ...['http://collector', 'http://collector/v1/traces', 'collector:4317', 'collector', 'http://collector:'],
        ...['http://collector:port', 'http://user:1@collector', 'http://[::1]', 'http://a b:80'],
      ],
      listenIpAddresses: [['0.0.0.0'], ['0.0.0.0', '::'], [], ['gateway']],
      externalAuthorizationHost: ['auth:2222', 'auth', 'auth:70000'],
      externalAuthorizationProtocol: Object.values(ExternalAuthorizationProtocol),
    },
  },
  {
    component: 'serving',
    configMap: 'config-leader-election',
    table: LEADER_ELECTION_KEYS,
    check: checkLeaderElection,
    values: { buckets: [-1, 0, 1, 10, 11, 1.5] },
  },
  {
    component: 'eventing',
    configMap: 'config-observability',
    table: EVENTING_OBSERVABILITY_KEYS,
    check: checkObservability,
    values: {
      metricsProtocol: ['none', 'prometheus', 'grpc', 'http/protobuf', 'other'],
      tracingProtocol: ['none', 'stdout', 'grpc', 'http/protobuf', 'other'],
      ...numbers('metricsEndpoint tracingEndpoint', ENDPOINTS),
      tracingSamplingRate: [-0.1, 0, 0.5, 1, 1.1],
      ...numbers('sinkErrorEvents runtimeProfiling', BOOLEANS),
      ...numbers('metricsExportInterval runtimeExportInterval', SECONDS),
    },
  },
  {
    component: 'eventing',
    configMap: 'config-leader-election',
    table: LEADER_ELECTION_KEYS,
    check: checkLeaderElection,
    values: { buckets: [-1, 0, 1, 10, 11, 1.5], leaseNames: [{ 'controller.broker': 'brokers' }] },
  },
  {
    component: 'eventing',
    configMap: 'config-logging',
    table: EVENTING_LOGGING_KEYS,
    values: { levels: [{ controller: 'debug' }, { webhook: 'loud' }, {}], zapLoggerConfig: ['{"level":"warn"}'] },
  },
  {
    component: 'eventing',
    configMap: 'config-ping-defaults',
    table: PING_SOURCE_KEYS,
    values: { maxDataBytes: [0, 1, 1.5, 4096] },
  },
  {
    component: 'eventing',
    configMap: 'config-sugar',
    table: SUGAR_KEYS,
    values: numbers('namespaceSelector triggerSelector', [{}, { matchLabels: { team: 'a' } }]),
  },
  {
    component: 'tekton-pipelines',
    configMap: 'feature-flags',
    table: PIPELINES_FEATURES_KEYS,
    values: {
      ...numbers('setSecurityContext keepPodOnCancel enforceNonfalsifiability waitExponentialBackoff', BOOLEANS),
      apiFields: [...Object.values(ApiFields), 'other'],
      coschedule: [...Object.values(Coschedule), 'other'],
      verificationNoMatchPolicy: [...Object.values(NoMatchPolicy), 'other'],
      resultsFrom: [...Object.values(ResultsFrom), 'other'],
      disableInlineSpec: [Object.values(InlineSpec), []],
      maxResultBytes: [1, 4096, 1.5, 1_572_863, 1_572_864],
    },
  },
  {
    component: 'tekton-pipelines',
    configMap: 'config-defaults',
    table: RUN_DEFAULTS_KEYS,
    values: {
      timeout: [0, 60, 90, 3600].map(Duration.seconds),
      ...numbers('maxMatrixCombinations stepRefConcurrencyLimit', [1, 2.5, 100]),
      ...numbers('imagePullBackOffTimeout maxResolutionTimeout sidecarLogPollingInterval', SECONDS.slice(2)),
      podTemplate: [{ nodeSelector: { pool: 'builds' }, hostUsers: false }],
      affinityAssistantPodTemplate: [{ priorityClassName: 'high' }],
      containerResources: [{ default: { cpuRequest: Cpu.millis(10), memoryLimit: Size.mebibytes(64) } }],
      forbiddenEnv: [['TOKEN'], []],
    },
  },
  {
    component: 'tekton-pipelines',
    configMap: 'config-events',
    table: RUN_EVENTS_KEYS,
    values: { formats: [[], ['tektonv1'], ['tektonv1', 'tektonv1']], sink: ['http://broker.example.com'] },
  },
  {
    component: 'tekton-pipelines',
    configMap: 'config-spire',
    table: SPIRE_KEYS,
    values: {
      ...numbers('trustDomain socketPath serverAddress', ['', 'example.com']),
      nodeAliasPrefix: ['', 'nodes/', '/nodes/'],
    },
  },
  {
    component: 'tekton-pipelines',
    configMap: 'config-tracing',
    table: RUN_TRACING_KEYS,
    values: { enabled: BOOLEANS, endpoint: ['http://collector:4318'] },
  },
  {
    component: 'tekton-pipelines',
    configMap: 'config-wait-exponential-backoff',
    table: WAIT_BACKOFF_KEYS,
    values: {
      duration: [Duration.seconds(1), Duration.millis(1)],
      ...numbers('factor jitter', [1, 1.5]),
      steps: [1, 1.5, 10],
    },
  },
  {
    component: 'tekton-pipelines',
    configMap: 'resolvers-feature-flags',
    table: RESOLVER_FEATURES_KEYS,
    values: numbers('bundles cluster git http hub', BOOLEANS),
  },
  {
    component: 'tekton-pipelines',
    configMap: 'config-leader-election-controller',
    table: LEADER_ELECTION_KEYS,
    check: checkLeaderElection,
    values: { buckets: [-1, 0, 1, 10, 11, 1.5] },
  },
  {
    component: 'tekton-triggers',
    configMap: 'feature-flags-triggers',
    table: TRIGGERS_FEATURES_KEYS,
    values: {
      alphaApiFields: BOOLEANS,
      labelsExclusionPattern: ['', '^internal/', '(?i)team', '(', '[a', 'a(?=b)', '(a)\\1'],
    },
  },
  {
    component: 'tekton-triggers',
    configMap: 'config-defaults-triggers',
    table: EVENT_LISTENER_DEFAULTS_KEYS,
    values: { ...numbers('runAsUser runAsGroup fsGroup', [-1, 0, 1.5, 65532]), runAsNonRoot: BOOLEANS },
  },
  {
    component: 'tekton-triggers',
    configMap: 'config-observability-triggers',
    table: OBSERVABILITY_KEYS,
    check: checkObservability,
    values: {
      metricsProtocol: [...Object.values(MetricsProtocol), 'other'],
      tracingProtocol: [...Object.values(TracingProtocol), 'other'],
      ...numbers('metricsEndpoint tracingEndpoint', ENDPOINTS),
      tracingSamplingRate: [-0.1, 0, 1, 1.1],
    },
  },
  {
    component: 'tekton-triggers',
    configMap: 'config-leader-election-triggers-webhook',
    table: LEADER_ELECTION_KEYS,
    check: checkLeaderElection,
    values: { buckets: [-1, 0, 1, 10, 11, 1.5] },
  },
];

function numbers(props: string, values: readonly unknown[]): { [prop: string]: readonly unknown[] } {
  return Object.fromEntries(props.split(' ').map((prop) => [prop, values]));
}

it.each(CASES)(
  '$configMap of $component is refused exactly where the component refuses it',
  async ({ component: reader, configMap, table, check, values, always }) => {
    const random = randomNumbers(1);
    const disagreements: string[] = [];
    const configs = Object.entries(values).flatMap(([prop, each]) => each.map((value) => ({ [prop]: value })));
    for (let count = 0; count < 300; count++) {
      const chosen = Object.entries(values).filter(() => random() < 0.3);
      configs.push(
        Object.fromEntries(chosen.map(([prop, each]) => [prop, each[Math.floor(random() * each.length)]])) as any,
      );
    }
    for (const config of configs) {
      const component = { _faults: new Faults(), _isAtLeast: () => true };
      const data = { ...always, ...renderKeys(component as any, 'config', table, config, check) };
      const { accepted, errors } = await upstream.config(reader, configMap, data);
      const faults = component._faults.findings.map(({ field, allowed }) => `${field}: ${allowed}`);
      if (accepted !== (faults.length === 0)) disagreements.push(`${JSON.stringify(data)}: ${errors} | ${faults}`);
    }
    expect(disagreements).toEqual([]);
  },
);
