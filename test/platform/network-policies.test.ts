import { App } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';
import { manifests } from './changes';

const { Ingress, ServerlessPlatform } = platform;

const CLUSTER = {
  kubernetesVersion: '1.35',
  istio: true,
  gatewayClasses: ['istio'],
  rabbitmqOperators: true,
  metricsServer: true,
};

/** The objects of a platform with all that has a webhook. */
function objectsWith(ingress: platform.Ingress): any[] {
  const app = new App();
  const whole = new ServerlessPlatform(app, 'platform', {
    networkPolicies: true,
    cluster: CLUSTER,
    serving: { ingress },
  });
  new platform.KafkaSources(whole, 'kafka');
  new platform.GitHubSources(whole, 'github');
  new platform.GitLabSources(whole, 'gitlab');
  new platform.RabbitmqSources(whole, 'rabbitmq');
  new platform.RedisSources(whole, 'redis');
  new platform.CephSources(whole, 'ceph');
  return app.charts.flatMap((chart) => chart.toJson());
}

const isSelected = (selector: object, labels: { readonly [key: string]: string }) =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

it.each([
  ['Istio', Ingress.istio(), 47],
  ['the Gateway API', Ingress.gatewayApi(), 46],
])('The API server reaches every webhook and conversion of a platform behind %s', (_, ingress, calls) => {
  const objects = objectsWith(ingress);
  const of = (kind: string, namespace: string) =>
    objects.filter((object) => object.kind === kind && object.metadata.namespace === namespace);
  const services = objects.flatMap(({ webhooks = [], spec }) =>
    [...webhooks, spec?.conversion?.webhook, spec].flatMap((caller) => caller?.clientConfig?.service ?? []),
  );
  const unreachable = services.filter(({ namespace, name, port = 443 }) => {
    const service = of('Service', namespace).find(({ metadata }) => metadata.name === name);
    const [{ targetPort }] = service.spec.ports.filter((each: any) => each.port === port);
    const pods = [...of('Deployment', namespace), ...of('StatefulSet', namespace)]
      .map(({ spec }) => spec.template)
      .filter(({ metadata }) => isSelected(service.spec.selector, metadata.labels));
    const isReached = ({ metadata, spec }: any) => {
      const named = spec.containers[0].ports?.find((each: any) => each.name === targetPort);
      return of('NetworkPolicy', namespace)
        .filter((policy) => isSelected(policy.spec.podSelector.matchLabels, metadata.labels))
        .flatMap((policy) => policy.spec.ingress.flatMap((rule: any) => (rule.from ? [] : rule.ports)))
        .some((each) => each.protocol === 'TCP' && each.port === (named?.containerPort ?? targetPort));
    };
    return pods.length === 0 || !pods.every(isReached);
  });
  expect(unreachable).toEqual([]);
  expect(services).toHaveLength(calls);
});

it('Each workload is reached at what it serves, and at nothing else', () => {
  const objects = manifests((scope) => new ServerlessPlatform(scope, 'platform', { networkPolicies: true }));
  const ports = (id: string) =>
    objects[id].spec.ingress.flatMap((rule: any) => rule.ports.map(({ port }: any) => port));
  expect(ports('NetworkPolicy/activator')).toEqual([9090, 8008, 8012, 8013, 8112]);
  expect(ports('NetworkPolicy/3scale-kourier-gateway')).toContain(8444);
  const workloads = Object.keys(objects).filter((id) => /^(Deployment|StatefulSet)\//.test(id));
  expect(Object.keys(objects).filter((id) => id.startsWith('NetworkPolicy/'))).toHaveLength(workloads.length);
});

it('Pods to which a Service is led by its override are reached at its ports', () => {
  const services = { 'activator-service': { selector: { app: 'autoscaler' } } };
  const ports = (props: platform.KnativeServingProps) => {
    const objects = manifests((scope) => new platform.KnativeServing(scope, 'serving', props));
    return objects['NetworkPolicy/autoscaler'].spec.ingress[0].ports.map(({ port }: any) => port);
  };
  expect(ports({ networkPolicies: true })).toEqual([9090, 8008, 8080]);
  expect(ports({ networkPolicies: true, services })).toEqual([9090, 8008, 8080, 8012, 8013, 8112]);
});
