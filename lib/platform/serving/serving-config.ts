import type { LeaderElectionConfig } from '../config/leader-election-config';
import type { LoggingConfig } from '../config/logging-config';
import type { AutoscalerConfig } from './config/autoscaler-config';
import type { CertificateIssuersConfig } from './config/certificate-issuers-config';
import type { DomainSelector } from './config/domain-config';
import type { NetworkConfig } from './config/network-config';
import type { RevisionDefaultsConfig } from './config/revision-defaults-config';
import type { RevisionDeploymentConfig } from './config/revision-deployment-config';
import type { RevisionGcConfig } from './config/revision-gc-config';
import type { ServingFeaturesConfig } from './config/serving-features-config';
import type { ServingObservabilityConfig } from './config/serving-observability-config';

/** Settings of Knative Serving, a prop a config map. What is left out keeps the default that the release's code has. */
export interface ServingConfig {
  /**
   * How revisions scale.
   *
   * @default - the release's defaults
   */
  readonly autoscaler?: AutoscalerConfig;

  /**
   * What revisions get where their Service doesn't say.
   *
   * @default - the release's defaults
   */
  readonly defaults?: RevisionDefaultsConfig;

  /**
   * How the pods of revisions are deployed.
   *
   * @default - the release's defaults
   */
  readonly deployment?: RevisionDeploymentConfig;

  /**
   * Domains of Services, each with the Services that get it; `{}` for all that no other fits.
   *
   * @default - `svc.cluster.local`, which is reached inside the cluster alone
   */
  readonly domains?: { readonly [domain: string]: DomainSelector };

  /**
   * What Services may use.
   *
   * @default - the release's defaults
   */
  readonly features?: ServingFeaturesConfig;

  /**
   * Which revisions are removed.
   *
   * @default - the release's defaults
   */
  readonly gc?: RevisionGcConfig;

  /**
   * How the pods of a controller share its work.
   *
   * @default - the release's defaults
   */
  readonly leaderElection?: LeaderElectionConfig;

  /**
   * How much is logged.
   *
   * @default - the release's defaults
   */
  readonly logging?: LoggingConfig;

  /**
   * Host names, certificates and the ingress layer.
   *
   * @default - the release's defaults, and the class of `ingress`
   */
  readonly network?: NetworkConfig;

  /**
   * Metrics, traces and logs.
   *
   * @default - the release's defaults
   */
  readonly observability?: ServingObservabilityConfig;

  /**
   * Who signs certificates.
   *
   * @default - the ClusterIssuer `knative-selfsigned-issuer`, which is installed where a TLS flag of `network` needs it
   */
  readonly certificateIssuers?: CertificateIssuersConfig;
}
