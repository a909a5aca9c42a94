import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { triggersOf } from './parts';

/** A trigger has its template written in place or names it. */
export const templateReference: Rule = {
  id: 'triggers/template-reference',
  check(object, report) {
    for (const trigger of triggersOf(object)) {
      const { template } = trigger.value;
      // A listener's trigger may name a Trigger instead.
      if (object.kind === 'EventListener' ? !isObject(template) : !isAbsent(template) && !isObject(template)) continue;
      const field = `${trigger.field}.template`;
      const { ref, spec, apiversion } = objectOf(template);
      if (typeof apiversion === 'string' && !['', 'v1alpha1', 'v1beta1'].includes(apiversion)) {
        report.refuse(`${field}.apiversion`, apiversion, 'v1alpha1 or v1beta1', 'leave it out');
      }
      if (isAbsent(ref) && isAbsent(spec)) {
        report.refuse(field, template ?? undefined, '`ref` or `spec`', 'name a TriggerTemplate or write it in place');
      } else if (!isAbsent(ref) && !isAbsent(spec)) {
        report.refuse(`${field}.ref`, ref, 'none beside `spec`', 'give one of the two');
      } else if (ref === '') {
        report.refuse(`${field}.ref`, ref, 'the name of a TriggerTemplate', 'name one');
      }
    }
  },
};
