import type { Affinity } from '../../kubernetes/affinity';
import { renderWatchedContainer, type WatchedContainerProps } from '../../kubernetes/container-base';
import type { EnvValue } from '../../kubernetes/env';
import { renderPodBase } from '../../kubernetes/pod-base';
import type { Probe } from '../../kubernetes/probe';
import { compact, render } from '../../kubernetes/render';
import type { ContainerResources } from '../../kubernetes/resources';
import type { ISecret } from '../../kubernetes/secret';
import type { ContainerSecurityContext, PodSecurityContext } from '../../kubernetes/security-context';
import type { ServiceType } from '../../kubernetes/service';
import type { IServiceAccount } from '../../kubernetes/service-account';
import type { Toleration } from '../../kubernetes/toleration';
import type { TopologySpreadConstraint } from '../../kubernetes/topology-spread';
import type { Scale } from '../../serving/scale';

/** What may be set of the pods of a listener. Triggers sets the rest. */
export interface ListenerPodOptions {
  /**
   * Whom the pods act as.
   *
   * @default - the listener's account
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Environment variables, which must come from Secrets. `TLS_CERT` and `TLS_KEY` make the listener serve TLS.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * Processor time, memory and the like.
   *
   * @default - the namespace's defaults
   */
  readonly resources?: ContainerResources;

  /**
   * Labels that a node must have.
   *
   * @default - any node
   */
  readonly nodeSelector?: { readonly [key: string]: string };

  /**
   * Nodes and pods to run near to or away from.
   *
   * @default - anywhere
   */
  readonly affinity?: Affinity;

  /**
   * Taints of nodes that the pods bear.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * How evenly pods spread.
   *
   * @default - the cluster's defaults
   */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];

  /**
   * Labels of the pods.
   *
   * @default - none
   */
  readonly podLabels?: { readonly [key: string]: string };

  /**
   * Annotations of the pods.
   *
   * @default - none
   */
  readonly podAnnotations?: { readonly [key: string]: string };
}

/** What may be set of a listener that runs as a Deployment behind a Service. */
export interface ListenerDeploymentOptions extends ListenerPodOptions {
  /**
   * How many pods run; 0 is read as 1.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Where the Service is reached.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;

  /**
   * Port of the Service, 1 to 65535.
   *
   * @default - 8080; 8443 with TLS
   */
  readonly servicePort?: number;

  /**
   * Class of the load balancer. Only for `ServiceType.LOAD_BALANCER`.
   *
   * @default - the cloud's default
   */
  readonly loadBalancerClass?: string;

  /**
   * Secrets that hold the registry credentials with which the image is pulled.
   *
   * @default - those of the ServiceAccount
   */
  readonly imagePullSecrets?: ISecret[];

  /**
   * What the pods may do.
   *
   * @default - as the platform of Triggers sets it
   */
  readonly podSecurityContext?: PodSecurityContext;

  /**
   * What the container may do.
   *
   * @default - as the platform of Triggers sets it: by the `restricted` Pod Security standard
   */
  readonly securityContext?: ContainerSecurityContext;

  /**
   * Timing of the liveness probe.
   *
   * @default - as Triggers sets it
   */
  readonly livenessProbe?: Probe;

  /**
   * Timing of the readiness probe.
   *
   * @default - as Triggers sets it
   */
  readonly readinessProbe?: Probe;

  /**
   * A startup probe.
   *
   * @default - none
   */
  readonly startupProbe?: Probe;
}

/** What may be set of a listener that runs as a Knative Service. */
export interface ListenerServiceOptions extends ListenerPodOptions {
  /**
   * How many pods run.
   *
   * @default - on the platform's default demand and bounds: none while no events arrive
   */
  readonly scale?: Scale;
}

/**
 * What a listener runs as.
 *
 * @see https://tekton.dev/docs/triggers/eventlisteners/#specifying-resources
 */
export class ListenerWorkload {
  /** A Deployment behind a Service. */
  public static deployment(options: ListenerDeploymentOptions = {}): ListenerWorkload {
    const { replicas, serviceType, servicePort, loadBalancerClass } = options;
    const kubernetesResource = {
      replicas,
      serviceType,
      servicePort,
      serviceLoadBalancerClass: loadBalancerClass,
      spec: render(renderTemplate(options), (template) => ({ template })),
    };
    const isTls = ['TLS_CERT', 'TLS_KEY'].every((name) => options.env?.[name] !== undefined);
    const port = servicePort ?? (isTls ? 8443 : 8080);
    const resources = () => ({ kubernetesResource });
    return new ListenerWorkload(resources, isTls ? 'https' : 'http', `:${port}`, options.serviceAccount);
  }

  /**
   * A Knative Service, which runs only while events arrive, unless `scale` keeps a pod. The program of Triggers 0.36 doesn't
   * end when it is told to: until it is killed, five minutes later, it takes all the processor time that `resources` let it.
   */
  public static knativeService(options: ListenerServiceOptions = {}): ListenerWorkload {
    const annotations = { ...render(options.scale, (scale) => scale._annotations()), ...options.podAnnotations };
    const podAnnotations = annotations as { readonly [key: string]: string };
    const resources = (account?: IServiceAccount) => {
      // Triggers gives the listener's account to a Deployment only.
      const serviceAccount = options.serviceAccount ?? account;
      const template = renderTemplate({ ...options, serviceAccount, podAnnotations }) ?? { spec: {} };
      return { customResource: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', spec: { template } } };
    };
    return new ListenerWorkload(resources, 'http', '', options.serviceAccount);
  }

  /**
   * An object of another kind with a pod template, which must name the listener's account. It must be reached at port 80
   * of `el-` and the listener's name for the listener's `url` to hold.
   */
  public static custom(manifest: any): ListenerWorkload {
    return new ListenerWorkload(() => ({ customResource: manifest }), 'http', '');
  }

  private constructor(
    /** @internal */
    public readonly _resources: (account?: IServiceAccount) => object,
    /** @internal */
    public readonly _scheme: string,
    /** @internal */
    public readonly _port: string,
    /** @internal */
    public readonly _serviceAccount?: IServiceAccount,
  ) {}
}

function renderTemplate(options: ListenerDeploymentOptions): object | undefined {
  const { serviceAccount, podLabels, podAnnotations, ...rest } = options;
  const container = compact(renderWatchedContainer(rest as WatchedContainerProps));
  const spec = compact({
    ...renderPodBase(rest),
    serviceAccountName: render(serviceAccount, ({ name }) => name),
    containers: container && [container],
  });
  const labels = podLabels && compact(podLabels);
  const annotations = podAnnotations && compact(podAnnotations);
  return compact({ metadata: compact({ labels, annotations }), spec });
}
