import { App } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';
import { manifests } from './changes';

const install = (config: platform.TriggersConfig) => () =>
  new platform.TektonTriggers(new App(), 'triggers', { config });

it('Settings out of range are refused, all at once', () => {
  const config: platform.TriggersConfig = {
    defaults: { serviceAccount: 'Listeners', runAsUser: -2, runAsGroup: 1.5 },
    features: { labelsExclusionPattern: 'a(?=b)' },
    leaderElection: { webhook: { buckets: 0 } },
  };
  expect(install(config)).toThrow(/defaults.serviceAccount is "Listeners"; allowed: a name/);
  expect(install(config)).toThrow(/defaults.runAsUser is "-2"; allowed: -1 to 2147483647/);
  expect(install(config)).toThrow(/defaults.runAsGroup is "1.5"; allowed: a whole number/);
  expect(install(config)).toThrow(/labelsExclusionPattern is "a\(\?=b\)"; allowed: a regular expression of Go/);
  expect(install(config)).toThrow(/leaderElection.webhook.buckets is "0"; allowed: 1 to 10/);
});

it('Root is refused where pods must not run as root', () => {
  expect(install({ defaults: { runAsUser: 0 } })).toThrow(/runAsUser is 0; allowed: a user that isn't root/);
  expect(install({ defaults: { runAsUser: 0, runAsNonRoot: false } })).not.toThrow();
});

it('A namespace that Pipelines does not create is created', () => {
  const namespaces = (triggers: platform.TektonTriggersProps, pipelines?: platform.TektonPipelinesProps) => {
    const objects = manifests((scope) => new platform.ServerlessPlatform(scope, 'platform', { triggers, pipelines }));
    const found = Object.values(objects).filter(({ kind }) => kind === 'Namespace');
    return found.map(({ metadata }) => metadata.name).filter((name) => !/knative|kourier/.test(name));
  };
  expect(namespaces({})).toEqual(['tekton-pipelines', 'tekton-pipelines-resolvers']);
  expect(namespaces({}, { namespace: 'ci' })).toEqual(['ci', 'ci-resolvers']);
  expect(namespaces({ namespace: 'ci-triggers', namespaceLabels: { team: 'a' } })).toEqual([
    'tekton-pipelines',
    'tekton-pipelines-resolvers',
    'ci-triggers',
  ]);
  const alone = (namespace?: string) =>
    Object.keys(manifests((scope) => new platform.TektonTriggers(scope, 'triggers', { namespace })));
  expect(alone()).not.toContain('Namespace/tekton-pipelines');
  expect(alone('ci-triggers')).toContain('Namespace/ci-triggers');
  expect(() => namespaces({ namespaceLabels: { team: 'a' } })).toThrow(
    'namespaceLabels is {"team":"a"}; allowed: nothing, since another component creates the namespace',
  );
  expect(() => namespaces({ namespaceAnnotations: { owner: 'a' } })).toThrow(
    'namespaceAnnotations is {"owner":"a"}; allowed: nothing, since another component creates the namespace; give them to that one [platform/namespace]',
  );
});
