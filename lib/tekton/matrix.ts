import { renderEach } from '../kubernetes/render';
import { renderParamValues } from './param';

/** One combination more, or values that are added to those that match. */
export interface MatrixInclude {
  /**
   * Name of the combination.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Values of params.
   *
   * @default - none
   */
  readonly params?: { readonly [name: string]: string };
}

/**
 * Params whose values fan a task out into a run for each combination.
 *
 * @see https://tekton.dev/docs/pipelines/matrix/
 */
export interface Matrix {
  /**
   * Whole lists by expression, such as `param.all` or `result.all`.
   *
   * @default - none
   */
  readonly params?: { readonly [name: string]: string };

  /**
   * The values of each param.
   *
   * @default - none
   */
  readonly arrayParams?: { readonly [name: string]: string[] };

  /**
   * Combinations beyond these.
   *
   * @default - none
   */
  readonly include?: MatrixInclude[];
}

/** @internal */
export function renderMatrix({ include, ...values }: Matrix): object {
  return {
    params: renderParamValues(values),
    include: renderEach(include, ({ name, params }) => ({ name, params: renderParamValues({ params }) })),
  };
}
