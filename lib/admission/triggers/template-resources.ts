import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { isBlank, templateSpecsOf } from './parts';

/** A template makes something, and says of which kind. */
export const templateResources: Rule = {
  id: 'triggers/template-resources',
  check(object, report) {
    for (const template of templateSpecsOf(object)) {
      const field = `${template.field}.resourcetemplates`;
      const { resourcetemplates } = template.value;
      if (isAbsent(resourcetemplates) || (Array.isArray(resourcetemplates) && resourcetemplates.length === 0)) {
        report.refuse(field, resourcetemplates ?? undefined, 'at least one resource', 'say what an event makes');
      }
      if (!Array.isArray(resourcetemplates)) continue;
      for (const [i, resource] of resourcetemplates.entries()) {
        if (resource !== null && !isObject(resource)) continue;
        const known = objectOf(resource);
        for (const part of ['apiVersion', 'kind']) {
          if (!isBlank(known[part])) continue;
          report.refuse(`${field}[${i}].${part}`, known[part], 'a string', `give the ${part} of the resource`);
        }
      }
    }
  },
};
