import { choice, commaSeparated, type KeyTable, key, namespaceName, type Refuse } from '../../../../config/keys';
import { ResolvedKind } from './resolved-kind';
import { CacheMode } from './resolver-cache-config';

/**
 * Tasks and pipelines from other namespaces: the config map `cluster-resolver-config`.
 *
 * @see https://tekton.dev/docs/pipelines/cluster-resolver/
 */
export interface ClusterResolverConfig {
  /**
   * Kind of what a reference means that doesn't say.
   *
   * @default ResolvedKind.TASK
   */
  readonly kind?: ResolvedKind;

  /**
   * Namespace of references that name none.
   *
   * @default - none: such references fail
   */
  readonly namespace?: string;

  /**
   * Namespaces that may be read; with `*` in `blockedNamespaces`, no others.
   *
   * @default - all
   */
  readonly allowedNamespaces?: string[];

  /**
   * Namespaces that must not be read, `*` for all that are not allowed.
   *
   * @default - none
   */
  readonly blockedNamespaces?: string[];

  /**
   * Which are kept.
   *
   * @default CacheMode.AUTO
   */
  readonly cacheMode?: CacheMode;
}

/** @internal */
export const CLUSTER_RESOLVER_KEYS: KeyTable<ClusterResolverConfig> = {
  kind: key('default-kind', choice(ResolvedKind)),
  namespace: key('default-namespace', namespaceName),
  allowedNamespaces: key('allowed-namespaces', commaSeparated),
  blockedNamespaces: key('blocked-namespaces', commaSeparated),
  cacheMode: key('default-cache-mode', choice(CacheMode)),
};

/** @internal */
export function checkClusterResolver(config: ClusterResolverConfig, refuse: Refuse<ClusterResolverConfig>): void {
  const { allowedNamespaces = [], blockedNamespaces = [], namespace } = config;
  const both = allowedNamespaces.filter((name) => blockedNamespaces.includes(name));
  if (both.length > 0) {
    refuse('allowedNamespaces', both, 'no namespace that `blockedNamespaces` holds', 'leave it out of one list');
  }
  if (namespace !== undefined && blockedNamespaces.includes(namespace)) {
    refuse('namespace', namespace, "a namespace that isn't blocked", 'leave it out of `blockedNamespaces`');
  }
}
