/**
 * What a binding reads from an event. Paths are JSONPath; a dot in a key is written `\.`, as in
 * `Event.body('metadata.annotations.example\\.com/team')`.
 *
 * @see https://tekton.dev/docs/triggers/triggerbindings/
 */
export class Event {
  /** Id that Triggers gives to the event. */
  public static readonly id: string = '$(context.eventID)';

  /**
   * A value in the body, such as `head_commit.id` or `commits[0].id`. Objects and lists are read as JSON.
   *
   * @param path path below the body; by default the whole body
   */
  public static body(path?: string): string {
    return path === undefined ? '$(body)' : `$(body.${path})`;
  }

  /** A header, such as `X-GitHub-Event`; several values are joined with commas. */
  public static header(name: string): string {
    return `$(header.${name})`;
  }

  /** A value that an interceptor added, such as the key of a CEL overlay. */
  public static extension(path: string): string {
    return `$(extensions.${path})`;
  }

  private constructor() {}
}
