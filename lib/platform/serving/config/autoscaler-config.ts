import type { Duration } from 'cdk8s';
import { boolean, decimal, duration, integer, type KeyTable, key, type Refuse, text } from '../../config/keys';

/**
 * How revisions scale where their Service doesn't say: the config map `config-autoscaler`.
 *
 * @see https://knative.dev/docs/serving/autoscaling/
 */
export interface AutoscalerConfig {
  /**
   * Class of the autoscaler that takes Services without one.
   *
   * @default kpa.autoscaling.knative.dev
   */
  readonly autoscalerClass?: string;

  /**
   * Whether revisions may go down to zero pods.
   *
   * @default true
   */
  readonly enableScaleToZero?: boolean;

  /**
   * Whether Services may start with zero pods.
   *
   * @default false
   */
  readonly allowZeroInitialScale?: boolean;

  /**
   * Pods that a new revision must reach before it is ready; 1 or more, 0 only with `allowZeroInitialScale`.
   *
   * @default 1
   */
  readonly initialScale?: number;

  /**
   * Fewest pods of a revision; 0 or more, not above `maxScale`.
   *
   * @default 0
   */
  readonly minScale?: number;

  /**
   * Most pods of a revision; 0 for no limit, which `maxScaleLimit` doesn't allow.
   *
   * @default 0
   */
  readonly maxScale?: number;

  /**
   * Highest number that Services may ask for as their most pods; 0 for no limit.
   *
   * @default 0
   */
  readonly maxScaleLimit?: number;

  /**
   * By which factor the number of pods may grow in one step; more than 1.
   *
   * @default 1000
   */
  readonly maxScaleUpRate?: number;

  /**
   * By which divisor the number of pods may shrink in one step; more than 1.
   *
   * @default 2
   */
  readonly maxScaleDownRate?: number;

  /**
   * Requests at once that a pod should have; 0.01 or more.
   *
   * @default 100
   */
  readonly concurrencyTarget?: number;

  /**
   * How much of a target is aimed at, in percent; more than 0, up to 100. Up to 1 it is a part: 0.7 is as 70, and 1 as 100.
   *
   * @default 70
   */
  readonly concurrencyTargetPercent?: number;

  /**
   * Requests per second that a pod should have; at least 0.01.
   *
   * @default 200
   */
  readonly requestsPerSecondTarget?: number;

  /**
   * Requests above those running that a revision takes without queueing in the activator; 0 or more, or -1 to queue always.
   *
   * @default 211
   */
  readonly targetBurstCapacity?: number;

  /**
   * Requests at once that one activator holds; at least 1.
   *
   * @default 100
   */
  readonly activatorCapacity?: number;

  /**
   * Over which time demand is averaged; 6 seconds to 1 hour, whole seconds.
   *
   * @default Duration.seconds(60)
   */
  readonly stableWindow?: Duration;

  /**
   * Window of a panic, in percent of `stableWindow`; 1 to 100.
   *
   * @default 10
   */
  readonly panicWindowPercent?: number;

  /**
   * Demand that begins a panic, in percent of what the pods can take.
   *
   * @default 200
   */
  readonly panicThresholdPercent?: number;

  /**
   * How long the last pod stays while the network is changed to the activator; more than 0.
   *
   * @default Duration.seconds(30)
   */
  readonly scaleToZeroGracePeriod?: Duration;

  /**
   * How long the last pod is kept at least.
   *
   * @default Duration.seconds(0)
   */
  readonly scaleToZeroPodRetention?: Duration;

  /**
   * How long a lower demand must last before pods are taken away; whole seconds.
   *
   * @default Duration.seconds(0)
   */
  readonly scaleDownDelay?: Duration;
}

/** @internal */
export const AUTOSCALER_KEYS: KeyTable<AutoscalerConfig> = {
  autoscalerClass: key('pod-autoscaler-class', text),
  enableScaleToZero: key('enable-scale-to-zero', boolean),
  allowZeroInitialScale: key('allow-zero-initial-scale', boolean),
  initialScale: key('initial-scale', integer({ min: 0 })),
  minScale: key('min-scale', integer({ min: 0 })),
  maxScale: key('max-scale', integer({ min: 0 })),
  maxScaleLimit: key('max-scale-limit', integer({ min: 0 })),
  maxScaleUpRate: key('max-scale-up-rate', decimal({ above: 1 })),
  maxScaleDownRate: key('max-scale-down-rate', decimal({ above: 1 })),
  concurrencyTarget: key('container-concurrency-target-default', decimal({ min: 0.01 })),
  concurrencyTargetPercent: key('container-concurrency-target-percentage', decimal({ above: 0, max: 100 })),
  requestsPerSecondTarget: key('requests-per-second-target-default', decimal({ min: 0.01 })),
  targetBurstCapacity: key('target-burst-capacity', decimal({ min: -1 })),
  activatorCapacity: key('activator-capacity', decimal({ min: 1 })),
  stableWindow: key('stable-window', duration({ min: 6, max: 3600, whole: true })),
  panicWindowPercent: key('panic-window-percentage', decimal({ min: 1, max: 100 })),
  panicThresholdPercent: key('panic-threshold-percentage', decimal()),
  scaleToZeroGracePeriod: key('scale-to-zero-grace-period', duration({ above: 0 })),
  scaleToZeroPodRetention: key('scale-to-zero-pod-retention-period', duration({ min: 0 })),
  scaleDownDelay: key('scale-down-delay', duration({ min: 0, whole: true })),
};

/**
 * What the autoscaler refuses of several keys at once.
 *
 * @internal
 */
export function checkAutoscaler(config: AutoscalerConfig, refuse: Refuse<AutoscalerConfig>): void {
  const { initialScale = 1, minScale = 0, maxScale = 0, maxScaleLimit = 0, targetBurstCapacity = 211 } = config;
  const { concurrencyTarget = 100, concurrencyTargetPercent = 70 } = config;
  if (initialScale === 0 && !config.allowZeroInitialScale) {
    refuse('initialScale', 0, '1 or more', 'turn `allowZeroInitialScale` on too');
  }
  if (maxScale > 0 && minScale > maxScale) refuse('minScale', minScale, `0 to ${maxScale}, the most`, 'lower it');
  if (maxScaleLimit > 0 && (maxScale < 1 || maxScale > maxScaleLimit)) {
    refuse('maxScale', maxScale, `1 to ${maxScaleLimit}, the limit`, 'give both');
  }
  if (targetBurstCapacity < 0 && targetBurstCapacity !== -1) {
    refuse('targetBurstCapacity', targetBurstCapacity, '0 or more, or -1', 'give -1 to queue always');
  }
  // The controllers read values up to 1 as a fraction.
  const fraction = concurrencyTargetPercent <= 1 ? concurrencyTargetPercent : concurrencyTargetPercent / 100;
  if (fraction * concurrencyTarget < 0.01) {
    refuse('concurrencyTargetPercent', concurrencyTargetPercent, 'at least 0.01 requests in all', 'raise the target');
  }
}
