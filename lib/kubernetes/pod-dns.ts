import { render } from './render';

/** Where a pod asks for names. */
export enum DnsPolicy {
  /** The cluster first, then the node's resolver. */
  CLUSTER_FIRST = 'ClusterFirst',
  /** The cluster first, for pods in the network of the node. */
  CLUSTER_FIRST_WITH_HOST_NET = 'ClusterFirstWithHostNet',
  /** The node's resolver. */
  NODE = 'Default',
  /** Only what `dnsConfig` says. */
  NONE = 'None',
}

/**
 * Resolver settings of a pod, added to those of its DNS policy.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export interface DnsConfig {
  /**
   * IP addresses of name servers.
   *
   * @default - those of the policy
   */
  readonly nameservers?: string[];

  /**
   * Domains in which short names are searched.
   *
   * @default - those of the policy
   */
  readonly searches?: string[];

  /**
   * Options of the resolver, by name; the empty string for an option without a value.
   *
   * @default - those of the policy
   */
  readonly options?: { readonly [name: string]: string };
}

/** Names of an IP address in the pod's hosts file. */
export interface HostAlias {
  /** The IP address. */
  readonly ip: string;

  /** Its names. */
  readonly hostnames: string[];
}

/** @internal */
export function renderDnsConfig({ options, ...config }: DnsConfig): object {
  return {
    ...config,
    options: render(options, (map) =>
      Object.entries(map).map(([name, value]) => ({ name, value: value === '' ? undefined : value })),
    ),
  };
}
