import { objectOf } from '../json';
import type { Rule } from '../rule';
import { destination } from './destination';

/** Attributes that a source sets on events are named with letters and digits. */
const extensions: Rule = {
  id: 'eventing/extension-name',
  check(object, report) {
    const { extensions } = objectOf(objectOf(object.spec).ceOverrides);
    for (const name of Object.keys(objectOf(extensions))) {
      if (/^[A-Za-z0-9]+$/.test(name)) continue;
      report.refuse(`spec.ceOverrides.extensions["${name}"]`, name, 'letters and digits', 'rename the attribute');
    }
  },
};

/** What holds for every source of the core. */
export const sourceRules: readonly Rule[] = [destination('spec.sink', { required: true }), extensions];
