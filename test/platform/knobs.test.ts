import { readFileSync } from 'node:fs';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { platform } from '../../lib';
import { changes, manifests } from './changes';
import { COMPONENT_KNOBS, OVERRIDES_GIVEN, OVERRIDES_KNOBS, SETTINGS_KNOBS } from './knobs/component';
import { EVENTING_GIVEN, EVENTING_KNOBS } from './knobs/eventing';
import {
  CONTOUR_GIVEN,
  CONTOUR_KNOBS,
  GATEWAY_API_KNOBS,
  ISTIO_KNOBS,
  KOURIER_GIVEN,
  KOURIER_KNOBS,
} from './knobs/ingress';
import { KAFKA_GIVEN, KAFKA_KNOBS } from './knobs/kafka';
import { at, type Given, type Knobs, merge } from './knobs/knob';
import { BUDGET_KNOBS, SERVICE_KNOBS, WEBHOOK_KNOBS } from './knobs/overrides';
import { PIPELINES_GIVEN, PIPELINES_KNOBS } from './knobs/pipelines';
import { PLATFORM_KNOBS } from './knobs/platform';
import { REDIS_KNOBS } from './knobs/redis';
import { SERVING_GIVEN, SERVING_KNOBS } from './knobs/serving';
import { SOURCES_GIVEN, sourcesKnobs } from './knobs/sources';
import { TRIGGERS_GIVEN, TRIGGERS_KNOBS } from './knobs/triggers';
import { WORKLOAD_GIVEN, WORKLOAD_KNOBS } from './knobs/workload';

interface Component {
  /** Name of the struct of its props. */
  readonly props: string;
  readonly install: (scope: Construct, props: object) => void;
  readonly knobs: Knobs;
  readonly given?: Given;
}

/** What a layer is installed for, and what the cluster has. */
const SERVING = {
  serving: platform.KnativeServing.existing(),
  cluster: {
    kubernetesVersion: '1.35',
    istio: true,
    contour: true,
    gatewayClasses: ['istio', 'envoy'],
    metricsServer: true,
  },
};

/** What sources need. */
const cluster = { kubernetesVersion: '1.35', serving: true, eventing: true, keda: true, rabbitmqOperators: true };

const COMPONENTS: readonly Component[] = [
  {
    props: 'ComponentProps',
    install: (scope, props) => new platform.CephSources(scope, 'ceph', { cluster, ...props }),
    knobs: COMPONENT_KNOBS,
  },
  {
    props: 'PlatformSettings',
    install: (scope, props) => new platform.CephSources(scope, 'ceph', { cluster, ...props }),
    knobs: SETTINGS_KNOBS,
  },
  {
    props: 'ComponentOverrides',
    install: (scope, props) => new platform.CephSources(scope, 'ceph', { cluster, ...props }),
    knobs: OVERRIDES_KNOBS,
    given: OVERRIDES_GIVEN,
  },
  {
    props: 'WorkloadOverride',
    install: (scope, webhook) => new platform.KnativeServing(scope, 'serving', { workloads: { webhook } }),
    knobs: WORKLOAD_KNOBS,
    given: WORKLOAD_GIVEN,
  },
  {
    props: 'ServiceOverride',
    install: (scope, webhook) => new platform.KnativeServing(scope, 'serving', { services: { webhook } }),
    knobs: SERVICE_KNOBS,
  },
  {
    props: 'PodDisruptionBudgetOverride',
    install: (scope, budget) =>
      new platform.KnativeServing(scope, 'serving', { podDisruptionBudgets: { 'webhook-pdb': budget } }),
    knobs: BUDGET_KNOBS,
  },
  {
    props: 'WebhookOverride',
    install: (scope, webhook) =>
      new platform.KnativeServing(scope, 'serving', {
        webhooks: { 'validation.webhook.serving.knative.dev': webhook },
      }),
    knobs: WEBHOOK_KNOBS,
  },
  {
    props: 'ServerlessPlatformProps',
    install: (scope, props) => new platform.ServerlessPlatform(scope, 'platform', props),
    knobs: PLATFORM_KNOBS,
  },
  {
    props: 'KnativeServingProps',
    install: (scope, props) => new platform.KnativeServing(scope, 'serving', props),
    knobs: SERVING_KNOBS,
    given: SERVING_GIVEN,
  },
  {
    props: 'KnativeEventingProps',
    install: (scope, props) => new platform.KnativeEventing(scope, 'eventing', props),
    knobs: EVENTING_KNOBS,
    given: EVENTING_GIVEN,
  },
  {
    props: 'TektonPipelinesProps',
    install: (scope, props) => new platform.TektonPipelines(scope, 'pipelines', props),
    knobs: PIPELINES_KNOBS,
    given: PIPELINES_GIVEN,
  },
  {
    props: 'TektonTriggersProps',
    install: (scope, props) => new platform.TektonTriggers(scope, 'triggers', props),
    knobs: TRIGGERS_KNOBS,
    given: TRIGGERS_GIVEN,
  },
  {
    props: 'KafkaSourcesProps',
    install: (scope, props) => new platform.KafkaSources(scope, 'kafka', { cluster, ...props }),
    knobs: KAFKA_KNOBS,
    given: KAFKA_GIVEN,
  },
  {
    props: 'SourcesProps',
    install: (scope, props) => new platform.CephSources(scope, 'ceph', { cluster, ...props }),
    knobs: sourcesKnobs('config-leader-election'),
    given: SOURCES_GIVEN,
  },
  {
    props: 'SourcesProps',
    install: (scope, props) => new platform.GitHubSources(scope, 'github', { cluster, ...props }),
    knobs: sourcesKnobs('config-leader-election-github'),
    given: SOURCES_GIVEN,
  },
  {
    props: 'SourcesProps',
    install: (scope, props) => new platform.GitLabSources(scope, 'gitlab', { cluster, config: {}, ...props }),
    knobs: sourcesKnobs('config-leader-election'),
    given: SOURCES_GIVEN,
  },
  {
    props: 'SourcesProps',
    install: (scope, props) => new platform.RabbitmqSources(scope, 'rabbitmq', { cluster, ...props }),
    knobs: sourcesKnobs('config-leader-election'),
    given: SOURCES_GIVEN,
  },
  {
    props: 'RedisSourcesProps',
    install: (scope, props) => new platform.RedisSources(scope, 'redis', { cluster, ...props }),
    knobs: REDIS_KNOBS,
    given: SOURCES_GIVEN,
  },
  {
    props: 'KourierOptions',
    install: (scope, props) => new platform.Kourier(scope, 'kourier', { ...SERVING, ...props }),
    knobs: KOURIER_KNOBS,
    given: KOURIER_GIVEN,
  },
  {
    props: 'IstioOptions',
    install: (scope, props) => new platform.Istio(scope, 'istio', { ...SERVING, ...props }),
    knobs: ISTIO_KNOBS,
  },
  {
    props: 'ContourOptions',
    install: (scope, props) => new platform.Contour(scope, 'contour', { ...SERVING, ...props }),
    knobs: CONTOUR_KNOBS,
    given: CONTOUR_GIVEN,
  },
  {
    props: 'GatewayApiOptions',
    install: (scope, props) => new platform.GatewayApi(scope, 'gateway-api', { ...SERVING, ...props }),
    knobs: GATEWAY_API_KNOBS,
  },
];

