import type { Duration } from 'cdk8s';
import { duration, type KeyTable, key } from '../../../../config/keys';

/** Tasks and pipelines from HTTP servers: the config map `http-resolver-config`. */
export interface HttpResolverConfig {
  /**
   * How long it may take to fetch a file; more than 0.
   *
   * @default Duration.minutes(1)
   */
  readonly fetchTimeout?: Duration;
}

/** @internal */
export const HTTP_RESOLVER_KEYS: KeyTable<HttpResolverConfig> = {
  fetchTimeout: key('fetch-timeout', duration({ above: 0 })),
};
