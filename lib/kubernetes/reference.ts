/** Names one object in the cluster, as a `KReference` of Knative does. */
export interface ObjectReference {
  /** API version with its group, such as `serving.knative.dev/v1`; `v1` for the core group. */
  readonly apiVersion: string;

  /** Kind, such as `Service`. */
  readonly kind: string;

  /** Name of the object. */
  readonly name: string;

  /**
   * Namespace of the object.
   *
   * @default - the namespace of the object that holds the reference
   */
  readonly namespace?: string;

  /**
   * API group without its version, beside `apiVersion`; Knative Eventing takes it with the feature flag
   * `kreference-group` only.
   *
   * @default - `apiVersion` says the group
   */
  readonly group?: string;

  /**
   * Which address of the object is meant, by name, if it has several.
   *
   * @default - its first address
   */
  readonly address?: string;
}

/** Anything that other objects can name. */
export interface IReferable {
  /** How other objects name this one. */
  readonly reference: ObjectReference;
}

/** Names an object that this program doesn't declare. */
export class Reference implements IReferable {
  /** The object of this kind and name. */
  public static to(reference: ObjectReference): Reference {
    return new Reference(reference);
  }

  private constructor(public readonly reference: ObjectReference) {}
}
