import type { FeatureFlag } from '../rule';

function flag(key: string, defaultValue?: string): FeatureFlag {
  return { component: 'eventing', configMap: 'config-features', key, values: ['enabled'], default: defaultValue };
}

/** The feature flags of Eventing that fields need. */
export const features = {
  authenticationOidc: flag('authentication-oidc'),
  crossNamespaceEventLinks: flag('cross-namespace-event-links'),
  deliveryRetryAfter: flag('delivery-retryafter'),
  deliveryTimeout: flag('delivery-timeout', 'enabled'),
  kreferenceGroup: flag('kreference-group'),
  newApiServerSourceFilters: flag('new-apiserversource-filters'),
};
