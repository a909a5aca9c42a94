import { type KeyTable, key, objectName, type ValueKind, yaml } from '../../config/keys';

/** An issuer of cert-manager. */
export interface CertificateIssuer {
  /** Name of the issuer. */
  readonly name: string;

  /**
   * `ClusterIssuer`, or `Issuer` for one in each Service's namespace.
   *
   * @default ClusterIssuer
   */
  readonly kind?: string;

  /**
   * API group of the issuer.
   *
   * @default cert-manager.io
   */
  readonly group?: string;
}

/** Who signs certificates: the config map `config-certmanager`. */
export interface CertificateIssuersConfig {
  /**
   * For host names outside the cluster.
   *
   * @default - the ClusterIssuer `knative-selfsigned-issuer`
   */
  readonly externalDomain?: CertificateIssuer;

  /**
   * For host names inside the cluster.
   *
   * @default - the ClusterIssuer `knative-selfsigned-issuer`
   */
  readonly clusterLocalDomain?: CertificateIssuer;

  /**
   * For the traffic between ingress layer, activator and queue-proxies.
   *
   * @default - the ClusterIssuer `knative-selfsigned-issuer`
   */
  readonly systemInternal?: CertificateIssuer;
}

const issuer: ValueKind<CertificateIssuer> = {
  write: ({ name, kind = 'ClusterIssuer', group }) => yaml.write({ kind, name, group }),
  refusal: ({ name }) => objectName.refusal?.(name),
};

/** @internal */
export const CERTIFICATE_ISSUERS_KEYS: KeyTable<CertificateIssuersConfig> = {
  externalDomain: key('issuerRef', issuer),
  clusterLocalDomain: key('clusterLocalIssuerRef', issuer),
  systemInternal: key('systemInternalIssuerRef', issuer),
};
