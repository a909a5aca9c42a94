import type { Rule } from '../rule';

/** The rules of each kind of Serving, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {};
