import { ApiObject, App } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';
import { imagesIn } from '../../lib/platform/images-in';
import { randomNumbers } from '../admission/mutations/random';
import { problemsOf, type Staged } from './completeness';
import { randomPlatform } from './random-platform';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

function render({ charts }: platform.ServerlessPlatform): Staged[] {
  return charts.flatMap((chart) => {
    const stage = chart.node.id;
    // The schemas of CRDs are always the same, and all that takes time.
    const [crds, others] = [true, false].map((isCrd) =>
      chart.node.findAll().filter((child): child is ApiObject => {
        return ApiObject.isApiObject(child) && (child.kind === 'CustomResourceDefinition') === isCrd;
      }),
    );
    return [
      ...crds.map(({ kind, name }) => ({ stage, object: { kind, metadata: { name } } })),
      ...others.map((apiObject) => ({ stage, object: apiObject.toJson() })),
    ];
  });
}

it('Random platforms are complete, free of duplicates, staged right, and list the images that they hold', () => {
  const releases = new Set<string>();
  for (const seed of SEEDS) {
    const declared = randomPlatform(randomNumbers(seed));
    const objects = render(declared);
    expect(problemsOf(objects), `platform ${seed}`).toEqual([]);
    const listed = new Set(declared.images.map(({ reference }) => reference));
    expect(imagesIn(objects.map(({ object }) => object)), `platform ${seed}`).toEqual([...listed].sort());
    for (const { object } of objects.filter(({ object: { kind } }) => kind === 'Deployment')) {
      const { 'app.kubernetes.io/part-of': partOf, 'app.kubernetes.io/version': version } = object.metadata.labels;
      releases.add(`${partOf} ${version}`);
    }
  }
  // A generator that left some out would go unnoticed.
  expect([...releases].sort()).toEqual([
    'eventing-ceph 1.23.0',
    'eventing-github 1.23.0',
    'eventing-gitlab 1.23.0',
    'eventing-kafka 1.23.0',
    'eventing-rabbitmq 1.23.0',
    'knative-eventing 1.22.1',
    'knative-eventing 1.23.0',
    'knative-serving 1.22.1',
    'knative-serving 1.23.0',
    'tekton-pipelines 1.12.0',
    'tekton-triggers 0.36.0',
  ]);
}, 300_000);

it('Completeness is found wanting where something is missing', () => {
  const objects = render(new platform.ServerlessPlatform(new App(), 'platform'));
  const without = (kind: string, name: string) =>
    problemsOf(objects.filter(({ object }) => !(object.kind === kind && object.metadata.name === name)));
  expect(without('ServiceAccount', 'activator')).toContain(
    "Deployment/knative-serving/activator needs ServiceAccount/knative-serving/activator, which isn't there",
  );
  expect(without('Deployment', 'webhook')).toContain('Service/knative-serving/webhook selects no pod');
  expect(without('ConfigMap', 'kourier-bootstrap')).toEqual([
    "Deployment/kourier-system/3scale-kourier-gateway needs ConfigMap/kourier-system/kourier-bootstrap, which isn't there",
  ]);
  expect(problemsOf([...objects, ...objects.slice(0, 1)])).toHaveLength(1);
  expect(without('CustomResourceDefinition', 'images.caching.internal.knative.dev')).toEqual([
    'Image/knative-serving/queue-proxy is of a kind that nothing defines',
  ]);
  const isImage = ({ object }: Staged) => object.kind === 'Image';
  const early = (stage: string) => problemsOf(objects.map((each) => (isImage(each) ? { ...each, stage } : each)));
  expect(early('10-core')).toEqual(['Image/knative-serving/queue-proxy is applied before webhooks serve']);
  expect(early('00-crds')).toEqual([
    'Image/knative-serving/queue-proxy is applied before its kind is established',
    'Image/knative-serving/queue-proxy is applied before webhooks serve',
  ]);
});
