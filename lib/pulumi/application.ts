import type { ComponentResourceOptions, Input } from '@pulumi/pulumi';
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
  /** A string that stands for an Output, for the whole of a field or a part of a longer string; never for a name or key. */
  asString(value: Input<string>): string;
  /** A number that stands for an Output, for the whole of a field. */
  asNumber(value: Input<number>): number;
}

/**
 * Any constructs as Pulumi resources. It waits for the platform that the same program declares for the same cluster.
 *
 * @example
 * const shop = new Application('shop', ({ chart, asString }) => {
 *   new serving.Service(chart, 'orders', { image: asString(image.ref) });
 * }, { namespace: 'shop' });
 */
export class Application extends ConstructTree {
  public constructor(
    name: string,
    declare: (scope: ApplicationScope) => void,
    args: ApplicationArgs = {},
    options?: ComponentResourceOptions,
  ) {
    const { namespace, labels } = args;
    super(
      'Application',
      name,
      (app, outputs) => {
        const chart = new Chart(app, name, { namespace, labels });
        declare({
          chart,
          asString: (value) => outputs.asString(value),
          asNumber: (value) => outputs.asNumber(value),
        });
      },
      args,
      options,
    );
  }
}
