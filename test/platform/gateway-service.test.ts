import { App } from 'cdk8s';
import { expect, it } from 'vitest';
import { kubernetes, platform } from '../../lib';

const { Ingress, KnativeServing } = platform;
const { ServiceType } = kubernetes;

const install = (options: platform.KourierOptions) => () =>
  new KnativeServing(new App(), 'serving', { ingress: Ingress.kourier(options) });

it.each<[platform.KourierOptions, string]>([
  [
    { serviceType: ServiceType.NODE_PORT, loadBalancerIp: '192.0.2.1' },
    'nothing, unless the Service is a LoadBalancer',
  ],
  [{ httpNodePort: 30080 }, 'nothing, unless the Service is a NodePort'],
  [{ serviceType: ServiceType.NODE_PORT, httpsNodePort: 0 }, 'a whole number from 1 to 65535'],
  [{ httpPort: 65536 }, 'a whole number from 1 to 65535'],
  [{ externalIps: ['192.0.2.1', 'gateway.example.com'] }, 'IP addresses'],
  [{ httpPort: 443 }, 'another port than `httpPort`'],
])('A gateway with %o is refused', (options, allowed) => {
  expect(install(options)).toThrow(`; allowed: ${allowed};`);
  expect(install(options)).toThrow('[platform/gateway-service]');
});

it('A gateway on ports of nodes is not', () => {
  const ports = {
    externalIps: ['192.0.2.1', '2001:db8::1'],
    httpNodePort: 30080,
    httpsNodePort: 30443,
    httpPort: 8080,
    httpsPort: 8443,
  };
  expect(install({ serviceType: ServiceType.NODE_PORT, ...ports })).not.toThrow();
});
