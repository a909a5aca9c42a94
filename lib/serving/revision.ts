/** A revision: a snapshot of a Service's template that the cluster keeps. */
export interface IRevision {
  /** Name of the revision; undefined for the latest one that is ready. */
  readonly revisionName?: string;
}

/**
 * Refers to revisions. They are never declared: the cluster makes one whenever the template of a Service or
 * Configuration changes.
 *
 * @see https://knative.dev/docs/serving/revisions/
 */
export class Revision {
  /** The revision of this name, which the cluster keeps. */
  public static fromRevisionName(name: string): IRevision {
    return { revisionName: name };
  }

  /** The latest revision that is ready, whatever its name. */
  public static latest(): IRevision {
    return {};
  }

  private constructor() {}
}
