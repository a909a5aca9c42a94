import { isDns1123Subdomain } from '../names';
import { nameLike } from '../object-metadata';
import type { Rule } from '../rule';

/** Kinds of Triggers have shorter names than the cluster's other custom resources. */
export const objectName = nameOf(63);

/** What runs a listener is called `el-` and its name, which is at most 63 characters. */
export const listenerName = nameOf(60);

function nameOf(maxLength: number): Rule {
  return {
    id: 'triggers/object-name',
    check({ metadata }, report) {
      const found = nameLike(metadata);
      if (found === undefined || (found.name.length <= maxLength && isDns1123Subdomain(found.name))) return;
      const allowed = `at most ${maxLength} lower-case letters, digits, \`-\` and \`.\`, beginning and ending with a letter or digit`;
      report.refuse(found.field, found.given, allowed, 'choose another name');
    },
  };
}
