import type { Rule } from '../rule';

/** The rules of each Serving kind, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {};
