import { objectOf } from '../json';
import type { Rule } from '../rule';
import { isEmpty } from './reference';

/** Where a KafkaSource begins and how it orders. */
export const kafkaReading: Rule = {
  id: 'eventing/kafka-reading',
  check(object, report) {
    const { initialOffset, ordering } = objectOf(object.spec);
    if (typeof initialOffset === 'string' && !['', 'earliest', 'latest'].includes(initialOffset)) {
      report.refuse('spec.initialOffset', initialOffset, 'earliest or latest', 'choose one of them');
    }
    if (typeof ordering === 'string' && !['ordered', 'unordered'].includes(ordering)) {
      report.refuse('spec.ordering', ordering, 'ordered or unordered', 'choose one of them');
    }
  },
};

/** The topic of a KafkaSink. */
export const kafkaTopic: Rule = {
  id: 'eventing/kafka-topic',
  check(object, report) {
    const { topic, numPartitions, replicationFactor, contentMode } = objectOf(object.spec);
    if (isEmpty(topic)) report.refuse('spec.topic', topic, 'the name of a topic', 'name the topic');
    for (const [key, value] of Object.entries({ numPartitions, replicationFactor })) {
      if (typeof value !== 'number' || value > 0) continue;
      report.refuse(`spec.${key}`, value, '1 or more', 'give a larger number');
    }
    if (typeof contentMode === 'string' && !['', 'binary', 'structured'].includes(contentMode)) {
      report.refuse('spec.contentMode', contentMode, 'binary or structured', 'choose one of them');
    }
  },
};
