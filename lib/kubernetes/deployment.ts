import type { Construct } from 'constructs';
import { Port } from './handler';
import { type PodProps, renderPodTemplate } from './pod';
import { Resource, type ResourceProps } from './resource';
import { Service, type ServiceType } from './service';

/** Props of a Deployment. */
export interface DeploymentProps extends ResourceProps, PodProps {
  /**
   * How many pods run; 0 or more.
   *
   * @default 1
   */
  readonly replicas?: number;
}

/** How the pods of a Deployment are reached. */
export interface ExposeOptions {
  /** Port of the pods, 1 to 65535. */
  readonly targetPort: number;

  /**
   * Port that takes the requests, 1 to 65535. Events are sent to port 80 alone.
   *
   * @default - `targetPort`
   */
  readonly port?: number;

  /**
   * Where the Service is reached.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;
}

/**
 * Pods that always run. What should scale on requests is better a `serving.Service`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment extends Resource {
  public constructor(scope: Construct, id: string, props: DeploymentProps) {
    const { name, namespace, labels, annotations, replicas, ...pod } = props;
    super(scope, id, { apiVersion: 'apps/v1', kind: 'Deployment' }, { name, namespace, labels, annotations });
    this._define({
      props,
      body: () => ({
        spec: {
          replicas,
          selector: { matchLabels: this.podLabels },
          template: renderPodTemplate({ ...pod, labels: this.podLabels }),
        },
      }),
    });
  }

  /** Labels by which the pods are found. */
  public get podLabels(): { readonly [key: string]: string } {
    return { app: this.name };
  }

  /** Gives the pods a stable name, that of the Deployment. */
  public expose(options: ExposeOptions): Service {
    const { targetPort, port = targetPort, serviceType } = options;
    return new Service(this, 'service', {
      name: this.name,
      namespace: this.namespace,
      selector: this.podLabels,
      port,
      targetPort: Port.fromNumber(targetPort),
      serviceType,
    });
  }
}
