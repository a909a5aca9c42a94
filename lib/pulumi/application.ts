import { type ComponentResourceOptions, type Input, RunError } from '@pulumi/pulumi';
import { Chart } from 'cdk8s';
import { ConstructTree, type ConstructTreeArgs } from './construct-tree';

/** Args of an Application. */
export interface ApplicationArgs extends ConstructTreeArgs {
  /**
   * Namespace of all objects that name none.
   *
   * @default - the provider's default namespace
   */
  readonly namespace?: string;

  /**
   * Labels of all objects.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };
}

/** What the declaration of an Application works with. */
export interface ApplicationScope {
  /** Scope of the constructs; its id is the name of the Application. */
  readonly chart: Chart;
  /**
   * A string that stands for an Output: the whole of a field or a part of a longer string; no name, key or choice. What
   * changes the value does so inside `apply`: `asString(password.apply(base64))`, or `stringData` of a Secret. A string
   * that was cut, encoded or changed otherwise is refused, as is one of another component.
   */
  asString(value: Input<string>): string;
  /**
   * A number that stands for an Output: the whole of a field; no amount of a Duration or a Size. Computing is done inside
   * `apply` too.
   */
  asNumber(value: Input<number>): number;
}

/**
 * Any constructs as Pulumi resources. It waits for what stands before it in the program and brings kinds or webhooks to the
 * same cluster, and each of its objects for what it needs of others that stand before it.
 *
 * @example
 * const shop = new Application('shop', ({ chart, asString }) => {
 *   const orders = new serving.Service(chart, 'orders', { image: asString(image.ref) });
 *   return { orders };
 * }, { namespace: 'shop' });
 *
 * export const url = shop.urlOf(shop.declared.orders);
 */
export class Application<T = void> extends ConstructTree {
  /** What the declaration returned: constructs whose addresses are wanted, say. */
  public readonly declared: T;

  /** @param declare declares all before it returns; an async function is refused. */
  public constructor(
    name: string,
    declare: (scope: ApplicationScope) => T,
    args: ApplicationArgs = {},
    options?: ComponentResourceOptions,
  ) {
    const { namespace, labels } = args;
    let declared!: T;
    super(
      'Application',
      name,
      (app, outputs) => {
        const chart = new Chart(app, name, { namespace, labels });
        declared = declare({
          chart,
          asString: (value) => outputs.asString(value),
          asNumber: (value) => outputs.asNumber(value),
        });
        if (typeof (declared as { then?: unknown } | undefined)?.then !== 'function') return;
        throw new RunError(
          `'${name}' declares with an async function, of which all after the first \`await\` would be missing; allowed: a ` +
            'function that declares all before it returns; await before the Application, or give `asString` the Promise',
        );
      },
      args,
      options,
    );
    this.declared = declared;
  }
}
