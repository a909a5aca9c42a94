import { objectOf } from '../json';
import type { Rule } from '../rule';

const ANNOTATION = 'tekton.dev/payload-validation';

/** Whether the body of an event must be JSON is said by an annotation. */
export const payloadValidation: Rule = {
  id: 'triggers/payload-validation',
  check({ metadata }, report) {
    const value = objectOf(metadata.annotations)[ANNOTATION];
    if (value === 'true' || value === 'false' || (typeof value !== 'string' && value !== null)) return;
    report.refuse(
      `metadata.annotations["${ANNOTATION}"]`,
      value,
      '"true" or "false"',
      'say "false" to take bodies that are no JSON',
    );
  },
};
