import { isAbsent } from '../json';
import type { Rule } from '../rule';
import { isBlank, partsOf, triggersOf } from './parts';

const KINDS = ['TriggerBinding', 'ClusterTriggerBinding'];

/** A binding of a trigger names an object, or gives one param its value. */
export const bindingReference: Rule = {
  id: 'triggers/binding-reference',
  check(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const { field, value: binding } of partsOf(`${trigger.field}.bindings`, trigger.value.bindings)) {
        const { ref, kind, name, value } = binding;
        if (isBlank(ref) && isBlank(name)) {
          report.refuse(field, binding, '`ref` or `name`', 'name a binding, or a param and its value');
        } else if (isBlank(ref)) {
          if (typeof name === 'string' && isAbsent(value)) {
            report.refuse(`${field}.value`, undefined, 'a string', `give param '${name}' a value`);
          }
        } else if (typeof ref === 'string' && typeof name === 'string' && name !== '') {
          report.refuse(`${field}.name`, name, 'none beside `ref`', 'make two bindings of it');
        } else if (typeof ref === 'string' && typeof kind === 'string' && kind !== '' && !KINDS.includes(kind)) {
          report.refuse(`${field}.kind`, kind, KINDS.join(' or '), 'give the kind of the binding');
        }
      }
    }
  },
};
