import type { FeatureFlag, Report, Setting } from '../rule';

const PREFIX = 'kubernetes.podspec-';

function flag(key: string, values: readonly string[], defaultValue?: string): FeatureFlag {
  return { component: 'serving', configMap: 'config-features', key, values, default: defaultValue };
}

/** A flag that `allowed` turns on too: new revisions may then not use the field, but existing ones may. */
export function allowing(name: string): FeatureFlag {
  return flag(`${PREFIX}${name}`, ['enabled', 'allowed']);
}

/** A flag that only `enabled` turns on. */
export function enabling(name: string, defaultValue?: string): FeatureFlag {
  return flag(`${PREFIX}${name}`, ['enabled'], defaultValue);
}

/** Feature flags of Serving that more than one rule asks for, or whose names have no prefix. */
export const features = {
  addCapabilities: flag('kubernetes.containerspec-addcapabilities', ['enabled']),
  fieldRef: allowing('fieldref'),
  multiContainer: flag('multi-container', ['enabled'], 'enabled'),
  multiContainerProbing: flag('multi-container-probing', ['enabled']),
  securityContext: allowing('securitycontext'),
  tagHeaderBasedRouting: flag('tag-header-based-routing', ['enabled']),
};

/** Whether the platform gives containers the defaults of restricted Pod Security. */
export function hasSecurePodDefaults(report: Report): boolean {
  const value = report.setting(flag('secure-pod-defaults', []));
  return /^(enabled|allowrootbounded)$/i.test(value ?? '');
}

/** A setting of Serving. */
export function servingSetting(configMap: string, key: string): Setting {
  return { component: 'serving', configMap, key };
}
