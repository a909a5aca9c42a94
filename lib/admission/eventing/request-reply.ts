import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { parsePeriod } from './period';
import { isEmpty } from './reference';

const CORE_ATTRIBUTES = ['id', 'type', 'specversion', 'course'];

/** A RequestReply names a broker of its own namespace, a timeout, and attributes that are free. */
export const requestReply: Rule = {
  id: 'eventing/request-reply',
  check(object, report) {
    const spec = objectOf(object.spec);
    const { brokerRef, timeout } = spec;
    if (isObject(brokerRef)) {
      const { kind, namespace } = brokerRef;
      if (typeof kind === 'string' && kind !== '' && kind.toLowerCase() !== 'broker') {
        report.refuse('spec.brokerRef.kind', kind, 'Broker', 'refer to a broker');
      }
      if (!isEmpty(namespace)) {
        report.refuse('spec.brokerRef.namespace', namespace, 'none', 'refer to a broker of the same namespace');
      }
    }
    if (typeof timeout === 'string' && timeout !== '') {
      const period = parsePeriod(timeout);
      if (period === undefined || period.isZero || period.isNegative) {
        report.refuse(
          'spec.timeout',
          timeout,
          'an ISO 8601 duration above zero, such as PT30S',
          'give another duration',
        );
      }
    }
    for (const key of ['correlationAttribute', 'replyAttribute']) {
      if (isAbsent(spec[key]) || !CORE_ATTRIBUTES.includes(spec[key])) continue;
      report.refuse(`spec.${key}`, spec[key], 'an attribute that CloudEvents leaves free', 'name another attribute');
    }
  },
};
