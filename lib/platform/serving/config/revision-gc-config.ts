import type { Duration } from 'cdk8s';
import { goDuration } from '../../../serving/scale';
import { integer, type KeyTable, key, type Refuse, type ValueKind } from '../../config/keys';

/** Which revisions are removed: the config map `config-gc`. A revision that gets traffic never is. */
export interface RevisionGcConfig {
  /**
   * How long after its creation a revision is kept.
   *
   * @default Retention.of(Duration.hours(48))
   */
  readonly sinceCreation?: Retention;

  /**
   * How long after its last traffic a revision is kept.
   *
   * @default Retention.of(Duration.hours(15))
   */
  readonly sinceLastActive?: Retention;

  /**
   * How many revisions without traffic are kept at least; 0 or more.
   *
   * @default 20
   */
  readonly minNonActive?: number;

  /**
   * How many revisions without traffic are kept at most, whatever their age; not below `minNonActive`, or -1 for no limit.
   *
   * @default 1000
   */
  readonly maxNonActive?: number;
}

/** How long something is kept. */
export class Retention {
  /** For a while. */
  public static of(duration: Duration): Retention {
    return new Retention(goDuration(duration));
  }

  /** Without an end by time. */
  public static forever(): Retention {
    return new Retention('disabled');
  }

  private constructor(
    /** As the config map says it. */
    public readonly text: string,
  ) {}
}

const retention: ValueKind<Retention> = {
  write: ({ text }) => text,
  refusal: ({ text }) => (text.startsWith('-') ? '0 seconds or more' : undefined),
};

const UNLIMITED = -1;

/** @internal */
export const REVISION_GC_KEYS: KeyTable<RevisionGcConfig> = {
  sinceCreation: key('retain-since-create-time', retention),
  sinceLastActive: key('retain-since-last-active-time', retention),
  minNonActive: key('min-non-active-revisions', integer({ min: 0 })),
  maxNonActive: key('max-non-active-revisions', {
    write: (value) => (value === UNLIMITED ? 'disabled' : String(value)),
    refusal: integer({ min: UNLIMITED }).refusal,
  }),
};

/** @internal */
export function checkRevisionGc(config: RevisionGcConfig, refuse: Refuse<RevisionGcConfig>): void {
  const { minNonActive = 20, maxNonActive = 1000 } = config;
  if (maxNonActive !== UNLIMITED && minNonActive > maxNonActive) {
    refuse(
      'minNonActive',
      minNonActive,
      `at most ${maxNonActive}, the \`maxNonActive\``,
      'lower it, or raise the other',
    );
  }
}
