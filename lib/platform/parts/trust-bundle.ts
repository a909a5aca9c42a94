import { configMap } from './objects';
import type { Labels, Part } from './part';

/** The label of ConfigMaps whose certificates Knative trusts. */
export const TRUST_BUNDLE: Labels = { 'networking.knative.dev/trust-bundle': 'true' };

/** Declares certificates of authorities that a component of Knative trusts, in PEM. */
export function trustBundle(part: Part, name: string, certificates: string | undefined): void {
  if (certificates === undefined) return;
  if (!certificates.includes('-----BEGIN CERTIFICATE-----')) {
    const allowed = 'certificates in PEM, which begin with `-----BEGIN CERTIFICATE-----`';
    part.component._faults.refuse('platform/trust-bundle', 'trustBundle', certificates, allowed, 'give them as text');
  }
  configMap(part, name, { 'ca.crt': certificates }, TRUST_BUNDLE);
}
