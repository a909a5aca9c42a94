import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { expect, it } from 'vitest';
import { platform } from '../../lib';
import { changes, manifests } from './changes';

const { DEBUG, WARN } = platform.LogLevel;
const cluster = {
  kubernetesVersion: '1.35',
  serving: true,
  eventing: true,
  rabbitmqOperators: true,
  metricsServer: true,
};
const levels = (controller: platform.LogLevel) => ({ config: { logging: { levels: { controller } } } });

it('Sources of one namespace share their settings, and must not differ in them', () => {
  const whole = new platform.ServerlessPlatform(new App(), 'platform');
  new platform.GitHubSources(whole, 'github', levels(DEBUG));
  new platform.RedisSources(whole, 'redis', levels(DEBUG));
  new platform.GitLabSources(whole, 'gitlab');
  expect(whole.object('ConfigMap', 'config-logging', 'knative-sources').toJson().data).toMatchObject({
    'loglevel.controller': 'debug',
  });
  expect(() => new platform.GitLabSources(whole, 'other', levels(WARN))).toThrow(
    /config\.logging is .*; allowed: what the first sources of namespace knative-sources have, .* \[platform\/config\]/,
  );
});

it("GitHub's webhook elects its leader as its controller does, once there are settings", () => {
  const install = (config: platform.SourcesConfig) =>
    manifests((scope) => new platform.GitHubSources(scope, 'github', { cluster, config }));
  expect(changes(install({}), install({ leaderElection: { buckets: 3 } }))).toMatchInlineSnapshot(`
    [
      "ConfigMap/config-leader-election-github .data.buckets: nothing → 3",
      "Deployment/github-webhook .spec.template.spec.containers[0].env: [{"name":"SYSTEM_NAMESPACE","valueFrom":{"fieldRef":{"fieldPath":"metadata.namespace"}}},{"name":"CONFIG_LOGGING_NAME","value":"config-logging"},{"name":"METRICS_DOMAIN","value":"knative.dev/eventing"},{"name":"WEBHOOK_NAME","value":"github-webhook"}] → [{"name":"SYSTEM_NAMESPACE","valueFrom":{"fieldRef":{"fieldPath":"metadata.namespace"}}},{"name":"CONFIG_LOGGING_NAME","value":"config-logging"},{"name":"METRICS_DOMAIN","value":"knative.dev/eventing"},{"name":"WEBHOOK_NAME","value":"github-webhook"},{"name":"CONFIG_LEADERELECTION_NAME","value":"config-leader-election-github"}]",
    ]
  `);
});

it('Eventing alone has the webhook of SinkBindings, of which RabbitMQ ships a copy', () => {
  const timeouts = (declare: (scope: Construct) => void) =>
    Object.entries(manifests(declare))
      .filter(([id]) => id.includes('sinkbindings.webhook.sources.knative.dev'))
      .map(([, { webhooks }]) => webhooks[0].timeoutSeconds);
  expect(timeouts((scope) => new platform.RabbitmqSources(scope, 'rabbitmq', { cluster }))).toEqual([]);
  const inPlatform = (scope: Construct) =>
    new platform.RabbitmqSources(new platform.ServerlessPlatform(scope, 'platform', { cluster }), 'rabbitmq');
  expect(timeouts(inPlatform)).toEqual([10]);
  const besideEventing = (scope: Construct) => {
    new platform.KnativeEventing(scope, 'eventing', { cluster, namespace: 'events' });
    new platform.RabbitmqSources(scope, 'rabbitmq', { cluster });
  };
  expect(timeouts(besideEventing)).toEqual([10]);
  const app = new App();
  besideEventing(app);
  expect(() => app.synthYaml()).not.toThrow();
});

it('Labels of a namespace are refused of the sources that do not create it', () => {
  const whole = new platform.ServerlessPlatform(new App(), 'platform');
  const namespaceLabels = { team: 'a' };
  new platform.GitHubSources(whole, 'github', { namespaceLabels });
  expect(() => new platform.RedisSources(whole, 'redis', { namespaceLabels })).toThrow(
    'namespaceLabels is {"team":"a"}; allowed: nothing, since another component creates the namespace; give them to that one [platform/namespace]',
  );
  expect(() => new platform.RedisSources(whole, 'other', { namespaceLabels, namespace: 'redis' })).not.toThrow();
  expect(() => new platform.KafkaSources(whole, 'kafka', { namespaceLabels })).toThrow('namespaceLabels is');
});
