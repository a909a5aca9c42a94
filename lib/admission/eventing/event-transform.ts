import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';

/** A transformation has an expression, and answers are changed only where there is a sink that gives them. */
export const eventTransform: Rule = {
  id: 'eventing/event-transform',
  check(object, report) {
    const { jsonata, sink, reply } = objectOf(object.spec);
    if (isAbsent(jsonata)) report.refuse('spec.jsonata', undefined, 'an expression', 'say how the event changes');
    if (!isAbsent(jsonata) && isObject(sink) && !isAbsent(sink.CACerts)) {
      report.refuse(
        'spec.sink.CACerts',
        sink.CACerts,
        'none',
        'put the certificates into a trust bundle of the platform',
      );
    }
    if (!isObject(reply)) return;
    if (isAbsent(sink)) {
      report.refuse(
        'spec.reply',
        reply,
        'none, since there is no sink that answers',
        'give a sink, or change no reply',
      );
    } else if (!isAbsent(reply.jsonata) && reply.discard === true) {
      report.refuse('spec.reply.discard', true, 'one of `jsonata` and `discard`', 'leave out one of them');
    }
  },
};
