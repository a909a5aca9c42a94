import { isAbsent, objectOf } from '../json';
import type { Rule } from '../rule';
import { isEmptyList } from './parts';

/** A listener that knows no trigger in any of the four ways is refused. */
export const listenerTriggers: Rule = {
  id: 'triggers/listener-triggers',
  check(object, report) {
    const { triggers, triggerGroups, labelSelector, namespaceSelector } = objectOf(object.spec);
    const lists = [triggers, triggerGroups, objectOf(namespaceSelector).matchNames];
    if (!isAbsent(labelSelector) || !lists.every(isEmptyList)) return;
    report.refuse(
      'spec.triggers',
      triggers ?? undefined,
      'at least one trigger, trigger group, label selector or namespace selector',
      'add a trigger or a selector',
    );
  },
};
