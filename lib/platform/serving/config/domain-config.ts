import { isDns1123Subdomain } from '../../../admission/names';
import type { Component } from '../../component';
import { yaml } from '../../config/keys';

/** Which Services get a domain. */
export interface DomainSelector {
  /**
   * Labels that a Service must have; of several domains that fit, the one with most labels wins.
   *
   * @default - every Service that no other domain fits
   */
  readonly selector?: { readonly [key: string]: string };

  /**
   * Whether each namespace gets one certificate for all of its host names below the domain.
   *
   * @default false
   */
  readonly wildcard?: boolean;
}

/**
 * The domains as the config map `config-domain` has them.
 *
 * @internal
 */
export function renderDomains(
  component: Component,
  domains: { readonly [domain: string]: DomainSelector } = {},
): { [key: string]: string } {
  for (const domain of Object.keys(domains)) {
    if (isDns1123Subdomain(domain)) continue;
    const allowed = 'a domain: lower-case letters, digits, `-` and `.`, such as apps.example.com';
    component._faults.refuse('platform/config', 'config.domains', domain, allowed, 'mend the domain');
  }
  return Object.fromEntries(
    Object.entries(domains).map(([domain, { selector, wildcard }]) => [
      domain,
      selector || wildcard ? yaml.write({ selector, type: wildcard ? 'wildcard' : undefined }) : '',
    ]),
  );
}
