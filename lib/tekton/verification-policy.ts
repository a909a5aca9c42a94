import type { Construct } from 'constructs';
import { render, renderEach } from '../kubernetes/render';
import { Resource, type ResourceProps } from '../kubernetes/resource';
import type { ISecret } from '../kubernetes/secret';

/** Options of a key. */
export interface VerificationKeyOptions {
  /**
   * Hash that is signed: `sha224`, `sha256`, `sha384` or `sha512`.
   *
   * @default sha256
   */
  readonly hashAlgorithm?: string;
}

/** The public key that checks a signature. */
export class VerificationKey {
  /** The key itself, as PEM. */
  public static fromPem(data: string, options: VerificationKeyOptions = {}): VerificationKey {
    return new VerificationKey({ data, ...options });
  }

  /** A Secret with the key; without a namespace, one in that of Tekton. */
  public static fromSecret(secret: ISecret, namespace?: string, options: VerificationKeyOptions = {}): VerificationKey {
    return new VerificationKey({ secretRef: { name: secret.name, namespace }, ...options });
  }

  /** A key in a key management system, such as `gcpkms://…`. */
  public static fromKms(reference: string, options: VerificationKeyOptions = {}): VerificationKey {
    return new VerificationKey({ kms: reference, ...options });
  }

  private constructor(private readonly key: object) {}

  /** @internal */
  public _toManifest(): object {
    return this.key;
  }
}

/** What happens if no signature counts. */
export enum VerificationMode {
  /** The run fails. */
  ENFORCE = 'enforce',
  /** The run goes on, and a condition says so. */
  WARN = 'warn',
}

/** Props of a VerificationPolicy. */
export interface VerificationPolicyProps extends ResourceProps {
  /** Regular expressions of Go: the policy is for definitions from sources that match one. */
  readonly sourcePatterns: string[];

  /** The keys whose signatures count, by the name of who signs. */
  readonly authorities: { readonly [name: string]: VerificationKey };

  /**
   * What happens if no signature counts.
   *
   * @default VerificationMode.ENFORCE
   */
  readonly mode?: VerificationMode;
}

/**
 * Which signatures the definitions of tasks and pipelines must have that come from elsewhere.
 *
 * @see https://tekton.dev/docs/pipelines/trusted-resources/
 */
export class VerificationPolicy extends Resource {
  public constructor(scope: Construct, id: string, props: VerificationPolicyProps) {
    super(scope, id, { apiVersion: 'tekton.dev/v1alpha1', kind: 'VerificationPolicy' }, props);
    const { sourcePatterns, authorities, mode } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          resources: renderEach(sourcePatterns, (pattern) => ({ pattern })),
          authorities: render(authorities, (map) =>
            Object.entries(map).map(([name, key]) => ({ name, key: render(key, (known) => known._toManifest()) })),
          ),
          mode,
        },
      }),
      terms: { 'spec.resources': 'sourcePatterns', spec: '' },
    });
  }
}
