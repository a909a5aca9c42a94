import { App } from 'cdk8s';
import { expect, it } from 'vitest';
import { type kubernetes, platform } from '../../lib';

const serving = platform.KnativeServing.existing();
const cluster = {
  kubernetesVersion: '1.35',
  contour: true,
  istio: true,
  gatewayClasses: ['istio'],
  metricsServer: true,
};

it('Settings of Kourier that its controller refuses, or that have no effect, are refused', () => {
  const faults: [platform.KourierConfig, RegExp][] = [
    [{ listenIpAddresses: ['0.0.0.0', 'gateway'] }, /listenIpAddresses is .*; allowed: one IP address or more/],
    [{ tracingSamplingRate: 0.5 }, /tracingSamplingRate is 0.5; allowed: nothing without `tracingEndpoint`/],
    [
      { tracingEndpoint: 'http://collector/v1' },
      /tracingEndpoint is "http:\/\/collector\/v1"; allowed: a URL with a port/,
    ],
    [
      { tracingEndpoint: 'http://collector:4318', tracingProtocol: platform.TracingProtocol.STDOUT },
      /tracingProtocol is "stdout"; allowed: grpc or http\/protobuf/,
    ],
    [
      {
        externalAuthorizationHost: 'auth:70000',
        externalAuthorizationProtocol: platform.ExternalAuthorizationProtocol.GRPC,
      },
      /externalAuthorizationHost is "auth:70000"; allowed: a host and a port/,
    ],
    [{ externalAuthorizationHost: 'auth:80' }, /externalAuthorizationProtocol is missing; allowed: a protocol/],
  ];
  for (const [config, message] of faults) {
    expect(() => new platform.Kourier(new App(), 'kourier', { serving, cluster, config })).toThrow(message);
  }
});

it('A namespace of Kourier’s gateway that there can’t be is refused', () => {
  const install = () => new platform.Kourier(new App(), 'kourier', { serving, gatewayNamespace: 'Bad_NS' });
  expect(install).toThrow('gatewayNamespace is "Bad_NS"; allowed: at most 63 lower-case letters, digits and `-`');
});

it('Settings of Contour that its controller refuses are refused', () => {
  const instance = { contourClass: 'contour', service: 'contour/envoy' };
  const cors = { allowOrigin: ['*'], allowMethods: ['GET'] };
  const faults: [platform.ContourConfig, RegExp][] = [
    [{ external: instance }, /config.clusterLocal is missing; allowed: both or neither/],
    [
      { external: instance, clusterLocal: { ...instance, service: 'envoy' } },
      /config.clusterLocal.service is "envoy"; allowed: a namespace and a name/,
    ],
    [{ idleTimeout: 'never' }, /idleTimeout is "never"; allowed: a duration, such as `1m30s`, or `infinity`/],
    [{ corsPolicy: { ...cors, allowOrigin: [] } }, /corsPolicy is .*; allowed: one origin and one method or more/],
    [{ corsPolicy: { ...cors, allowHeaders: ['a b'] } }, /corsPolicy is .*HTTP knows them, which `a b` isn't/],
  ];
  for (const [config, message] of faults) {
    expect(() => new platform.Contour(new App(), 'contour', { serving, cluster, config })).toThrow(message);
  }
});

it('Settings of Istio that its controller refuses are refused', () => {
  const gateway = { name: 'public', namespace: 'mesh', service: 'gateway.mesh.svc.cluster.local' };
  const operator = 'Bogus' as kubernetes.LabelOperator;
  const selected = { ...gateway, labelSelector: { matchExpressions: [{ key: 'visibility', operator }] } };
  const faults: [platform.IstioGateway[], RegExp][] = [
    [[{ ...gateway, name: '' }], /externalGateways is .*; allowed: gateways with a name and a namespace;/],
    [[{ ...gateway, namespace: '' }], /allowed: gateways with a name and a namespace;/],
    [[{ ...gateway, service: 'http://x:80' }], /allowed: for `public` a host name as `service`;/],
    [[{ ...gateway, service: 'Foo_bar' }], /allowed: for `public` a host name as `service`;/],
    [[gateway, selected], /for `public` at .matchExpressions\[0\].operator In, NotIn, Exists or DoesNotExist;/],
  ];
  const install = (externalGateways: platform.IstioGateway[]) => () =>
    new platform.Istio(new App(), 'istio', { serving, cluster, config: { externalGateways } });
  for (const [gateways, message] of faults) expect(install(gateways)).toThrow(message);
  expect(install([{ ...gateway, service: 'gateway.example.com.' }])).not.toThrow();
});

it('Gateways of an Istio in another namespace are looked for there, under the domain of the cluster', () => {
  const own = [{ name: 'local', namespace: 'own', service: 'local.own.svc.k8s.example.com' }];
  const data = (config?: platform.IstioConfig) => {
    const istio = new platform.Istio(new App(), 'istio', {
      serving: platform.KnativeServing.existing({ namespace: 'services' }),
      cluster: { ...cluster, clusterDomain: 'k8s.example.com' },
      istioNamespace: 'mesh',
      config,
    });
    return istio.object('ConfigMap', 'config-istio').toJson().data;
  };
  const external =
    '- name: knative-ingress-gateway\n  namespace: services\n  service: istio-ingressgateway.mesh.svc.k8s.example.com\n';
  expect(data()).toEqual({
    'external-gateways': external,
    'local-gateways':
      '- name: knative-local-gateway\n  namespace: services\n  service: knative-local-gateway.mesh.svc.k8s.example.com\n',
  });
  expect(data({ localGateways: own })).toEqual({
    'external-gateways': external,
    'local-gateways': '- name: local\n  namespace: own\n  service: local.own.svc.k8s.example.com\n',
  });
});

it('Settings of the Gateway API that its controller refuses are refused', () => {
  const gateway = { gatewayClass: 'istio', gateway: 'istio-system/knative-gateway' };
  const install = (externalGateway: platform.GatewayApiGateway) => () =>
    new platform.GatewayApi(new App(), 'gateway-api', { serving, cluster, config: { externalGateway } });
  for (const wrong of ['', 'foo', 'a/b/c', 'istio-system/Gateway', 'istio-system/a.b', '/foo']) {
    const allowed = (prop: string) =>
      `allowed: as \`${prop}\` a namespace and a name, such as \`istio-system/knative-gateway\`;`;
    expect(install({ ...gateway, gateway: wrong })).toThrow(allowed('gateway'));
    expect(install({ ...gateway, service: wrong })).toThrow(allowed('service'));
  }
  expect(install({ ...gateway, service: 'istio-system/istio-ingressgateway' })).not.toThrow();
});
