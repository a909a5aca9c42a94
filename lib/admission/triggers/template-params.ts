import { listOf, objectOf } from '../json';
import type { Rule } from '../rule';
import { partsOf, templateSpecsOf } from './parts';

/** Any character may be where the dots are: so upstream's expression reads it. */
const REFERENCE = /\$\(tt.params.([_a-zA-Z][_a-zA-Z0-9.-]*)\)/g;

/** Resources use the params that their template declares. */
export const templateParams: Rule = {
  id: 'triggers/template-params',
  check(object, report) {
    for (const { field, value } of templateSpecsOf(object)) {
      const declared = new Set(listOf(value.params).map((param) => objectOf(param).name));
      for (const resource of partsOf(`${field}.resourcetemplates`, value.resourcetemplates)) {
        const names = [...JSON.stringify(resource.value).matchAll(REFERENCE)].map(([, name]) => name);
        for (const name of new Set(names)) {
          if (declared.has(name)) continue;
          report.refuse(
            resource.field,
            `$(tt.params.${name})`,
            declared.size === 0 ? 'no param, since none is declared' : `params ${[...declared].join(', ')}`,
            `declare '${name}' in \`${object.kind === 'TriggerTemplate' ? 'params' : 'templateParams'}\``,
          );
        }
      }
    }
  },
};
