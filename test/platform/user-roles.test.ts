import { App } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';
import { changes, manifests } from './changes';

const { KafkaSources, KnativeServing, ServerlessPlatform } = platform;

const READ = ['get', 'list', 'watch'];
const CHANGE = [...READ, 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** What a role may do with a resource. */
function verbs({ rules }: any, resource: string): string[] {
  const verbsOf = rules.filter(({ resources }: any) => resources.includes(resource)).flatMap((rule: any) => rule.verbs);
  return [...new Set<string>(verbsOf)];
}

it('A component brings roles for the people who work with its kinds, and nothing else', () => {
  const serving = (props: platform.KnativeServingProps) =>
    manifests((scope) => new KnativeServing(scope, 'serving', props));
  expect(changes(serving({}), serving({ userRoles: true }))).toEqual([
    'ClusterRole/knative-serving-developer added',
    'ClusterRole/knative-serving-operator added',
    'ClusterRole/knative-serving-viewer added',
  ]);
});

it('Viewers read, developers change what belongs to a namespace, operators change everything', () => {
  const objects = manifests((scope) => new KnativeServing(scope, 'serving', { userRoles: true }));
  const may = (person: string, resource: string) => verbs(objects[`ClusterRole/knative-serving-${person}`], resource);
  const people = ['viewer', 'developer', 'operator'];
  expect(people.map((person) => may(person, 'services'))).toEqual([READ, CHANGE, CHANGE]);
  // Cluster-wide, and made by controllers.
  for (const resource of ['clusterdomainclaims', 'serverlessservices']) {
    expect(people.map((person) => may(person, resource))).toEqual([READ, READ, CHANGE]);
  }
});

it.each([
  ['operator', 'admin'],
  ['developer', 'edit'],
  ['viewer', 'view'],
])('The %s of each component of a platform is taken in by %s, and knows all of its kinds', (person, takenInBy) => {
  const app = new App();
  const whole = new ServerlessPlatform(app, 'platform');
  new KafkaSources(whole, 'kafka');
  const objects: any[] = app.charts.flatMap((chart) => chart.toJson());
  const roles = objects.filter(({ kind, metadata }) => kind === 'ClusterRole' && metadata.name.endsWith(`-${person}`));
  expect(roles.map(({ metadata }) => metadata.name)).toEqual(
    ['knative-serving', 'knative-eventing', 'tekton-pipelines', 'tekton-triggers', 'eventing-kafka'].map(
      (component) => `${component}-${person}`,
    ),
  );
  for (const { metadata } of roles) {
    expect(metadata.labels).toMatchObject({ [`rbac.authorization.k8s.io/aggregate-to-${takenInBy}`]: 'true' });
  }
  const kinds = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  const known = roles
    .flatMap(({ rules }) => rules)
    .flatMap(({ apiGroups, resources }: any) => resources.map((resource: string) => `${resource}.${apiGroups[0]}`));
  expect([...new Set(known)].sort()).toEqual(kinds.map(({ metadata }) => metadata.name).sort());
});
