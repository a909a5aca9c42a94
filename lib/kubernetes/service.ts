import type { Construct } from 'constructs';
import type { Destination, IAddressable } from './addressable';
import type { Port } from './handler';
import { render } from './render';
import { Resource, type ResourceProps } from './resource';

/** Where a Kubernetes Service is reached. */
export enum ServiceType {
  /** Inside the cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** On a port of every node too. */
  NODE_PORT = 'NodePort',
  /** At a load balancer of the cloud too. */
  LOAD_BALANCER = 'LoadBalancer',
}

/** Props of a Kubernetes Service. */
export interface ServiceProps extends ResourceProps {
  /** Labels of the pods that it leads to. */
  readonly selector: { readonly [key: string]: string };

  /** Port that it takes requests on, 1 to 65535. Events are sent to port 80 alone. */
  readonly port: number;

  /**
   * Port of the pods.
   *
   * @default - `port`
   */
  readonly targetPort?: Port;

  /**
   * Where it is reached.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;
}

/**
 * A stable name for the pods of a workload. Those that should scale on requests are better a `serving.Service`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service extends Resource implements IAddressable {
  public constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, { apiVersion: 'v1', kind: 'Service' }, props);
    const { selector, port, targetPort, serviceType } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          selector,
          ports: [{ port, targetPort: render(targetPort, (known) => known._toManifest()) }],
          type: serviceType,
        },
      }),
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }
}
