import { App } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';

const { DEBUG, WARN } = platform.LogLevel;
const levels = (controller: platform.LogLevel) => ({ config: { logging: { levels: { controller } } } });

it('Sources of one namespace share their settings, and must not differ in them', () => {
  const cluster = new platform.ServerlessPlatform(new App(), 'platform');
  new platform.GitHubSources(cluster, 'github', levels(DEBUG));
  new platform.RedisSources(cluster, 'redis', levels(DEBUG));
  new platform.GitLabSources(cluster, 'gitlab');
  expect(cluster.object('ConfigMap', 'config-logging', 'knative-sources').toJson().data).toMatchObject({
    'loglevel.controller': 'debug',
  });
  expect(() => new platform.GitLabSources(cluster, 'other', levels(WARN))).toThrow(
    /config\.logging is .*; allowed: what the first sources of namespace knative-sources have, .* \[platform\/config\]/,
  );
});
