import { objectOf } from '../json';
import type { Rule } from '../rule';
import { isEmptyList, partsOf } from './parts';

/** A binding has params, each once, whose expressions are closed. */
export const bindingParams: Rule = {
  id: 'triggers/binding-params',
  check(object, report) {
    const { params } = objectOf(object.spec);
    if (isEmptyList(params)) {
      report.refuse('spec.params', params ?? undefined, 'at least one param', 'say what is read from the event');
    }
    const seen = new Set<unknown>();
    for (const { field, value: param } of partsOf('spec.params', params)) {
      const { name = '', value } = param;
      if (seen.has(name)) {
        report.refuse(`${field}.name`, name, 'a name that no param before has', 'give the param another name');
      }
      if (typeof name === 'string') seen.add(name);
      if (typeof value === 'string' && !isBalanced(value)) {
        report.refuse(
          `${field}.value`,
          value,
          'expressions that end before the next begins',
          'close each `$(` with `)`',
        );
      }
    }
  },
};

/** Whether each `$(` but the last is closed before the next one. */
function isBalanced(text: string): boolean {
  return text
    .split('$(')
    .slice(1, -1)
    .every((expression) => {
      let depth = 0;
      for (const character of expression) {
        if (character === '(') depth++;
        if (character === ')' && --depth < 0) return true;
      }
      return false;
    });
}
