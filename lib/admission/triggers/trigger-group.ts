import { isAbsent, listOf, objectOf } from '../json';
import type { Rule } from '../rule';
import { isEmptyList } from './parts';

/** A group selects its triggers and has interceptors: without, the triggers would be selected by the listener itself. */
export const triggerGroup: Rule = {
  id: 'triggers/trigger-group',
  check(object, report) {
    for (const [i, value] of listOf(objectOf(object.spec).triggerGroups).entries()) {
      const field = `spec.triggerGroups[${i}]`;
      const { interceptors, triggerSelector } = objectOf(value);
      const { labelSelector, namespaceSelector } = objectOf(triggerSelector);
      const { matchNames } = objectOf(namespaceSelector);
      if (isAbsent(labelSelector) && isEmptyList(matchNames)) {
        report.refuse(
          `${field}.triggerSelector`,
          triggerSelector,
          'a label selector, or at least one namespace',
          'say which triggers belong to the group',
        );
      }
      if (isEmptyList(interceptors)) {
        report.refuse(
          `${field}.interceptors`,
          interceptors,
          'at least one interceptor',
          'add one, or leave the group out',
        );
      }
    }
  },
};
