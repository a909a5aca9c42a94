import { duplicateObject } from './duplicate-object';
import type { GraphRule } from './rule';

/** The rules between objects, in the order in which their findings are listed. */
export const graphRules: readonly GraphRule[] = [duplicateObject];
