import { isAbsent, isObject, listOf, objectOf } from '../json';
import type { Rule } from '../rule';
import { parsePeriod } from './period';
import { isEmpty } from './reference';
import { valuesAt } from './values-at';

/** A template of channels names their kind; where there is none, the platform has one. */
export const channelTemplate: Rule = {
  id: 'eventing/channel-template',
  check(object, report) {
    const { channelTemplate: template } = objectOf(object.spec);
    if (!isObject(template)) return;
    for (const part of ['kind', 'apiVersion']) {
      if (!isEmpty(template[part])) continue;
      report.refuse(`spec.channelTemplate.${part}`, template[part], `the ${part} of a channel`, `give the ${part}`);
    }
    // The webhook decodes anything here; it is the CRD that wants an object.
    const { spec } = template;
    if (!Array.isArray(spec) && !['string', 'number', 'boolean'].includes(typeof spec)) return;
    report.refuse('spec.channelTemplate.spec', spec, 'an object', 'give the fields of the channel');
  },
};

/** The subscribers of a Channel are written by its controller. */
export const channelSubscribers: Rule = {
  id: 'eventing/channel-subscribers',
  check(object, report) {
    const { subscribers } = objectOf(object.spec);
    if (listOf(subscribers).length === 0) return;
    report.refuse('spec.subscribers', subscribers, 'none', 'declare Subscriptions');
  },
};

/** Subscribers of a channel take events or answers. */
export const subscriberUris: Rule = {
  id: 'eventing/channel-subscribers',
  check(object, report) {
    for (const { value, field } of valuesAt(object, 'spec.subscribers[]')) {
      if (!isObject(value) || !isAbsent(value.subscriberUri) || !isAbsent(value.replyUri)) continue;
      report.refuse(field, value, '`subscriberUri`, `replyUri` or both', 'declare a Subscription');
    }
  },
};

const SCOPE = 'eventing.knative.dev/scope';

/** Whether pods of a channel serve the cluster or its namespace. */
export const channelScope: Rule = {
  id: 'eventing/channel-scope',
  check({ metadata }, report) {
    const scope = metadata.annotations?.[SCOPE];
    // Go reads null as an empty text, which is neither.
    const isText = typeof scope === 'string' || scope === null;
    if (!isText || scope === 'cluster' || scope === 'namespace') return;
    report.refuse(`metadata.annotations["${SCOPE}"]`, scope, 'cluster or namespace', 'choose one of them');
  },
};

/** The topic behind a KafkaChannel. */
export const kafkaChannelTopic: Rule = {
  id: 'eventing/kafka-topic',
  check(object, report) {
    const { numPartitions, replicationFactor, retentionDuration } = objectOf(object.spec);
    for (const [key, value] of Object.entries({ numPartitions, replicationFactor })) {
      if (typeof value !== 'number' || value >= 0) continue;
      report.refuse(`spec.${key}`, value, '1 or more', 'give a larger number');
    }
    if (typeof retentionDuration !== 'string' || retentionDuration === '') return;
    if (parsePeriod(retentionDuration)?.isNegative === false) return;
    report.refuse('spec.retentionDuration', retentionDuration, 'an ISO 8601 duration, such as PT168H', 'mend it');
  },
};
