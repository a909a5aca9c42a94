import { isObject } from '../json';
import type { Walk } from './walk';

/** Refuses parts of a second in a workload of Kubernetes' own: its schema isn't known, but that its seconds are whole. */
export function wholeSeconds(value: unknown, depth: number, walk: Walk): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      walk.at[depth] = i;
      wholeSeconds(value[i], depth + 1, walk);
    }
  } else if (isObject(value)) {
    for (const field in value) {
      const child = value[field];
      walk.at[depth] = field;
      if (typeof child !== 'number') wholeSeconds(child, depth + 1, walk);
      else if (/seconds/i.test(field) && !Number.isInteger(child)) {
        walk.refuse('type', depth + 1, child, 'a whole number', 'round it');
      }
    }
  }
}
