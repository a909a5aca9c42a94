import type { LabelSelector } from './label-selector';

/**
 * How evenly pods spread over zones, nodes or the like.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpreadConstraint {
  /** Label of nodes; those with the same value are one place, such as `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;

  /** By how many pods two places may differ; at least 1. */
  readonly maxSkew: number;

  /** What happens if the constraint can't be met. */
  readonly whenUnsatisfiable: UnsatisfiableAction;

  /**
   * Selects the pods that are counted.
   *
   * @default - none
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Labels whose values must be those of the pod itself for another pod to be counted.
   *
   * @default - none
   */
  readonly matchLabelKeys?: string[];

  /**
   * How many places there must be at least; at least 1.
   *
   * @default 1
   */
  readonly minDomains?: number;

  /**
   * Whether nodes that the pod's affinity excludes are left out: `Honor` or `Ignore`.
   *
   * @default Honor
   */
  readonly nodeAffinityPolicy?: string;

  /**
   * Whether nodes with taints that the pod doesn't bear are left out: `Honor` or `Ignore`.
   *
   * @default Ignore
   */
  readonly nodeTaintsPolicy?: string;
}

/** What happens to a pod that can't be placed evenly. */
export enum UnsatisfiableAction {
  /** It waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
  /** It is placed where it is least uneven. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}
