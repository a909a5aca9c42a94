import type { CertManager } from './cert-manager';
import type { Component } from './component';
import { isAtLeast } from './releases';

/** What a cluster has before the platform comes. What is left out isn't there, and whatever needs it is refused. */
export interface ExistingCluster {
  /** Version of Kubernetes, such as `1.35`. A release whose programs don't start on it is refused. */
  readonly kubernetesVersion: string;

  /**
   * Domain of the cluster's own DNS.
   *
   * @default cluster.local
   */
  readonly clusterDomain?: string;

  /**
   * cert-manager, which TLS needs.
   *
   * @default - not there
   */
  readonly certManager?: CertManager;

  /**
   * Whether Istio is there with a gateway, which `Ingress.istio()` needs.
   *
   * @default false
   */
  readonly istio?: boolean;

  /**
   * Whether Contour is there, which `Ingress.contour()` needs.
   *
   * @default false
   */
  readonly contour?: boolean;

  /**
   * The GatewayClasses, and with them the definitions of the Gateway API, which `Ingress.gatewayApi()` needs.
   *
   * @default - none, and no Gateway API
   */
  readonly gatewayClasses?: string[];

  /**
   * Whether Knative Serving is there, which `GitHubSources` and `GitLabSources` need unless the app installs it.
   *
   * @default false
   */
  readonly serving?: boolean;

  /**
   * Whether Knative Eventing is there, which all sources need unless the app installs it.
   *
   * @default false
   */
  readonly eventing?: boolean;

  /**
   * Whether KEDA is there, which `config.features.kedaAutoscaler` of `KafkaSources` needs.
   *
   * @default false
   */
  readonly keda?: boolean;

  /**
   * Whether RabbitMQ's operators for clusters and for their topology are there, which `RabbitmqSources` needs.
   *
   * @default false
   */
  readonly rabbitmqOperators?: boolean;

  /**
   * Whether a metrics server is there, without which no HorizontalPodAutoscaler scales.
   *
   * @default false
   */
  readonly metricsServer?: boolean;
}

/** Notes that the cluster's Kubernetes is too old for a component. */
export function checkKubernetes(component: Component, oldest: string): void {
  const version = component._settings.cluster?.kubernetesVersion;
  if (version === undefined || isAtLeast(version.replace(/^v/, ''), oldest)) return;
  component._faults.refuse(
    RULE,
    'cluster.kubernetesVersion',
    version,
    `${oldest} or newer, which the programs of release ${component.version} ask for when they start`,
    'upgrade the cluster, or choose an older release',
  );
}

/** Notes that the cluster lacks what a component can't do without. */
export function refuseWithout(component: Component, prop: keyof ExistingCluster, need: string): void {
  if (!component._settings.cluster?.[prop]) refuseCluster(component, prop, need);
}

/** Notes that what the cluster has isn't what a component can't do without. */
export function refuseCluster(
  component: Component,
  prop: keyof ExistingCluster,
  need: string,
  change = 'install it first, and say here that it is there',
): void {
  component._faults.refuse(RULE, `cluster.${prop}`, component._settings.cluster?.[prop], need, change);
}

const RULE = 'platform/cluster';
