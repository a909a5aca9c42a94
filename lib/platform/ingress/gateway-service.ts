import { isIP } from 'node:net';
import type { ServiceType } from '../../kubernetes/service';
import type { Component } from '../component';

/** How a gateway is reached from outside. */
export interface GatewayServiceOptions {
  /**
   * Type of the gateway's Service.
   *
   * @default ServiceType.LOAD_BALANCER
   */
  readonly serviceType?: ServiceType;

  /**
   * Address that the load balancer should have; for `LOAD_BALANCER`.
   *
   * @default - chosen by the load balancer
   */
  readonly loadBalancerIp?: string;

  /**
   * IP addresses of nodes, or of what leads to them, at which the gateway is reached too.
   *
   * @default - none
   */
  readonly externalIps?: string[];

  /**
   * Annotations of the gateway's Service, by which a cloud is told what load balancer to make.
   *
   * @default - none
   */
  readonly serviceAnnotations?: { readonly [key: string]: string };

  /**
   * Port for HTTP, 1 to 65535.
   *
   * @default 80
   */
  readonly httpPort?: number;

  /**
   * Port for HTTPS, 1 to 65535.
   *
   * @default 443
   */
  readonly httpsPort?: number;

  /**
   * Port of the nodes that leads to HTTP; for `NODE_PORT`. In the cluster's range, which is mostly 30000 to 32767.
   *
   * @default - chosen by the cluster
   */
  readonly httpNodePort?: number;

  /**
   * Port of the nodes that leads to HTTPS; for `NODE_PORT`. In the cluster's range, which is mostly 30000 to 32767.
   *
   * @default - chosen by the cluster
   */
  readonly httpsNodePort?: number;
}

/**
 * Refuses ports and addresses that can't be, and options that the type of the Service leaves without effect.
 *
 * @internal
 */
export function checkGatewayService(component: Component, options: GatewayServiceOptions): void {
  const { serviceType = 'LoadBalancer', loadBalancerIp, httpNodePort, httpsNodePort } = options;
  const { httpPort = 80, httpsPort = 443, externalIps = [] } = options;
  const refuse = (prop: string, value: unknown, allowed: string, change = 'change `serviceType`, or leave it out') =>
    component._faults.refuse('platform/gateway-service', prop, value, allowed, change);
  for (const [prop, port] of Object.entries({ httpPort, httpsPort, httpNodePort, httpsNodePort })) {
    if (port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65535)) continue;
    refuse(prop, port, 'a whole number from 1 to 65535', 'give such a number');
  }
  if (httpPort === httpsPort) refuse('httpsPort', httpsPort, 'another port than `httpPort`', 'choose another one');
  if (!externalIps.every(isIP)) refuse('externalIps', externalIps, 'IP addresses', 'give such addresses');
  if (loadBalancerIp !== undefined && serviceType !== 'LoadBalancer') {
    refuse('loadBalancerIp', loadBalancerIp, 'nothing, unless the Service is a LoadBalancer');
  }
  for (const [prop, port] of Object.entries({ httpNodePort, httpsNodePort })) {
    if (port !== undefined && serviceType !== 'NodePort') {
      refuse(prop, port, 'nothing, unless the Service is a NodePort');
    }
  }
}
