import { objectOf } from '../json';
import type { Rule } from '../rule';
import { parseGoUrl } from './go-url';
import { isEmpty } from './reference';

/** An event type says which, and source and schema are URIs. The newest version has attributes that nothing checks. */
export const eventType: Rule = {
  id: 'eventing/event-type',
  check({ apiVersion, spec }, report) {
    if (apiVersion.endsWith('/v1beta3')) return;
    const { type, source, schema } = objectOf(spec);
    if (isEmpty(type)) report.refuse('spec.type', type, 'the type of the events', 'give the type');
    for (const [key, value] of Object.entries({ source, schema })) {
      if (typeof value !== 'string' || parseGoUrl(value) !== undefined) continue;
      report.refuse(`spec.${key}`, value, 'a URI', 'mend the URI');
    }
  },
};
