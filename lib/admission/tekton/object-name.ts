import { isUnknown } from '../json';
import type { Rule } from '../rule';
import { isDnsSubdomain } from './names';

/** Length to which the API server cuts what it completes with five characters. */
const GENERATED_LENGTH = 58;

/** Names of Tekton's objects are subdomains of at most 63 characters. */
export const objectName: Rule = {
  id: 'tekton/object-name',
  check({ metadata }, report) {
    const { name, generateName } = metadata;
    if (name === undefined && isUnknown(generateName)) return;
    const allowed =
      'lower-case letters, digits, `-` and dots, led and ended by a letter or digit, at most 63 characters';
    if ((name === undefined || name === '') && typeof generateName === 'string' && generateName !== '') {
      const generated = `${generateName.slice(0, GENERATED_LENGTH)}aaaaa`;
      if (!isDnsSubdomain(generated))
        report.refuse('metadata.generateName', generateName, allowed, 'change the prefix');
    } else if (name === undefined || (typeof name === 'string' && (!isDnsSubdomain(name) || name.length > 63))) {
      report.refuse('metadata.name', name, allowed, 'give a `name` of this form');
    }
  },
};
