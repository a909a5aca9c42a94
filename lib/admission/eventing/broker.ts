import { objectOf } from '../json';
import type { Rule } from '../rule';
import { isEmpty } from './reference';

const CLASS = 'eventing.knative.dev/broker.class';

/** A class that is named isn't empty; where none is named, the platform names its default. */
export const brokerClass: Rule = {
  id: 'eventing/broker-class',
  check({ metadata }, report) {
    const annotations = objectOf(metadata.annotations);
    if (!(CLASS in annotations) || !isEmpty(annotations[CLASS])) return;
    report.refuse(`metadata.annotations["${CLASS}"]`, '', 'a class', 'leave it out, or name an installed class');
  },
};
