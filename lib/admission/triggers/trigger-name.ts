import type { Rule } from '../rule';
import { triggersOf } from './parts';

const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** The name of a trigger becomes a label of what it makes. */
export const triggerName: Rule = {
  id: 'triggers/trigger-name',
  check(object, report) {
    for (const { field, value } of triggersOf(object)) {
      const { name } = value;
      if (typeof name !== 'string' || (name.length <= 63 && LABEL_VALUE.test(name))) continue;
      report.refuse(
        `${field}.name`,
        name,
        'at most 63 letters, digits, `-`, `_` and `.`, beginning and ending with a letter or digit',
        'choose another name',
      );
    }
  },
};
