/**
 * A condition without which a step or a task of a pipeline is left out.
 *
 * @see https://tekton.dev/docs/pipelines/pipelines/#guard-task-execution-using-when-expressions
 */
export class When {
  /** The input, mostly an expression, is one of the values. */
  public static isIn(input: string, values: string[]): When {
    return new When({ input, operator: 'in', values });
  }

  /** The input, mostly an expression, is none of the values. */
  public static isNotIn(input: string, values: string[]): When {
    return new When({ input, operator: 'notin', values });
  }

  /**
   * A CEL expression that is true; variables stand in quotes. The platform's `enable-cel-in-whenexpression` must be
   * `true`.
   */
  public static cel(expression: string): When {
    return new When({ cel: expression });
  }

  private constructor(private readonly expression: object) {}

  /** @internal */
  public _toManifest(): object {
    return this.expression;
  }
}
