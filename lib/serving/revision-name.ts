import { createHash } from 'node:crypto';
import { Lazy } from 'cdk8s';

/**
 * How the revisions of a Service or Configuration are named. A name may be used for one template only: the cluster
 * refuses a template that changed under the same name.
 *
 * @see https://knative.dev/docs/serving/revisions/
 */
export class RevisionName {
  /**
   * The Service's name and a hash of the revision template: it changes exactly when the template does, and is the same
   * on every machine. What a JSON patch changes doesn't count.
   */
  public static fromContent(): RevisionName {
    return new RevisionName();
  }

  /** The Service's name and a suffix, such as `v2`, that must change whenever the template does. */
  public static fromSuffix(suffix: string): RevisionName {
    return new RevisionName(suffix);
  }

  private constructor(private readonly suffix?: string) {}

  /** @internal */
  public _of(parentName: string, template: object): string {
    return `${parentName}-${this.suffix ?? hash(template)}`;
  }
}

/** Keys are sorted, so that the order in which props were given doesn't matter, and Lazies resolved. */
function hash(template: object): string {
  const canonical = JSON.stringify(template, (_key, value) => {
    const known = value instanceof Lazy ? value.produce() : value;
    return known !== null && typeof known === 'object' && !Array.isArray(known)
      ? Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)))
      : known;
  });
  return createHash('sha256').update(canonical).digest('hex').slice(0, 8);
}
