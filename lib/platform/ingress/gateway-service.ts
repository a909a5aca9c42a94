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
   * Port of the nodes that leads to HTTP; for `NODE_PORT`.
   *
   * @default - chosen by the cluster
   */
  readonly httpNodePort?: number;

  /**
   * Port of the nodes that leads to HTTPS; for `NODE_PORT`.
   *
   * @default - chosen by the cluster
   */
  readonly httpsNodePort?: number;
}

/**
 * Refuses options that the type of the Service leaves without effect.
 *
 * @internal
 */
export function checkGatewayService(component: Component, options: GatewayServiceOptions): void {
  const { serviceType = 'LoadBalancer', loadBalancerIp, httpNodePort, httpsNodePort } = options;
  const refuse = (prop: string, value: unknown, allowed: string) =>
    component._faults.refuse('platform/gateway-service', prop, value, allowed, 'change `serviceType`, or leave it out');
  if (loadBalancerIp !== undefined && serviceType !== 'LoadBalancer') {
    refuse('loadBalancerIp', loadBalancerIp, 'nothing, unless the Service is a LoadBalancer');
  }
  for (const [prop, port] of Object.entries({ httpNodePort, httpsNodePort })) {
    if (port !== undefined && serviceType !== 'NodePort') {
      refuse(prop, port, 'nothing, unless the Service is a NodePort');
    }
  }
}
