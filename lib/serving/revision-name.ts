import { contentHash } from '../kubernetes/content-hash';
import type { Resource } from '../kubernetes/resource';

/**
 * How the revisions of a Service or Configuration are named. A name may be used for one template only: the cluster
 * refuses a template that changed under the same name.
 *
 * @see https://knative.dev/docs/serving/revisions/
 */
export class RevisionName {
  /**
   * The Service's name and a hash of the revision template: it changes exactly when the template does, and is the same
   * on every machine. JSON patches of the template count too.
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
  public _of(parent: Resource, template: object, patches: readonly object[]): string {
    const content = patches.length === 0 ? template : { template, patches };
    return `${parent.name}-${this.suffix ?? contentHash(parent, parent.node.path, content)}`;
  }
}
