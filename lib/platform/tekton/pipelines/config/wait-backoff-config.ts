import type { Duration } from 'cdk8s';
import { decimal, duration, integer, type KeyTable, key, type Refuse } from '../../../config/keys';

/** Pauses between tries to create what a webhook didn't answer for: the config map `config-wait-exponential-backoff`. */
export interface WaitBackoffConfig {
  /**
   * The first pause; more than 0.
   *
   * @default Duration.seconds(10)
   */
  readonly duration?: Duration;

  /**
   * By which factor a pause is longer than the one before; 1 or more.
   *
   * @default 2
   */
  readonly factor?: number;

  /**
   * Part of a pause by which it may be longer by chance; 0 or more.
   *
   * @default 0
   */
  readonly jitter?: number;

  /**
   * Tries in all; 1 or more.
   *
   * @default 5
   */
  readonly steps?: number;

  /**
   * Pause after which no try follows; not shorter than the first.
   *
   * @default Duration.seconds(60)
   */
  readonly maxDuration?: Duration;
}

/** @internal */
export const WAIT_BACKOFF_KEYS: KeyTable<WaitBackoffConfig> = {
  duration: key('duration', duration({ above: 0 })),
  factor: key('factor', decimal({ min: 1 })),
  jitter: key('jitter', decimal({ min: 0 })),
  steps: key('steps', integer({ min: 1 })),
  maxDuration: key('cap', duration({ above: 0 })),
};

/** @internal */
export function checkWaitBackoff(config: WaitBackoffConfig, refuse: Refuse<WaitBackoffConfig>): void {
  const first = config.duration?.toMilliseconds() ?? 10_000;
  const last = config.maxDuration?.toMilliseconds() ?? 60_000;
  if (last < first)
    refuse('maxDuration', `${last / 1000}s`, `${first / 1000} seconds, the \`duration\`, or more`, 'give both');
}
