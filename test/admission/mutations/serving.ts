import type { Change } from './targeted';

/** What is tried on the kinds of Serving. */
export const servingChanges: { readonly [kind: string]: readonly Change[] } = {};
