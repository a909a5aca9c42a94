import type { Duration } from 'cdk8s';
import { seconds } from './seconds';

/**
 * A taint of nodes that a pod bears.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export interface Toleration {
  /**
   * Key of the taint.
   *
   * @default - every key
   */
  readonly key?: string;

  /**
   * Value of the taint.
   *
   * @default - every value, with `operator` `EXISTS`; else the empty one
   */
  readonly value?: string;

  /**
   * How the value is compared.
   *
   * @default TolerationOperator.EQUAL
   */
  readonly operator?: TolerationOperator;

  /**
   * Effect of the taint.
   *
   * @default - every effect
   */
  readonly effect?: TaintEffect;

  /**
   * How long the pod stays on a node that gets the taint, in whole seconds; for `NO_EXECUTE`.
   *
   * @default - for ever
   */
  readonly period?: Duration;
}

/** How the value of a taint is compared. */
export enum TolerationOperator {
  /** The taint is there. */
  EXISTS = 'Exists',
  /** The taint has the value. */
  EQUAL = 'Equal',
  /** The taint is a smaller number. */
  LT = 'Lt',
  /** The taint is a greater number. */
  GT = 'Gt',
}

/** What a taint does to pods that don't bear it. */
export enum TaintEffect {
  /** They aren't put on the node. */
  NO_SCHEDULE = 'NoSchedule',
  /** They are put on the node if no other will do. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** They aren't put on the node, and those that are there have to leave. */
  NO_EXECUTE = 'NoExecute',
}

/** @internal */
export function renderToleration({ period, ...toleration }: Toleration): object {
  return { ...toleration, tolerationSeconds: seconds(period) };
}
