import type { Rule } from '../rule';
import { parseGoUrl } from './go-url';
import { valuesAt } from './values-at';

/** A URI parses, also where nothing else is asked of a receiver. */
export function uri(path: string): Rule {
  return {
    id: 'eventing/uri',
    check(object, report) {
      for (const { value, field } of valuesAt(object, path)) {
        if (typeof value !== 'string' || parseGoUrl(value) !== undefined) continue;
        report.refuse(field, value, 'a URI', 'mend the URI');
      }
    },
  };
}
