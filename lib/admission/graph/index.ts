import { duplicateObject } from './duplicate-object';
import type { GraphRule } from './rule';
import { tagHostLabel } from './tag-host-label';

/** The rules between objects, in the order in which their findings are listed. */
export const graphRules: readonly GraphRule[] = [duplicateObject, tagHostLabel];
