import type { LabelSelector } from './label-selector';
import { compact, render, renderEach } from './render';

/**
 * Near which nodes and pods a pod runs, and near which it doesn't.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export interface Affinity {
  /**
   * Nodes to run on.
   *
   * @default - any
   */
  readonly node?: NodeAffinity;

  /**
   * Pods to run near to.
   *
   * @default - any
   */
  readonly pod?: PodAffinity;

  /**
   * Pods to keep away from.
   *
   * @default - none
   */
  readonly podAnti?: PodAffinity;
}

/** Nodes to run on. */
export interface NodeAffinity {
  /**
   * Nodes that match at least one of these terms; no other will do.
   *
   * @default - any node
   */
  readonly required?: NodeTerm[];

  /**
   * Nodes that are better, by weight.
   *
   * @default - no preference
   */
  readonly preferred?: PreferredNodes[];
}

/** Selects nodes that match all of its expressions. */
export interface NodeTerm {
  /**
   * Conditions on labels of the node.
   *
   * @default - none
   */
  readonly matchExpressions?: NodeExpression[];

  /**
   * Conditions on fields of the node; `metadata.name` is the one there is.
   *
   * @default - none
   */
  readonly matchFields?: NodeExpression[];
}

/** A condition on a node. */
export interface NodeExpression {
  /** Key of the label, or path of the field. */
  readonly key: string;

  /** How it is compared. */
  readonly operator: NodeOperator;

  /**
   * Values to compare with; one whole number for `GT` and `LT`, none for `EXISTS` and `DOES_NOT_EXIST`.
   *
   * @default - none
   */
  readonly values?: string[];
}

/** How a label of a node is compared. */
export enum NodeOperator {
  /** The label has one of the values. */
  IN = 'In',
  /** The label is missing or has none of the values. */
  NOT_IN = 'NotIn',
  /** The label is there. */
  EXISTS = 'Exists',
  /** The label is missing. */
  DOES_NOT_EXIST = 'DoesNotExist',
  /** The label is a greater number. */
  GT = 'Gt',
  /** The label is a smaller number. */
  LT = 'Lt',
}

/** Nodes that are better than others. */
export interface PreferredNodes extends NodeTerm {
  /** How much better, 1 to 100. */
  readonly weight: number;
}

/** Pods to be near to or away from. */
export interface PodAffinity {
  /**
   * All of these must hold.
   *
   * @default - none
   */
  readonly required?: PodAffinityTerm[];

  /**
   * Places that are better, by weight.
   *
   * @default - no preference
   */
  readonly preferred?: WeightedPodAffinityTerm[];
}

/** Selects pods, and says what near means. */
export interface PodAffinityTerm {
  /** Label of nodes; those with the same value are near to each other, such as `kubernetes.io/hostname`. */
  readonly topologyKey: string;

  /**
   * Selects pods.
   *
   * @default - none
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Namespaces of the pods.
   *
   * @default - the pod's own
   */
  readonly namespaces?: string[];

  /**
   * Selects namespaces of the pods by label, besides `namespaces`.
   *
   * @default - none
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * Labels whose values must be those of the pod itself.
   *
   * @default - none
   */
  readonly matchLabelKeys?: string[];

  /**
   * Labels whose values must differ from those of the pod itself.
   *
   * @default - none
   */
  readonly mismatchLabelKeys?: string[];
}

/** Pods that it is better to be near to or away from. */
export interface WeightedPodAffinityTerm extends PodAffinityTerm {
  /** How much better, 1 to 100. */
  readonly weight: number;
}

/** @internal */
export function renderAffinity({ node, pod, podAnti }: Affinity): object {
  return {
    nodeAffinity: render(node, ({ required, preferred }) => ({
      requiredDuringSchedulingIgnoredDuringExecution: render(required, (nodeSelectorTerms) => ({ nodeSelectorTerms })),
      preferredDuringSchedulingIgnoredDuringExecution: renderEach(preferred, ({ weight, ...preference }) => ({
        weight,
        preference,
      })),
    })),
    podAffinity: render(pod, renderPodAffinity),
    podAntiAffinity: render(podAnti, renderPodAffinity),
  };
}

function renderPodAffinity({ required, preferred }: PodAffinity) {
  return compact({
    requiredDuringSchedulingIgnoredDuringExecution: required,
    preferredDuringSchedulingIgnoredDuringExecution: renderEach(preferred, ({ weight, ...podAffinityTerm }) => ({
      weight,
      podAffinityTerm,
    })),
  });
}
