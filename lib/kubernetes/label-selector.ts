/**
 * Selects objects by their labels; an object must match all parts. A selector without parts matches everything.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
export interface LabelSelector {
  /**
   * Labels that must have exactly these values.
   *
   * @default - any
   */
  readonly matchLabels?: { readonly [key: string]: string };

  /**
   * Conditions on labels.
   *
   * @default - none
   */
  readonly matchExpressions?: LabelExpression[];
}

/** A condition on one label. */
export interface LabelExpression {
  /** Key of the label. */
  readonly key: string;

  /** How the label is compared. */
  readonly operator: LabelOperator;

  /**
   * Values to compare with; for `IN` and `NOT_IN`.
   *
   * @default - none
   */
  readonly values?: string[];
}

/** How a label is compared. */
export enum LabelOperator {
  /** The label has one of the values. */
  IN = 'In',
  /** The label is missing or has none of the values. */
  NOT_IN = 'NotIn',
  /** The label is there. */
  EXISTS = 'Exists',
  /** The label is missing. */
  DOES_NOT_EXIST = 'DoesNotExist',
}
