import { type Affinity, renderAffinity } from './affinity';
import type { ContainerProps } from './container';
import type { ContainerBaseProps } from './container-base';
import { type DnsConfig, type DnsPolicy, type HostAlias, renderDnsConfig } from './pod-dns';
import { render, renderEach } from './render';
import type { ISecret } from './secret';
import { type PodSecurityContext, renderPodSecurityContext } from './security-context';
import { renderToleration, type Toleration } from './toleration';
import type { TopologySpreadConstraint } from './topology-spread';
import type { Volume } from './volume';

/** What every pod takes: that of a Service, of a job, of a run of a task. */
export interface PodBaseProps {
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
   * Taints of nodes that the pod bears.
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
   * Name of the runtime class.
   *
   * @default - the node's runtime
   */
  readonly runtimeClassName?: string;

  /**
   * Name of the priority class.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Name of the scheduler.
   *
   * @default default-scheduler
   */
  readonly schedulerName?: string;

  /**
   * Whether the token of the ServiceAccount is mounted.
   *
   * @default - as the ServiceAccount says
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Whether containers get an environment variable for each Service of the namespace.
   *
   * @default - true; false for Knative Services
   */
  readonly enableServiceLinks?: boolean;

  /**
   * Secrets that hold the registry credentials with which images are pulled.
   *
   * @default - those of the ServiceAccount
   */
  readonly imagePullSecrets?: ISecret[];

  /**
   * Where the pod asks for names.
   *
   * @default DnsPolicy.CLUSTER_FIRST
   */
  readonly dnsPolicy?: DnsPolicy;

  /**
   * Resolver settings.
   *
   * @default - those of the policy
   */
  readonly dnsConfig?: DnsConfig;

  /**
   * Names in the pod's hosts file.
   *
   * @default - none
   */
  readonly hostAliases?: HostAlias[];

  /**
   * Whether the pod is in the node's network.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;

  /**
   * What the containers may do.
   *
   * @default - no restriction
   */
  readonly podSecurityContext?: PodSecurityContext;

  /**
   * Volumes that no container of this program mounts.
   *
   * @default - the volumes that the containers mount
   */
  readonly volumes?: Volume[];
}

/**
 * The part of a pod spec that every pod has.
 *
 * @internal
 */
export function renderPodBase(props: PodBaseProps, containers: readonly (ContainerBaseProps | undefined)[] = []) {
  const { nodeSelector, topologySpreadConstraints, runtimeClassName, priorityClassName, schedulerName } = props;
  const { automountServiceAccountToken, enableServiceLinks, dnsPolicy, hostAliases, hostNetwork } = props;
  return {
    nodeSelector,
    topologySpreadConstraints,
    runtimeClassName,
    priorityClassName,
    schedulerName,
    automountServiceAccountToken,
    enableServiceLinks,
    dnsPolicy,
    hostAliases,
    hostNetwork,
    affinity: render(props.affinity, renderAffinity),
    tolerations: renderEach(props.tolerations, renderToleration),
    imagePullSecrets: renderEach(props.imagePullSecrets, ({ name }) => ({ name })),
    dnsConfig: render(props.dnsConfig, renderDnsConfig),
    securityContext: render(props.podSecurityContext, renderPodSecurityContext),
    volumes: renderVolumes(props.volumes, containers),
  };
}

/**
 * The volumes that are named and those that containers mount, each once.
 *
 * @internal
 */
export function renderVolumes(named: Volume[] | undefined, containers: readonly (ContainerBaseProps | undefined)[]) {
  return render(named ?? [], (list) => {
    const volumes = new Set(list);
    for (const container of containers) {
      const { volumeMounts, volumeDevices } = (container ?? {}) as Partial<ContainerProps>;
      for (const uses of [volumeMounts, volumeDevices]) {
        if (!Array.isArray(uses)) continue;
        for (const { volume } of uses) if (volume?._isDeclared) volumes.add(volume);
      }
    }
    return volumes.size === 0 ? undefined : [...volumes].map((volume) => volume._toManifest());
  });
}
