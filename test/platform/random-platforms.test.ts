import { ApiObject, App } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';
import { imagesIn } from '../../lib/platform/images-in';
import { problemsOf, type Staged } from './completeness';
import { numbersFrom, randomPlatform } from './random-platform';

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
  for (const seed of SEEDS) {
    const declared = randomPlatform(numbersFrom(seed));
    const objects = render(declared);
    expect(problemsOf(objects), `platform ${seed}`).toEqual([]);
    const listed = new Set(declared.images.map(({ reference }) => reference));
    expect(imagesIn(objects.map(({ object }) => object)), `platform ${seed}`).toEqual([...listed].sort());
  }
}, 120_000);

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
