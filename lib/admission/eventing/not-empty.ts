import { isAbsent } from '../json';
import type { Rule } from '../rule';
import { valuesAt } from './values-at';

/** A list holds at least one element. */
export function notEmpty(path: string, change: string): Rule {
  return {
    id: 'eventing/empty-list',
    check(object, report) {
      for (const { value, field } of valuesAt(object, path)) {
        if (!isAbsent(value) && !(Array.isArray(value) && value.length === 0)) continue;
        report.refuse(field, value ?? undefined, 'at least one', change);
      }
    },
  };
}
