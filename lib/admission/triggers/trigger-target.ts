import { isAbsent } from '../json';
import type { Rule } from '../rule';
import { isBlank, isEmptyList, triggersOf } from './parts';

/** A trigger of a listener is written in place, or it names a Trigger and has nothing else. */
export const triggerTarget: Rule = {
  id: 'triggers/trigger-target',
  check(object, report) {
    for (const { field, value } of triggersOf(object)) {
      const { triggerRef, template, bindings, interceptors } = value;
      if (isBlank(triggerRef) && isAbsent(template)) {
        report.refuse(`${field}.template`, template, 'a template, or the name of a Trigger', 'say what an event makes');
      }
      if (typeof triggerRef !== 'string' || triggerRef === '') continue;
      for (const [name, part] of Object.entries({ template, bindings, interceptors })) {
        if (isEmptyList(part)) continue;
        report.refuse(`${field}.${name}`, part, 'none beside `triggerRef`', `leave it to Trigger '${triggerRef}'`);
      }
    }
  },
};
