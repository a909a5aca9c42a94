import type { Component } from './component';
import type { StagedManifest } from './stages';

/** A number of pods, or a share of all of them. */
export class PercentOrAbsolute {
  /** So many pods; a whole number from 0 on. */
  public static absolute(pods: number): PercentOrAbsolute {
    return new PercentOrAbsolute(pods);
  }

  /** So much of all pods, in whole percent from 0 to 100; rounded up. */
  public static percent(share: number): PercentOrAbsolute {
    return new PercentOrAbsolute(`${share}%`);
  }

  private constructor(private readonly amount: number | string) {}

  /** @internal */
  public _toManifest(): number | string {
    return this.amount;
  }
}

/** Which pods that aren't ready may be evicted. */
export enum UnhealthyPodEvictionPolicy {
  /** Those of which enough others are ready. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',
  /** All of them, so that a pod that can't start doesn't block a drain. */
  ALWAYS_ALLOW = 'AlwaysAllow',
}

/** What is changed of one PodDisruptionBudget of the platform. */
export interface PodDisruptionBudgetOverride {
  /**
   * Pods that stay when nodes are drained, in place of `maxUnavailable`. Not given together with it.
   *
   * @default - the release's, or none where there are several pods by `highAvailability` or `replicas`
   */
  readonly minAvailable?: PercentOrAbsolute;

  /**
   * Pods that may be missing while nodes are drained, in place of `minAvailable`. Not given together with it.
   *
   * @default - 1 where there are several pods by `highAvailability` or `replicas`, else the release's
   */
  readonly maxUnavailable?: PercentOrAbsolute;

  /**
   * Which pods that aren't ready may be evicted.
   *
   * @default UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET
   */
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;
}

/**
 * A PodDisruptionBudget with an override. Notes amounts that it can't have.
 *
 * @internal
 */
export function overridePodDisruptionBudget(
  component: Component,
  budget: StagedManifest,
  override: PodDisruptionBudgetOverride,
): StagedManifest {
  const minAvailable = override.minAvailable?._toManifest();
  const maxUnavailable = override.maxUnavailable?._toManifest();
  const { unhealthyPodEvictionPolicy } = override;
  const refuse = (prop: string, value: unknown, allowed: string, change: string) => {
    const field = `podDisruptionBudgets.${budget.metadata.name}.${prop}`;
    component._faults.refuse('platform/pod-disruption-budget', field, value, allowed, change);
  };
  for (const [prop, amount] of Object.entries({ minAvailable, maxUnavailable })) {
    if (amount === undefined || isAmount(amount)) continue;
    refuse(prop, amount, 'a whole number from 0 on, or a whole percentage from 0 to 100', 'correct it');
  }
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    refuse('maxUnavailable', maxUnavailable, 'nothing beside `minAvailable`', 'leave out one of both');
  }
  const keeps = minAvailable === undefined && maxUnavailable === undefined;
  const amounts = keeps ? {} : { minAvailable, maxUnavailable };
  return { ...budget, spec: { ...budget.spec, ...amounts, unhealthyPodEvictionPolicy } };
}

function isAmount(amount: number | string): boolean {
  return typeof amount === 'number' ? Number.isInteger(amount) && amount >= 0 : /^(\d\d?|100)%$/.test(amount);
}
