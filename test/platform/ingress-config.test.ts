import { App } from 'cdk8s';
import { expect, it } from 'vitest';
import { platform } from '../../lib';

const serving = platform.KnativeServing.existing();
const cluster = { kubernetesVersion: '1.35', contour: true, metricsServer: true };

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
