import type { ISecret } from '../kubernetes/secret';

/** One key of a Secret. */
export interface SecretKey {
  /** The Secret, in the namespace of the object that uses it. */
  readonly secret: ISecret;

  /** Key in the Secret. */
  readonly key: string;

  /**
   * Whether the Secret or the key may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** @internal */
export function renderSecretKey({ secret, key, optional }: SecretKey): object {
  return { secretKeyRef: { name: secret.name, key, optional } };
}
