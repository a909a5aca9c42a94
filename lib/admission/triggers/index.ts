import type { Rule } from '../rule';

/** The rules of each kind of Tekton Triggers, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {};
