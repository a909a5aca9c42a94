import type { Duration } from 'cdk8s';
import {
  choice,
  decimal,
  duration,
  integer,
  type KeyTable,
  key,
  objectName,
  type Refuse,
} from '../../../../config/keys';
import { ResolvedKind } from './resolved-kind';
import { CacheMode } from './resolver-cache-config';

/**
 * Tasks and pipelines from OCI images: the config map `bundleresolver-config`.
 *
 * @see https://tekton.dev/docs/pipelines/bundle-resolver/
 */
export interface BundleResolverConfig {
  /**
   * Name of the ServiceAccount whose credentials pull images.
   *
   * @default default
   */
  readonly serviceAccount?: string;

  /**
   * Kind of what a reference means that doesn't say.
   *
   * @default ResolvedKind.TASK
   */
  readonly kind?: ResolvedKind;

  /**
   * Which are kept.
   *
   * @default CacheMode.AUTO
   */
  readonly cacheMode?: CacheMode;

  /**
   * How long it may take to fetch one; more than 0.
   *
   * @default Duration.minutes(1)
   */
  readonly fetchTimeout?: Duration;

  /**
   * Pause before the second try; more than 0.
   *
   * @default Duration.seconds(2)
   */
  readonly backoffDuration?: Duration;

  /**
   * By which factor a pause is longer than the one before; 1 or more.
   *
   * @default 2
   */
  readonly backoffFactor?: number;

  /**
   * Part of a pause by which it may be longer by chance; 0 or more.
   *
   * @default 0.1
   */
  readonly backoffJitter?: number;

  /**
   * Tries in all; 1 or more.
   *
   * @default 2
   */
  readonly backoffSteps?: number;

  /**
   * Pause after which no try follows; not shorter than the first.
   *
   * @default Duration.seconds(10)
   */
  readonly backoffMaxDuration?: Duration;
}

/** @internal */
export const BUNDLE_RESOLVER_KEYS: KeyTable<BundleResolverConfig> = {
  serviceAccount: key('default-service-account', objectName),
  kind: key('default-kind', choice(ResolvedKind)),
  cacheMode: key('default-cache-mode', choice(CacheMode)),
  fetchTimeout: key('fetch-timeout', duration({ above: 0 })),
  backoffDuration: key('backoff-duration', duration({ above: 0 })),
  backoffFactor: key('backoff-factor', decimal({ min: 1 })),
  backoffJitter: key('backoff-jitter', decimal({ min: 0 })),
  backoffSteps: key('backoff-steps', integer({ min: 1 })),
  backoffMaxDuration: key('backoff-cap', duration({ above: 0 })),
};

/** @internal */
export function checkBundleResolver(config: BundleResolverConfig, refuse: Refuse<BundleResolverConfig>): void {
  const first = config.backoffDuration?.toMilliseconds() ?? 2000;
  const last = config.backoffMaxDuration?.toMilliseconds() ?? 10_000;
  if (last < first) {
    refuse(
      'backoffMaxDuration',
      `${last / 1000}s`,
      `${first / 1000} seconds, the \`backoffDuration\`, or more`,
      'give both',
    );
  }
}
