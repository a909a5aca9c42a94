const QUANTITY = /^([+-]?)(\d+\.?\d*|\.\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** Whether a text is an amount as Kubernetes writes it, such as `250m` or `1.5Gi`. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

/** Whether an amount is below zero. */
export function isNegativeQuantity(text: string): boolean {
  const [, sign, digits] = QUANTITY.exec(text) ?? [];
  return sign === '-' && /[1-9]/.test(digits);
}
