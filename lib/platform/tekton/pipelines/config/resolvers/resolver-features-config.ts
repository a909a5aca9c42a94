import { boolean, type KeyTable, key } from '../../../../config/keys';

/** From where tasks and pipelines may come: the config map `resolvers-feature-flags`. */
export interface ResolverFeaturesConfig {
  /**
   * From OCI images.
   *
   * @default true
   */
  readonly bundles?: boolean;

  /**
   * From other namespaces.
   *
   * @default true
   */
  readonly cluster?: boolean;

  /**
   * From git repositories.
   *
   * @default true
   */
  readonly git?: boolean;

  /**
   * From HTTP servers.
   *
   * @default true
   */
  readonly http?: boolean;

  /**
   * From Artifact Hub or a Tekton Hub.
   *
   * @default true
   */
  readonly hub?: boolean;
}

/** @internal */
export const RESOLVER_FEATURES_KEYS: KeyTable<ResolverFeaturesConfig> = {
  bundles: key('enable-bundles-resolver', boolean),
  cluster: key('enable-cluster-resolver', boolean),
  git: key('enable-git-resolver', boolean),
  http: key('enable-http-resolver', boolean),
  hub: key('enable-hub-resolver', boolean),
};
