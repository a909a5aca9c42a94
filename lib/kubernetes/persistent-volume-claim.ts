/** A PersistentVolumeClaim. */
export interface IPersistentVolumeClaim {
  /** Name of the claim. */
  readonly name: string;
}

/** Refers to claims that exist in the namespace of the object that uses them. */
export class PersistentVolumeClaim {
  /** The claim of this name. */
  public static fromClaimName(name: string): IPersistentVolumeClaim {
    return { name };
  }

  private constructor() {}
}
