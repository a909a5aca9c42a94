import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';

/** A CustomRun names an object, or describes what is run, by its kind in full. */
export const customRun: Rule = {
  id: 'tekton/custom-run',
  check({ spec }, report) {
    const given = ['customRef', 'customSpec'].filter((field) => !isAbsent(objectOf(spec)[field]));
    if (given.length !== 1) {
      report.refuse('spec', given, 'one of `customRef` and `customSpec`', 'say in one way what is run');
      return;
    }
    const described = objectOf(spec.customSpec).spec;
    if (Array.isArray(described) || ['string', 'number', 'boolean'].includes(typeof described)) {
      report.refuse('spec.customSpec.spec', described, 'an object', 'give fields and their values');
    }
    for (const field of ['apiVersion', 'kind']) {
      const source = spec[given[0]];
      if (!isObject(source) || !(isAbsent(source[field]) || source[field] === '')) continue;
      report.refuse(`spec.${given[0]}.${field}`, source[field], 'something', `name the ${field}`);
    }
  },
};
