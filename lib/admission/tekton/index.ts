import type { Rule } from '../rule';

/** The rules of each kind of Tekton Pipelines, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {};
