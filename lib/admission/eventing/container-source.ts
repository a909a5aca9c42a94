import { isObject } from '../json';
import type { Rule } from '../rule';
import { isEmpty } from './reference';
import { valuesAt } from './values-at';

/** Containers of a ContainerSource have images; names are made where they are missing. */
export const containerImages: Rule = {
  id: 'eventing/container-image',
  check(object, report) {
    for (const { value, field } of valuesAt(object, 'spec.template.spec.containers[]')) {
      if (!isObject(value ?? {}) || !isEmpty(value?.image)) continue;
      report.refuse(`${field}.image`, value?.image, 'an image', 'give the image');
    }
  },
};
