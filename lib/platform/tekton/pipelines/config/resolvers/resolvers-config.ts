import type { LoggingConfig } from '../../../../config/logging-config';
import type { ObservabilityConfig } from '../../../../config/observability-config';
import type { BundleResolverConfig } from './bundle-resolver-config';
import type { ClusterResolverConfig } from './cluster-resolver-config';
import type { GitResolverConfig } from './git-resolver-config';
import type { HttpResolverConfig } from './http-resolver-config';
import type { HubResolverConfig } from './hub-resolver-config';
import type { ResolverCacheConfig } from './resolver-cache-config';
import type { ResolverFeaturesConfig } from './resolver-features-config';

/** Settings of what fetches remote tasks and pipelines, a prop a config map. What is left out keeps what the release ships. */
export interface ResolversConfig {
  /**
   * From where tasks and pipelines may come.
   *
   * @default - from everywhere
   */
  readonly features?: ResolverFeaturesConfig;

  /**
   * Tasks and pipelines from OCI images.
   *
   * @default - the release's defaults
   */
  readonly bundles?: BundleResolverConfig;

  /**
   * Tasks and pipelines from other namespaces.
   *
   * @default - the release's defaults
   */
  readonly cluster?: ClusterResolverConfig;

  /**
   * Tasks and pipelines from git repositories.
   *
   * @default - the release's defaults
   */
  readonly git?: GitResolverConfig;

  /**
   * Tasks and pipelines from HTTP servers.
   *
   * @default - the release's defaults
   */
  readonly http?: HttpResolverConfig;

  /**
   * Tasks and pipelines from Artifact Hub or a Tekton Hub.
   *
   * @default - the release's defaults
   */
  readonly hub?: HubResolverConfig;

  /**
   * What is kept of them.
   *
   * @default - the release's defaults
   */
  readonly cache?: ResolverCacheConfig;

  /**
   * How much is logged: the config map `config-logging` of their namespace.
   *
   * @default - the release's defaults
   */
  readonly logging?: LoggingConfig;

  /**
   * Metrics and traces: the config map `config-observability` of their namespace.
   *
   * @default - `MetricsProtocol.PROMETHEUS`
   */
  readonly observability?: ObservabilityConfig;
}
