import { duplicateObject } from './duplicate-object';
import { podSecurity } from './pod-security';
import type { GraphRule } from './rule';
import { tagHostLabel } from './tag-host-label';
import { triggerParams } from './trigger-params';

/** The rules between objects, in the order in which their findings are listed. */
export const graphRules: readonly GraphRule[] = [duplicateObject, tagHostLabel, triggerParams, podSecurity];
