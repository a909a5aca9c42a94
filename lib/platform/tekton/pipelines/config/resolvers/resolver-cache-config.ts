import type { Duration } from 'cdk8s';
import { duration, integer, type KeyTable, key } from '../../../../config/keys';

/** Which remote tasks and pipelines are kept. */
export enum CacheMode {
  /** All. */
  ALWAYS = 'always',
  /** None. */
  NEVER = 'never',
  /** Those that can't change, such as an image by its digest or a commit. */
  AUTO = 'auto',
}

/** What is kept of remote tasks and pipelines: the config map `resolver-cache-config`. */
export interface ResolverCacheConfig {
  /**
   * How many are kept; 1 or more.
   *
   * @default 1000
   */
  readonly maxSize?: number;

  /**
   * How long each is kept; more than 0.
   *
   * @default Duration.minutes(5)
   */
  readonly timeToLive?: Duration;
}

/** @internal */
export const RESOLVER_CACHE_KEYS: KeyTable<ResolverCacheConfig> = {
  maxSize: key('max-size', integer({ min: 1 })),
  timeToLive: key('ttl', duration({ above: 0 })),
};
