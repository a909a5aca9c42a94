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
    [{ clusterCertSecret: 'Local' }, /clusterCertSecret is "Local"; allowed: a name: lower-case letters/],
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

it.each<[string, () => object]>([
  ['gatewayNamespace', () => new platform.Kourier(new App(), 'kourier', { serving, gatewayNamespace: 'Bad_NS' })],
  [
    'certificateNamespace',
    () => new platform.Kourier(new App(), 'kourier', { serving, certificateNamespace: 'Bad_NS' }),
  ],
  ['istioNamespace', () => new platform.Istio(new App(), 'istio', { serving, cluster, istioNamespace: 'Bad_NS' })],
])('A namespace that there can’t be is refused as %s', (prop, install) => {
  expect(install).toThrow(
    `${prop} is "Bad_NS"; allowed: at most 63 lower-case letters, digits and \`-\`, beginning and ending with a letter or digit; correct the name [platform/namespace]`,
  );
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
    ...['envoy', 'contour/envoy/0', 'Contour/envoy', 'contour/En voy', '/envoy'].map((name): [object, RegExp] => [
      { defaultTlsSecret: name },
      /config.defaultTlsSecret is ".*"; allowed: a namespace and a name, such as `certs\/wildcard`/,
    ]),
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
    [[{ ...gateway, name: 'Public' }], /allowed: gateways with a name and a namespace;/],
    [[{ ...gateway, namespace: 'me.sh' }], /allowed: gateways with a name and a namespace;/],
    [[{ ...gateway, service: 'http://x:80' }], /allowed: for `public` a host name as `service`;/],
    [[{ ...gateway, service: 'Foo_bar' }], /allowed: for `public` a host name as `service`;/],
    [[gateway, selected], /for `public` at .matchExpressions\[0\].operator In, NotIn, Exists or DoesNotExist;/],
  ];
  const install = (externalGateways: platform.IstioGateway[]) => () =>
    new platform.Istio(new App(), 'istio', { serving, cluster, config: { externalGateways } });
  for (const [gateways, message] of faults) expect(install(gateways)).toThrow(message);
  expect(install([{ ...gateway, service: 'gateway.example.com.' }])).not.toThrow();
});

