import type { Duration } from 'cdk8s';
import type { IConfigMap } from './config-map';
import type { FieldOptions, ResourceFieldOptions } from './env';
import type { LabelSelector } from './label-selector';
import { renderEach } from './render';
import { seconds } from './seconds';
import type { ISecret } from './secret';
import type { KeysOptions } from './volume-options';

/** Options of a token in a volume. */
export interface ServiceAccountTokenOptions {
  /**
   * Whom the token is for.
   *
   * @default - the API server
   */
  readonly audience?: string;

  /**
   * How long the token is valid, at least 10 minutes.
   *
   * @default Duration.hours(1)
   */
  readonly expiration?: Duration;
}

/** Certificates of authorities in a volume: those of one ClusterTrustBundle, or of a signer. */
export interface TrustBundleOptions {
  /**
   * Name of the bundle.
   *
   * @default - the bundles of `signerName`
   */
  readonly name?: string;

  /**
   * Signer whose bundles are taken.
   *
   * @default - the bundle called `name`
   */
  readonly signerName?: string;

  /**
   * Selects bundles of the signer.
   *
   * @default - none
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Whether the pod starts although there is no such bundle.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** A key and a certificate for the pod, in a volume. */
export interface PodCertificateOptions {
  /** Who signs. */
  readonly signerName: string;

  /** Type of the key: `RSA3072`, `RSA4096`, `ECDSAP256`, `ECDSAP384`, `ECDSAP521` or `ED25519`. */
  readonly keyType: string;

  /**
   * How long the certificate is valid at most, in whole seconds.
   *
   * @default Duration.days(1)
   */
  readonly maxExpiration?: Duration;

  /**
   * Path of one file with key and certificates.
   *
   * @default - none
   */
  readonly credentialBundlePath?: string;

  /**
   * Path of a file with the key.
   *
   * @default - none
   */
  readonly keyPath?: string;

  /**
   * Path of a file with the certificates.
   *
   * @default - none
   */
  readonly certificateChainPath?: string;

  /**
   * What the signer is told.
   *
   * @default - none
   */
  readonly userAnnotations?: { readonly [key: string]: string };
}

/**
 * One source of a projected volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
 */
export class VolumeProjection {
  /** The keys of a Secret. */
  public static fromSecret(secret: ISecret, options: KeysOptions = {}): VolumeProjection {
    return new VolumeProjection({ secret: { name: secret.name, ...options } });
  }

  /** The keys of a ConfigMap. */
  public static fromConfigMap(configMap: IConfigMap, options: KeysOptions = {}): VolumeProjection {
    return new VolumeProjection({ configMap: { name: configMap.name, ...options } }, configMap);
  }

  /** Fields and resources of the pod. */
  public static fromDownwardApi(items: DownwardApiFile[]): VolumeProjection {
    return new VolumeProjection({ downwardAPI: { items: renderEach(items, (item) => item._toManifest()) } });
  }

  /** A token of the pod's ServiceAccount, in a file. */
  public static fromServiceAccountToken(path: string, options: ServiceAccountTokenOptions = {}): VolumeProjection {
    const { audience, expiration } = options;
    return new VolumeProjection({ serviceAccountToken: { path, audience, expirationSeconds: seconds(expiration) } });
  }

  /** Certificates of authorities, in a file. Not for Knative Services. */
  public static fromTrustBundle(path: string, options: TrustBundleOptions): VolumeProjection {
    return new VolumeProjection({ clusterTrustBundle: { path, ...options } });
  }

  /** A key and a certificate for the pod. Not for Knative Services. */
  public static fromPodCertificate(options: PodCertificateOptions): VolumeProjection {
    const { maxExpiration, ...rest } = options;
    return new VolumeProjection({ podCertificate: { ...rest, maxExpirationSeconds: seconds(maxExpiration) } });
  }

  private constructor(
    private readonly source: object,
    /** @internal */
    public readonly _configMap?: IConfigMap,
  ) {}

  /** @internal */
  public _toManifest(): object {
    return this.source;
  }
}

/** What may be said of a file with a field of the pod. */
export interface DownwardApiFieldOptions extends FieldOptions {
  /**
   * Mode of the file, 0 to 0o777.
   *
   * @default - the volume's `defaultMode`
   */
  readonly mode?: number;
}

/** What may be said of a file with a resource of a container. */
export interface DownwardApiResourceOptions extends ResourceFieldOptions {
  /**
   * Mode of the file, 0 to 0o777.
   *
   * @default - the volume's `defaultMode`
   */
  readonly mode?: number;
}

/** A file that tells a pod about itself. */
export class DownwardApiFile {
  /** A field of the pod, such as `metadata.labels`. */
  public static fromField(path: string, fieldPath: string, options: DownwardApiFieldOptions = {}): DownwardApiFile {
    const { mode, ...rest } = options;
    return new DownwardApiFile({ path, mode, fieldRef: { fieldPath, ...rest } });
  }

  /** A resource of a container, such as `limits.memory`; options must name the container. */
  public static fromResource(path: string, resource: string, options: DownwardApiResourceOptions): DownwardApiFile {
    const { mode, ...rest } = options;
    return new DownwardApiFile({ path, mode, resourceFieldRef: { resource, ...rest } });
  }

  private constructor(private readonly file: object) {}

  /** @internal */
  public _toManifest(): object {
    return this.file;
  }
}
