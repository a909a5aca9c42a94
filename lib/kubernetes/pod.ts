import type { Duration } from 'cdk8s';
import { type ContainerProps, renderContainer } from './container';
import { type PodBaseProps, renderPodBase } from './pod-base';
import { compact, render, renderEach } from './render';
import { type ContainerResources, renderResources } from './resources';
import { seconds } from './seconds';
import type { IServiceAccount } from './service-account';

/** A device or the like that a pod claims. */
export interface PodResourceClaim {
  /** Name of the claim in the pod. */
  readonly name: string;

  /**
   * Name of a ResourceClaim.
   *
   * @default - one is made from the template
   */
  readonly resourceClaimName?: string;

  /**
   * Name of a ResourceClaimTemplate.
   *
   * @default - none
   */
  readonly resourceClaimTemplateName?: string;
}

/** The workload that a pod is scheduled with. */
export interface WorkloadReference {
  /** Name of the Workload. */
  readonly name: string;

  /** Name of the group in the Workload. */
  readonly podGroup: string;

  /**
   * Key of one replica of the group.
   *
   * @default - the group has no replicas
   */
  readonly podGroupReplicaKey?: string;
}

/**
 * A pod.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export interface PodProps extends PodBaseProps {
  /** Containers of the pod. */
  readonly containers: ContainerProps[];

  /**
   * Containers that run one after the other before the others start.
   *
   * @default - none
   */
  readonly initContainers?: ContainerProps[];

  /**
   * Whom the pod acts as.
   *
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether containers are restarted: `Always`, `OnFailure` or `Never`.
   *
   * @default Always
   */
  readonly restartPolicy?: string;

  /**
   * How long the pod may take to end, in whole seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * How long the pod may run, in whole seconds.
   *
   * @default - for ever
   */
  readonly activeDeadline?: Duration;

  /**
   * Name of the node.
   *
   * @default - chosen by the scheduler
   */
  readonly nodeName?: string;

  /**
   * Whether the pod sees the processes of the node.
   *
   * @default false
   */
  readonly hostPid?: boolean;

  /**
   * Whether the pod shares the node's interprocess communication.
   *
   * @default false
   */
  readonly hostIpc?: boolean;

  /**
   * Whether the pod shares the node's users.
   *
   * @default true
   */
  readonly hostUsers?: boolean;

  /**
   * Whether the containers see each other's processes.
   *
   * @default false
   */
  readonly shareProcessNamespace?: boolean;

  /**
   * Host name of the pod.
   *
   * @default - the pod's name
   */
  readonly hostname?: string;

  /**
   * Host name that takes the place of all others.
   *
   * @default - none
   */
  readonly hostnameOverride?: string;

  /**
   * Subdomain of the pod.
   *
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * Whether the host name is the full domain name.
   *
   * @default false
   */
  readonly setHostnameAsFqdn?: boolean;

  /**
   * Priority of the pod.
   *
   * @default - that of the priority class
   */
  readonly priority?: number;

  /**
   * Whether the pod displaces others: `Never` or `PreemptLowerPriority`.
   *
   * @default PreemptLowerPriority
   */
  readonly preemptionPolicy?: string;

  /**
   * Types of conditions that must be true for the pod to be ready.
   *
   * @default - none
   */
  readonly readinessGates?: string[];

  /**
   * Names of gates that must be taken away before the pod is scheduled.
   *
   * @default - none
   */
  readonly schedulingGates?: string[];

  /**
   * Resources that the pod itself needs, by name.
   *
   * @default - those of the runtime class
   */
  readonly overhead?: { readonly [name: string]: string };

  /**
   * Operating system: `linux` or `windows`.
   *
   * @default - any
   */
  readonly os?: string;

  /**
   * Processor time and memory of all containers together.
   *
   * @default - each container has its own
   */
  readonly resources?: ContainerResources;

  /**
   * Devices and the like that the containers use.
   *
   * @default - none
   */
  readonly resourceClaims?: PodResourceClaim[];

  /**
   * Workload that the pod is scheduled with.
   *
   * @default - none
   */
  readonly workload?: WorkloadReference;
}

/** A pod as controllers make it. */
export interface PodTemplateProps extends PodProps {
  /**
   * Labels of the pods.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the pods.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

function renderPod(props: PodProps): object {
  const { restartPolicy, nodeName, shareProcessNamespace, hostname, hostnameOverride, subdomain } = props;
  const { hostUsers, priority, preemptionPolicy, overhead, resourceClaims } = props;
  const all = [props.initContainers, props.containers].filter((list) => Array.isArray(list)).flat();
  return {
    ...renderPodBase(props, all),
    containers: renderEach(props.containers, renderContainer),
    initContainers: renderEach(props.initContainers, renderContainer),
    serviceAccountName: render(props.serviceAccount, ({ name }) => name),
    restartPolicy,
    terminationGracePeriodSeconds: seconds(props.terminationGracePeriod),
    activeDeadlineSeconds: seconds(props.activeDeadline),
    nodeName,
    hostPID: props.hostPid,
    hostIPC: props.hostIpc,
    hostUsers,
    shareProcessNamespace,
    hostname,
    hostnameOverride,
    subdomain,
    setHostnameAsFQDN: props.setHostnameAsFqdn,
    priority,
    preemptionPolicy,
    readinessGates: renderEach(props.readinessGates, (conditionType) => ({ conditionType })),
    schedulingGates: renderEach(props.schedulingGates, (name) => ({ name })),
    overhead,
    os: render(props.os, (name) => ({ name })),
    resources: render(props.resources, renderResources),
    resourceClaims,
    workloadRef: props.workload,
  };
}

/** @internal */
export function renderPodTemplate({ labels, annotations, ...pod }: PodTemplateProps): object {
  return { metadata: compact({ labels, annotations }), spec: renderPod(pod) };
}