it('Servers of Istio’s gateways that its webhook refuses, or that have no effect, are refused', () => {
  const { IstioProtocol, IstioTlsMode, IstioTlsVersion } = platform;
  const server = { port: { number: 8081, protocol: IstioProtocol.HTTP, name: 'http' }, hosts: ['*'] };
  const secured = (tls: platform.IstioServerTls, protocol = IstioProtocol.HTTPS) => ({
    ...server,
    port: { ...server.port, protocol },
    tls,
  });
  const { SIMPLE, MUTUAL, ISTIO_MUTUAL } = IstioTlsMode;
  const faults: [platform.IstioServer[], string[]][] = [
    [[], ['servers is []; allowed: one server or more', 'servers is []; allowed: 8081 among the ports']],
    [[{ ...server, port: { ...server.port, number: 80 } }], ['servers is [80]; allowed: 8081 among the ports']],
    [[{ ...server, port: { ...server.port, name: '' } }], ['servers[0].port.name is ""; allowed: not empty']],
    [
      [server, { ...server, port: { ...server.port, number: 65536 } }],
      [
        'servers[1].port.number is 65536; allowed: a whole number from 1 to 65535',
        'servers[1].port.name is "http"; allowed: a name that no server before it has',
      ],
    ],
    [
      [
        { ...server, name: 'a' },
        { ...server, name: 'a', port: { ...server.port, name: 'other' } },
      ],
      ['servers[1].name is "a"; allowed: a name that no server before it has'],
    ],
    [
      [server, { ...server, bind: 'unix:///run/gateway', port: { ...server.port, name: 'socket' } }],
      ['servers[1].port.number is 8081; allowed: 0, for a socket'],
    ],
    ...['gateway', 'unix://gateway', 'unix:///run/gateway/'].map((bind): [platform.IstioServer[], string[]] => [
      [{ ...server, bind }],
      [`servers[0].bind is "${bind}"; allowed: an IP address, or \`unix://\` and the path of a file`],
    ]),
    [
      [{ ...server, port: { ...server.port, protocol: 'UDP' as platform.IstioProtocol } }],
      ['servers[0].port.protocol is "UDP"; allowed: HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, MONGO, TCP, TLS'],
    ],
    ...[[], ['localhost'], ['*', 'a*.example.com'], ['A_B/*'], ['/*']].map(
      (hosts): [platform.IstioServer[], string[]] => [
        [{ ...server, hosts }],
        [
          `servers[0].hosts is ${JSON.stringify(hosts)}; allowed: one host or more, each \`*\` or a domain such as \`apps.example.com\` or \`*.example.com\`, after a namespace and \`/\` or not; correct them`,
        ],
      ],
    ),
    [
      [{ ...server, port: { ...server.port, protocol: IstioProtocol.TLS } }],
      ['servers[0].tls is missing; allowed: settings, for TLS'],
    ],
    [
      [secured({ httpsRedirect: true, mode: SIMPLE }, IstioProtocol.HTTP)],
      ['servers[0].tls is {"httpsRedirect":true,"mode":"SIMPLE"}; allowed: only `httpsRedirect`, for HTTP'],
    ],
    [
      [secured({ httpsRedirect: true }, IstioProtocol.TCP)],
      ['servers[0].tls is {"httpsRedirect":true}; allowed: nothing, for TCP'],
    ],
    [[secured({ httpsRedirect: true })], ['tls.httpsRedirect is true; allowed: nothing, unless']],
    [[secured({ mode: 'NONE' as platform.IstioTlsMode })], ['tls.mode is "NONE"; allowed: PASSTHROUGH, SIMPLE']],
    [
      [secured({ mode: SIMPLE, serverCertificate: '/tls.crt' })],
      ['tls.privateKey is missing; allowed: a file, for SIMPLE without `credentialName`'],
    ],
    [
      [secured({ mode: MUTUAL, credentialName: '', privateKey: '/tls.key' })],
      [
        'tls.serverCertificate is missing; allowed: a file, for MUTUAL without `credentialName`',
        'tls.caCertificates is missing; allowed: a file, for MUTUAL',
      ],
    ],
    [
      [secured({ mode: SIMPLE, credentialName: 'a', serverCertificate: '/tls.crt', privateKey: '/tls.key' })],
      ['tls.credentialName is "a"; allowed: nothing beside `serverCertificate`'],
    ],
    [
      [secured({ mode: MUTUAL, serverCertificate: '/tls.crt', privateKey: '/tls.key' })],
      ['tls.caCertificates is missing; allowed: a file, for MUTUAL'],
    ],
    [
      [secured({ mode: ISTIO_MUTUAL, credentialName: 'a' })],
      ['tls.credentialName is "a"; allowed: nothing, for ISTIO_MUTUAL'],
    ],
    [
      [secured({ mode: SIMPLE, credentialName: 'a', subjectAltNames: ['b'] })],
      ['tls.subjectAltNames is ["b"]; allowed: nothing, unless clients show certificates'],
    ],
    [
      [secured({ minProtocolVersion: IstioTlsVersion.TLS_1_1, maxProtocolVersion: 'SSL' as platform.IstioTlsVersion })],
      [
        'tls.maxProtocolVersion is "SSL"; allowed: TLSV1_0, TLSV1_1, TLSV1_2, TLSV1_3',
        'tls.minProtocolVersion is "TLSV1_1"; allowed: TLSV1_2 or newer without `cipherSuites`',
      ],
    ],
    [
      [secured({ maxProtocolVersion: IstioTlsVersion.TLS_1_1 })],
      ['tls.maxProtocolVersion is "TLSV1_1"; allowed: TLSV1_2 or newer'],
    ],
    [
      [secured({ cipherSuites: ['ALL', '-AES128-SHA', 'AES128-SHA', 'AES128-SHA', 'RC4'] })],
      ['tls.cipherSuites is ["AES128-SHA","RC4"]; allowed: each once of ECDHE-ECDSA-AES128-GCM-SHA256'],
    ],
  ];
  for (const [servers, messages] of faults) {
    const install = () => new platform.Istio(new App(), 'istio', { serving, cluster, localGateway: { servers } });
    for (const message of messages) expect(install).toThrow(message);
  }
  const hosts = ['*', 'apps.example.com', '*.Example.com', './*.example.com', '*/example.com.', 'apps/*'];
  for (const servers of [[{ ...server, hosts }], undefined]) {
    expect(() => new platform.Istio(new App(), 'istio', { serving, cluster, localGateway: { servers } })).not.toThrow();
  }
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
