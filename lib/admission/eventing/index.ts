import type { Rule } from '../rule';

/** The rules of each kind of Eventing, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {};
