/**
 * What happens if a step or a task fails.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/#specifying-onerror-for-a-step
 */
export class OnError {
  /** The run goes on, and the failure is noted. */
  public static readonly CONTINUE = new OnError('continue');

  /** The run stops and has failed. */
  public static readonly STOP_AND_FAIL = new OnError('stopAndFail');

  /** What a param says: `continue` or `stopAndFail`. */
  public static fromParam(param: string): OnError {
    return new OnError(param);
  }

  private constructor(
    /** The value in the manifest. */
    public readonly value: string,
  ) {}
}