interface Type {
  readonly fqn?: string;
  readonly collection?: { readonly elementtype: Type };
}

interface Struct {
  readonly interfaces?: readonly string[];
  readonly properties?: readonly { readonly name: string; readonly type: Type }[];
  readonly datatype?: boolean;
}

// `npm run build` writes it.
const { types } = JSON.parse(readFileSync('.jsii', 'utf8')) as { readonly types: { readonly [fqn: string]: Struct } };
const fqnOf = (name: string) => `cdk8s-knative.platform.${name}`;

/** What all components have is shown once, and what the cluster has is no knob. */
const ELSEWHERE = ['ComponentProps', 'ComponentOverrides', 'PlatformSettings', 'ExistingCluster'].map(fqnOf);

/** What releases differ in is shown by the comparison with upstream's. */
const RELEASE = 'version';

/** The struct of the platform that a prop is or holds, unless it has rows of its own. */
function structOf({ fqn, collection }: Type): string | undefined {
  if (collection !== undefined) return structOf(collection.elementtype);
  const isOurs = fqn?.startsWith(fqnOf('')) && types[fqn].datatype;
  return isOurs && ![...ELSEWHERE, ...COMPONENTS.map(({ props }) => fqnOf(props))].includes(fqn) ? fqn : undefined;
}

/** The props of a struct, and of those that it is made of, that values of it have; all props if no values are given. */
function reached(fqn: string, values?: readonly any[], found = new Set<string>()): Set<string> {
  const { properties = [], interfaces = [] } = types[fqn];
  for (const { name, type } of properties) {
    const set = values?.map((value) => value[name]).filter((value) => value !== undefined);
    const prop = `${fqn.slice(fqnOf('').length)}.${name}`;
    if (name === RELEASE || set?.length === 0 || (set === undefined && found.has(prop))) continue;
    found.add(prop);
    const struct = structOf(type);
    if (struct !== undefined) reached(struct, type.collection ? set?.flatMap(Object.values) : set, found);
  }
  for (const each of interfaces) if (!ELSEWHERE.includes(each)) reached(each, values, found);
  return found;
}

describe.each(COMPONENTS)('$props', ({ props, install, knobs, given = {} }) => {
  const render = (of: object) => manifests((scope) => install(scope, of));
  const untouched = render({});

  it('has a row for each prop', () => {
    const rows = Object.entries(knobs).map(([path, [value]]) => at(path, value));
    const moved = reached(fqnOf(props), rows);
    expect([...reached(fqnOf(props))].filter((prop) => !moved.has(prop))).toEqual([]);
  });

  it.each(Object.entries(knobs))('%s moves these fields, and nothing else', (path, [value, ...moved]) => {
    const others = given[path];
    const before = others === undefined ? untouched : render(others);
    expect(changes(before, render(merge(others ?? {}, at(path, value))))).toEqual(moved.sort());
  });
});

/** What no component takes as a knob: what it is made of and what it tells. Options of classes are shown with the classes. */
const OTHERS = [
  ...['ComponentIdentity', 'IngressLayerProps', 'PlatformImage', 'RuntimeOwnedFields'],
  ...['CertManagerOptions', 'ExistingCluster', 'ExistingServingOptions', 'FluxOptions', 'ImagesOptions'],
];

it('Each struct of the platform has its rows, or is known to have none', () => {
  const shown = new Set(
    COMPONENTS.flatMap(({ props }) => [...reached(fqnOf(props))].map((prop) => prop.split('.')[0])),
  );
  const structs = Object.keys(types).filter((fqn) => types[fqn].datatype && types[fqn].properties !== undefined);
  const ours = structs.filter((fqn) => fqn.startsWith(fqnOf(''))).map((fqn) => fqn.slice(fqnOf('').length));
  expect(ours.filter((name) => !shown.has(name)).sort()).toEqual(OTHERS.sort());
});
