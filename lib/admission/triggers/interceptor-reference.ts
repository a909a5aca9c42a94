import { isAbsent, isObject, listOf, objectOf } from '../json';
import type { Rule } from '../rule';
import { isBlank, triggersOf } from './parts';

/** An interceptor of a trigger is named, or it is a webhook. */
export const interceptorReference: Rule = {
  id: 'triggers/interceptor-reference',
  check(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const [i, interceptor] of listOf(trigger.value.interceptors).entries()) {
        const isNone = interceptor === null || (isObject(interceptor) && isAbsent(interceptor.webhook));
        if (!isNone || !isBlank(objectOf(objectOf(interceptor).ref).name)) continue;
        report.refuse(
          `${trigger.field}.interceptors[${i}].ref.name`,
          undefined,
          'the name of an interceptor',
          'name one, such as `cel`',
        );
      }
    }
  },
};
