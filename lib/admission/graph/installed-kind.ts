import { groupOf } from '../api-group';
import { platformOf } from '../platform-facts';
import type { GraphRule, RenderedObject } from './rule';

/** Groups whose kinds come with Eventing, or with what is installed beside it. */
const GROUPS = /^(bindings|eventing|flows|messaging|sinks|sources)\.knative\.dev$/;

/** What defines kinds that don't come with Eventing itself. */
const COMPONENTS: { readonly [kind: string]: string } = {
  CephSource: 'CephSources',
  GitHubBinding: 'GitHubSources',
  GitHubSource: 'GitHubSources',
  GitLabBinding: 'GitLabSources',
  GitLabSource: 'GitLabSources',
  KafkaSource: 'KafkaSources',
  RabbitmqSource: 'RabbitmqSources',
  RedisStreamSource: 'RedisSources',
};

/** An object of a kind that the app, which installs Eventing, doesn't install, or on which nothing of it acts. */
export const installedKind: GraphRule = {
  check({ objects }, report) {
    const defined = definedKinds(objects);
    for (const { apiObject, manifest } of objects) {
      const { apiVersion, kind } = manifest;
      const group = groupOf(apiVersion);
      if (!GROUPS.test(group)) continue;
      const platform = platformOf(apiObject, 'eventing');
      if (platform === undefined) continue;
      const refuse = (allowed: string, change: string) => {
        report(apiObject, { rule: 'graph/installed-kind', field: 'kind', value: kind, allowed, change });
      };
      const prop = platform.off[kind];
      if (prop !== undefined) {
        refuse('a kind on which the platform acts', `set \`${prop}\` of '${platform.path}'`);
      } else if (defined.size > 0 && !defined.has(`${kind}.${group}`)) {
        const component = COMPONENTS[kind] ?? 'what defines it';
        refuse('a kind that is defined', `install ${component} in the app, beside '${platform.path}'`);
      }
    }
  },
};

/** The kinds of these groups that the app defines. */
function definedKinds(objects: readonly RenderedObject[]): ReadonlySet<string> {
  return new Set(
    objects
      .filter(({ manifest }) => manifest.kind === 'CustomResourceDefinition' && GROUPS.test(manifest.spec?.group))
      .map(({ manifest: { spec } }) => `${spec.names?.kind}.${spec.group}`),
  );
}
