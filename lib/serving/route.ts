import type { Construct } from 'constructs';
import type { Destination, IAddressable } from '../kubernetes/addressable';
import { renderEach } from '../kubernetes/render';
import { Resource } from '../kubernetes/resource';
import { NETWORKING_TERMS, type NetworkingProps, withNetworking } from './networking';
import { type RouteTrafficTarget, renderTraffic } from './traffic';

/** Props of a Route. */
export interface RouteProps extends NetworkingProps {
  /** Which revisions and Configurations get the traffic. */
  readonly traffic: RouteTrafficTarget[];
}

/**
 * Leads traffic to revisions of one or more Configurations. A Service has its own.
 *
 * @see https://knative.dev/docs/serving/
 */
export class Route extends Resource implements IAddressable {
  public constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id, { apiVersion: 'serving.knative.dev/v1', kind: 'Route', maxNameLength: 54 }, withNetworking(props));
    const { traffic } = props;
    this._define({
      props,
      body: () => ({ spec: { traffic: renderEach(traffic, renderTraffic) } }),
      terms: { 'spec.traffic': 'traffic', ...NETWORKING_TERMS },
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }
}
