import type { FeatureFlag, Setting } from '../rule';

/** Fields that are beta: on unless the platform says `stable`. */
export const BETA: FeatureFlag = { ...flag('enable-api-fields'), values: ['beta', 'alpha'], default: 'beta' };

/** Fields that are alpha. */
export const ALPHA: FeatureFlag = { ...flag('enable-api-fields'), values: ['alpha'], default: 'beta' };

/** Conditions in CEL. */
export const CEL: FeatureFlag = { ...flag('enable-cel-in-whenexpression'), values: ['true'], default: 'false' };

/** Params with a list of values that are allowed. */
export const PARAM_ENUM: FeatureFlag = { ...flag('enable-param-enum'), values: ['true'], default: 'false' };

/** Artifacts. */
export const ARTIFACTS: FeatureFlag = { ...flag('enable-artifacts'), values: ['true'], default: 'false' };

/** Resolvers by URL. */
export const CONCISE_RESOLVERS: FeatureFlag = {
  ...flag('enable-concise-resolver-syntax'),
  values: ['true'],
  default: 'false',
};

/** A resolver of Tekton's own, all of which are on unless the platform turns them off. */
export function resolverFlag(resolver: string): FeatureFlag | undefined {
  if (!RESOLVERS.includes(resolver)) return undefined;
  const key = `enable-${resolver}-resolver`;
  return {
    component: 'tekton-pipelines',
    configMap: 'resolvers-feature-flags',
    key,
    values: ['true'],
    default: 'true',
  };
}

const RESOLVERS: readonly string[] = ['bundles', 'cluster', 'git', 'http', 'hub'];

/** Which kinds may not describe tasks and pipelines themselves. */
export const DISABLE_INLINE_SPEC: Setting = flag('disable-inline-spec');

/** A key of the defaults. */
export function defaultsSetting(key: string): Setting {
  return { component: 'tekton-pipelines', configMap: 'config-defaults', key };
}

function flag(key: string): Setting {
  return { component: 'tekton-pipelines', configMap: 'feature-flags', key };
}
