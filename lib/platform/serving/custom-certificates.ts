import type { IConfigMap } from '../../kubernetes/config-map';
import type { ISecret } from '../../kubernetes/secret';

/** Certificates of authorities, in PEM, that a controller trusts besides the usual ones. */
export class CustomCertificates {
  /** Those in the keys of a Secret in the component's namespace. */
  public static fromSecret(secret: ISecret): CustomCertificates {
    return new CustomCertificates({ secret: { secretName: secret.name } });
  }

  /** Those in the keys of a ConfigMap in the component's namespace. */
  public static fromConfigMap(configMap: IConfigMap): CustomCertificates {
    return new CustomCertificates({ configMap: { name: configMap.name } });
  }

  private constructor(
    /** @internal */
    public readonly _volume: object,
  ) {}
}
