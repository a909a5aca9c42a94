import { type Duration, Lazy } from 'cdk8s';
import { type Finding, refusal } from '../admission/finding';
import type { FeatureFlag } from '../admission/rule';
import { features } from '../admission/serving/features';
import { type IRevision, Revision } from './revision';
import type { TrafficTarget } from './traffic';

/** Two revisions of one Service. */
export interface ReleasePair {
  /** The revision that is known to be good, by its name. */
  readonly stable: IRevision;

  /**
   * The revision that is to replace it.
   *
   * @default - the latest revision that is ready
   */
  readonly candidate?: IRevision;
}

/** A candidate that gets a part of the traffic. */
export interface CanaryOptions extends ReleasePair {
  /** How much the candidate gets, 0 to 100 percent. */
  readonly percent: number;

  /**
   * Tag under which the candidate is reached alone.
   *
   * @default - it isn't reached alone
   */
  readonly tag?: string;
}

/** A candidate that only those reach who ask for it. */
export interface DarkLaunchOptions extends ReleasePair {
  /**
   * Tag under which the candidate is reached.
   *
   * @default preview
   */
  readonly tag?: string;
}

/** A candidate whose part of the traffic grows step by step. */
export interface StagedOptions extends ReleasePair {
  /** Percent that the candidate gets in each step, such as `[1, 10, 50, 100]`. */
  readonly steps: number[];

  /** Which step it is, counted from 0. */
  readonly step: number;
}

/** Two revisions of which one is live; at least one has a name. */
export interface BlueGreenOptions {
  /** The one revision, reached alone under the tag `blue`. */
  readonly blue: IRevision;

  /** The other revision, reached alone under the tag `green`. */
  readonly green: IRevision;

  /** Which of them gets the traffic. */
  readonly live: Color;
}

/** Names of two revisions that take turns. */
export enum Color {
  /** The one. */
  BLUE = 'blue',
  /** The other. */
  GREEN = 'green',
}

/**
 * Which revisions of a Service get its traffic. What keeps its traffic while a Service changes must be a revision with a
 * name, or the factories throw: without a name, it's the latest one.
 *
 * @see https://knative.dev/docs/serving/traffic-management/
 */
export class Release {
  /** The candidate gets a part, the stable revision the rest. */
  public static canary(options: CanaryOptions): Release {
    const { stable, candidate, percent, tag } = options;
    refuse('Release.canary', unnamed('stable', stable));
    return new Release([
      { revision: stable, percent: restOf(percent) },
      { revision: candidate, percent, tag },
    ]);
  }

  /** One of two revisions gets everything, and both are reached by their tags. To switch, change `live`. */
  public static blueGreen(options: BlueGreenOptions): Release {
    const { blue, green, live } = options;
    if (green?.revisionName === undefined) refuse('Release.blueGreen', unnamed('blue', blue));
    return new Release([
      { revision: blue, percent: live === Color.BLUE ? 100 : 0, tag: Color.BLUE },
      { revision: green, percent: live === Color.GREEN ? 100 : 0, tag: Color.GREEN },
    ]);
  }

  /** The stable revision gets everything, and the candidate is reached by its tag's host name. */
  public static darkLaunch(options: DarkLaunchOptions): Release {
    const { stable, candidate, tag = 'preview' } = options;
    refuse('Release.darkLaunch', unnamed('stable', stable));
    return new Release([
      { revision: stable, percent: 100 },
      { revision: candidate, percent: 0, tag },
    ]);
  }

  /**
   * As a dark launch, and requests to the Service's own host reach the candidate by the header `Knative-Serving-Tag`.
   * The platform's feature `tag-header-based-routing` must be enabled.
   */
  public static headerRouting(options: DarkLaunchOptions): Release {
    return new Release(Release.darkLaunch(options)._traffic, undefined, features.tagHeaderBasedRouting);
  }

  /**
   * The latest revision gets everything, little by little over a time.
   *
   * @param over how long the change takes, in whole seconds
   */
  public static gradual(over: Duration): Release {
    return new Release([{ percent: 100 }], over);
  }

  /** The candidate gets what the step of a plan says; to go on, raise `step`. Throws if `steps` has no such one. */
  public static staged(options: StagedOptions): Release {
    const { steps, step, ...pair } = options;
    const findings = unnamed('stable', pair.stable);
    if (steps[step] === undefined) {
      const allowed = `0 to ${steps.length - 1}, the indices of \`steps\``;
      const change = 'choose one of the steps';
      findings.push({ rule: 'serving/release-step', field: 'step', value: step, allowed, change });
    }
    refuse('Release.staged', findings);
    return Release.canary({ ...pair, percent: steps[step] });
  }

  /** An earlier revision that the cluster keeps gets everything; the latest is reached by the tag `latest`. */
  public static rollback(to: IRevision): Release {
    refuse('Release.rollback', unnamed('to', to));
    return new Release([
      { revision: to, percent: 100 },
      { revision: Revision.latest(), percent: 0, tag: 'latest' },
    ]);
  }

  private constructor(
    /** @internal */
    public readonly _traffic: TrafficTarget[],
    /** @internal */
    public readonly _rolloutDuration?: Duration,
    /**
     * Without this the release would have no effect, though the cluster takes it.
     *
     * @internal
     */
    public readonly _flag?: FeatureFlag,
  ) {}
}

/** A revision without a name is the latest, and so the same as any other without one. */
function unnamed(field: string, revision: IRevision): Finding[] {
  if (revision?.revisionName !== undefined) return [];
  return [
    {
      rule: 'serving/release-revision',
      field: `${field}.revisionName`,
      value: undefined,
      allowed: 'the name of a revision, since without one it is the latest',
      change:
        'use `Revision.fromRevisionName`, or give the Service a `revisionName`, such as `RevisionName.fromContent()`',
    },
  ];
}

function refuse(subject: string, findings: readonly Finding[]): void {
  if (findings.length > 0) throw refusal(subject, findings);
}

/** What a part leaves of all traffic. */
function restOf(percent: number | Lazy): number {
  if (!(percent instanceof Lazy)) return 100 - percent;
  return Lazy.any({ produce: () => 100 - percent.produce() }) as unknown as number;
}
