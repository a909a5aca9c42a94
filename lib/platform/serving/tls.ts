import { refuseWithout } from '../existing-cluster';
import { certificateAuthority } from '../parts/certificate-authority';
import { digestOf } from '../parts/digest';
import { filledSecret } from '../parts/objects';
import type { Labels, Part } from '../parts/part';
import type { NetworkConfig } from './config/network-config';
import type { ServingConfig } from './serving-config';

/** The settings of `config.network` that need certificates, and the issuer of each. */
const ISSUER_OF = {
  externalDomainTls: 'externalDomain',
  namespaceWildcardCertSelector: 'externalDomain',
  clusterLocalDomainTls: 'clusterLocalDomain',
  systemInternalTls: 'systemInternal',
} as const;

/** What makes Serving's controller start its client of cert-manager, or end if the kinds are absent. */
export const NEED_CERT_MANAGER = Object.keys(ISSUER_OF) as (keyof typeof ISSUER_OF)[];

/** Declares what the certificates need that are asked for. */
export function tls(serving: Part, { network = {}, certificateIssuers = {} }: ServingConfig): void {
  const needs = NEED_CERT_MANAGER.filter((setting) => network[setting]);
  if (needs.length === 0) return;
  refuseWithout(serving.component, 'certManager', `a cert-manager, which \`config.network.${needs[0]}\` needs`);
  if (needs.some((setting) => certificateIssuers[ISSUER_OF[setting]] === undefined)) {
    certificateAuthority(serving, { issuer: 'knative-selfsigned-issuer', authority: 'knative-selfsigned-ca' });
  }
  // Without this Secret the activator ends at start, and nothing would wait for the certificate, which a later stage asks for.
  if (network.systemInternalTls) filledSecret(serving, 'routing-serving-certs');
}

/** What restarts pods that read settings of the network only at start. */
export function restartOn({ network = {} }: ServingConfig, ...settings: (keyof NetworkConfig)[]): Labels {
  const set = settings.filter((setting) => network[setting]).map((setting) => [setting, network[setting]]);
  return set.length === 0 ? {} : { 'serving.knative.dev/network': digestOf(set) };
}
