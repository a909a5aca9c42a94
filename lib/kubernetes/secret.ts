/** A Secret. Secrets are only referred to, never made: their contents don't belong in manifests. */
export interface ISecret {
  /** Name of the Secret. */
  readonly name: string;
}

/** Refers to Secrets that exist in the namespace of the object that uses them. */
export class Secret {
  /** The Secret of this name. */
  public static fromSecretName(name: string): ISecret {
    return { name };
  }

  private constructor() {}
}
