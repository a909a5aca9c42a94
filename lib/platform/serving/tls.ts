import { refuseWithout } from '../existing-cluster';
import { certificateAuthority } from '../parts/certificate-authority';
import { digestOf } from '../parts/digest';
import type { Labels, Part } from '../parts/part';
import type { ServingConfig } from './serving-config';

/** The flags of `config.network` that need certificates, and the issuer of each. */
const ISSUER_OF = {
  externalDomainTls: 'externalDomain',
  clusterLocalDomainTls: 'clusterLocalDomain',
  systemInternalTls: 'systemInternal',
} as const;

type Flag = keyof typeof ISSUER_OF;

function flagsOf({ network = {} }: ServingConfig): Flag[] {
  return (Object.keys(ISSUER_OF) as Flag[]).filter((flag) => network[flag]);
}

/** Declares the issuer that signs by default, if a flag that is on leaves its issuer to the default. */
export function defaultIssuer(serving: Part, config: ServingConfig): void {
  const flags = flagsOf(config);
  if (flags.length === 0) return;
  // The controller has cert-manager's client built in, and ends at start where the kinds are absent.
  refuseWithout(serving.component, 'certManager', `a cert-manager, which \`config.network.${flags[0]}\` needs`);
  if (flags.some((flag) => config.certificateIssuers?.[ISSUER_OF[flag]] === undefined)) {
    certificateAuthority(serving, {
      issuer: 'knative-selfsigned-issuer',
      authority: 'knative-selfsigned-ca',
    });
  }
}

/** What restarts pods that read the flags only at start. */
export function restartOnTls(config: ServingConfig): Labels {
  const flags = flagsOf(config);
  return flags.length === 0 ? {} : { 'serving.knative.dev/tls': digestOf(flags) };
}
