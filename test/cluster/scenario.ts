import type { AddOn } from './components';
import type { Trial } from './trial';

/** What users get from the platform, checked one thing after the other. */
export interface Scenario {
  readonly name: string;
  /** What it adds to the platform, whose images a cluster of this harness has then. */
  readonly addOn?: AddOn;
  readonly run: (trial: Trial) => Promise<void>;
  /** Takes back what it changed outside of its namespace. */
  readonly restore?: (trial: Trial) => Promise<void>;
}

/** How `.ci/run` is told that nothing could run. */
export const NOT_RUN = 77;

/** Thrown by what can't be tried here. */
export class NotRun extends Error {}

export interface Result {
  readonly scenario: string;
  readonly passed: number;
  /** What was not tried, each with its reason. */
  readonly notRun: readonly string[];
  readonly failures: readonly string[];
  readonly seconds: number;
  /** Whether it had failed beside others and was run again alone. */
  readonly isSecondTry?: boolean;
}
