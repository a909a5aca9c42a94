import type { IConstruct } from 'constructs';
import { refusal } from './admission/finding';
import { ignore } from './admission/ignores';

/**
 * The checks that run on everything this package renders.
 *
 * @example
 * Rules.of(chart).ignore('graph/duplicate-object', 'two teams share this object on purpose');
 */
export class Rules {
  /** The rules as they apply to a construct and all below it. */
  public static of(scope: IConstruct): Rules {
    return new Rules(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Turns a rule off for the construct and all below it. What a constructor checks is only left out if this was called
   * before.
   *
   * @param id the id that the error message shows, such as `serving/container-port`; `serving/*` stands for all rules
   * of that family and `*` for every rule
   * @param reason why, for the readers of the program
   */
  public ignore(id: string, reason: string): void {
    if (reason.trim() === '') {
      const allowed = 'why the rule is turned off';
      const finding = { rule: 'rules/reason', field: 'reason', value: reason, allowed, change: 'say why' };
      throw refusal(`Rules.ignore('${id}') of '${this.scope.node.path}'`, [finding]);
    }
    ignore(this.scope, id, reason);
  }
}
