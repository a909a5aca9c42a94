import type { Duration } from 'cdk8s';
import { isDns1123Subdomain } from '../../admission/names';
import { duration, integer, type KeyTable, key, keysWithPrefix, type Refuse, text } from './keys';

/** How the pods of a controller share its work: the config map `config-leader-election`. */
export interface LeaderElectionConfig {
  /**
   * How long the others wait before they replace a leader that is silent; more than `renewDeadline`.
   *
   * @default Duration.seconds(60)
   */
  readonly leaseDuration?: Duration;

  /**
   * How long a leader tries to renew before it gives up; more than 1.2 times `retryPeriod`.
   *
   * @default Duration.seconds(40)
   */
  readonly renewDeadline?: Duration;

  /**
   * Time between two tries; more than 0.
   *
   * @default Duration.seconds(10)
   */
  readonly retryPeriod?: Duration;

  /**
   * Into how many parts the objects are split; each has a leader of its own. 1 to 10.
   *
   * @default 1
   */
  readonly buckets?: number;

  /**
   * Beginnings of the names of leases, in place of those that the code gives them: component, package and type, joined by
   * `.`.
   *
   * @default - those of the code
   */
  readonly leaseNames?: { readonly [name: string]: string };
}

/** @internal */
export const LEADER_ELECTION_KEYS: KeyTable<LeaderElectionConfig> = {
  leaseDuration: key('lease-duration', duration({ above: 0 })),
  renewDeadline: key('renew-deadline', duration({ above: 0 })),
  retryPeriod: key('retry-period', duration({ above: 0 })),
  buckets: key('buckets', integer({ min: 1, max: 10 })),
  leaseNames: keysWithPrefix('map-lease-prefix.', {
    ...text,
    refusal: (name) => (isDns1123Subdomain(name) ? undefined : 'lower-case letters, digits, `-` and `.`'),
  }),
};

/**
 * Controllers end at start where these don't fit together.
 *
 * @internal
 */
export function checkLeaderElection(config: LeaderElectionConfig, refuse: Refuse<LeaderElectionConfig>): void {
  const lease = config.leaseDuration?.toMilliseconds() ?? 60_000;
  const renew = config.renewDeadline?.toMilliseconds() ?? 40_000;
  const retry = config.retryPeriod?.toMilliseconds() ?? 10_000;
  if (lease <= renew) {
    refuse('leaseDuration', `${lease / 1000}s`, `more than ${renew / 1000} seconds, the renew deadline`, 'give both');
  }
  if (renew <= 1.2 * retry) {
    refuse(
      'renewDeadline',
      `${renew / 1000}s`,
      `more than ${(1.2 * retry) / 1000} seconds, 1.2 times the retry period`,
      'give both',
    );
  }
}
