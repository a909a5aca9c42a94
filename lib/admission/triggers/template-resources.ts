import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { isEmptyList, templateSpecsOf } from './parts';

/** A template makes something, and says of which kind. */
export const templateResources: Rule = {
  id: 'triggers/template-resources',
  check(object, report) {
    for (const template of templateSpecsOf(object)) {
      const field = `${template.field}.resourcetemplates`;
      const { resourcetemplates } = template.value;
      if (isEmptyList(resourcetemplates)) {
        report.refuse(field, resourcetemplates ?? undefined, 'at least one resource', 'say what an event makes');
      }
      if (!Array.isArray(resourcetemplates)) continue;
      for (const [i, resource] of resourcetemplates.entries()) {
        if (!isPlain(resource)) continue;
        const parts = objectOf(resource);
        for (const part of ['apiVersion', 'kind']) {
          const value = parts[part];
          if (!isPlain(value) || (typeof value === 'string' && value !== '')) continue;
          report.refuse(`${field}[${i}].${part}`, value, 'a string', `give the ${part} of the resource`);
        }
      }
    }
  },
};

/** Whether a value is known: these objects are of any kind, so no schema reports a wrong type. */
function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || isAbsent(value) || Array.isArray(value) || isObject(value);
}
