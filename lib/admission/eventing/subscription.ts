import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { checkDestination } from './destination';
import { features } from './features';
import { checkReference, isEmpty } from './reference';

/** A subscription names a channel. */
export const subscriptionChannel: Rule = {
  id: 'eventing/subscription-channel',
  check(object, report) {
    const { channel } = objectOf(object.spec);
    if (!isAbsent(channel) && !isObject(channel)) return;
    if (isAbsent(channel) || Object.values(channel).every((part) => isEmpty(part))) {
      report.refuse('spec.channel', channel, 'a reference to a channel', 'say whose events are wanted');
      return;
    }
    checkReference(channel, 'spec.channel', report);
    if (!isEmpty(channel.namespace)) report.needs(features.crossNamespaceEventLinks, 'spec.channel.namespace');
  },
};

/** A subscription names a subscriber, and may name who gets the answers. */
export const subscriptionReceivers: Rule = {
  id: 'eventing/destination',
  check(object, report) {
    const { subscriber, reply } = objectOf(object.spec);
    if (isNothing(subscriber)) {
      report.refuse(
        'spec.subscriber',
        subscriber,
        '`ref` to an addressable object, or `uri`',
        'say who gets the events',
      );
    } else if (isObject(subscriber)) {
      checkDestination(subscriber, 'spec.subscriber', report);
    }
    if (isObject(reply) && !isNothing(reply)) checkDestination(reply, 'spec.reply', report);
  },
};

function isNothing(destination: unknown): boolean {
  return isAbsent(destination) || (isObject(destination) && Object.values(destination).every(isAbsent));
}
