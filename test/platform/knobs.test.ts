import { readFileSync } from 'node:fs';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { platform } from '../../lib';
import { changes, manifests } from './changes';
import { COMPONENT_KNOBS, SETTINGS_KNOBS } from './knobs/component';
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
import { PIPELINES_GIVEN, PIPELINES_KNOBS } from './knobs/pipelines';
import { PLATFORM_KNOBS } from './knobs/platform';
import { REDIS_KNOBS } from './knobs/redis';
import { SERVING_GIVEN, SERVING_KNOBS } from './knobs/serving';
import { SOURCES_GIVEN, SOURCES_KNOBS } from './knobs/sources';
import { TRIGGERS_GIVEN, TRIGGERS_KNOBS } from './knobs/triggers';

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

const COMPONENTS: readonly Component[] = [
  {
    props: 'ComponentProps',
    install: (scope, props) => new platform.CephSources(scope, 'ceph', props),
    knobs: COMPONENT_KNOBS,
  },
  {
    props: 'PlatformSettings',
    install: (scope, props) => new platform.CephSources(scope, 'ceph', props),
    knobs: SETTINGS_KNOBS,
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
    install: (scope, props) => new platform.KafkaSources(scope, 'kafka', props),
    knobs: KAFKA_KNOBS,
    given: KAFKA_GIVEN,
  },
  {
    props: 'SourcesProps',
    install: (scope, props) => new platform.CephSources(scope, 'ceph', props),
    knobs: SOURCES_KNOBS,
    given: SOURCES_GIVEN,
  },
  {
    props: 'RedisSourcesProps',
    install: (scope, props) => new platform.RedisSources(scope, 'redis', props),
    knobs: REDIS_KNOBS,
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

interface Struct {
  readonly interfaces?: readonly string[];
  readonly properties?: readonly { readonly name: string; readonly type: { readonly fqn?: string } }[];
  readonly datatype?: boolean;
}

// `npm run build` writes it.
const { types } = JSON.parse(readFileSync('.jsii', 'utf8')) as { readonly types: { readonly [fqn: string]: Struct } };
const fqnOf = (name: string) => `cdk8s-knative.platform.${name}`;

/** What all components have is shown once; what releases differ in, by the comparison with upstream's. */
const COMMON = ['ComponentProps', 'PlatformSettings'].map(fqnOf);
const ELSEWHERE = ['version', 'workloads'];

/** The props of a struct that no knob moves. A prop that is a struct itself may be moved as a whole or prop by prop. */
function missing(fqn: string, knobs: Knobs, path = ''): string[] {
  const { properties = [], interfaces = [] } = types[fqn];
  const own = properties.flatMap(({ name, type }) => {
    const prop = `${path}${name}`;
    if (prop in knobs || ELSEWHERE.includes(prop)) return [];
    const parts = Object.keys(knobs).some((each) => each.startsWith(`${prop}.`));
    return parts && type.fqn !== undefined && types[type.fqn].datatype ? missing(type.fqn, knobs, `${prop}.`) : [prop];
  });
  return [...interfaces.filter((each) => !COMMON.includes(each)).flatMap((each) => missing(each, knobs, path)), ...own];
}

describe.each(COMPONENTS)('$props', ({ props, install, knobs, given = {} }) => {
  const render = (of: object) => manifests((scope) => install(scope, of));
  const untouched = render({});

  it('has a row for each prop', () => {
    expect(missing(fqnOf(props), knobs)).toEqual([]);
  });

  it.each(Object.entries(knobs))('%s moves these fields, and nothing else', (path, [value, ...moved]) => {
    const others = given[path];
    const before = others === undefined ? untouched : render(others);
    expect(changes(before, render(merge(others ?? {}, at(path, value))))).toEqual(moved.sort());
  });
});
