import { parseGoInt } from '../go-number';
import { objectOf } from '../json';
import type { GraphRule } from './rule';

const GROUP = 'autoscaling.eventing.knative.dev';
const CLASSES = ['disabled', 'keda.autoscaling.knative.dev'];
const MAX_NUMBER = 2 ** 31 - 1;

/** The kinds whose consumers KEDA may scale. */
const KINDS = ['sources.knative.dev/KafkaSource', 'eventing.knative.dev/Trigger', 'messaging.knative.dev/Subscription'];

/** The numbers, and the least of each that KEDA takes. */
const NUMBERS = { 'min-scale': 0, 'max-scale': 1, 'lag-threshold': 1, 'polling-interval': 1, 'cooldown-period': 0 };

/** How KEDA scales what reads a topic. The webhooks check nothing of it: with KEDA the object would never get ready. */
export const kafkaScale: GraphRule = {
  check({ objects }, report) {
    for (const { apiObject, manifest } of objects) {
      const { apiVersion, kind, metadata } = manifest;
      if (!KINDS.includes(`${apiVersion.split('/')[0]}/${kind}`)) continue;
      const annotations = objectOf(metadata.annotations);
      const refuse = (name: string, allowed: string, change: string) => {
        const key = `${GROUP}/${name}`;
        const field = `metadata.annotations["${key}"]`;
        report(apiObject, { rule: 'graph/kafka-scale', field, value: annotations[key], allowed, change });
      };
      const scaler = annotations[`${GROUP}/class`];
      if (typeof scaler === 'string' && !['', ...CLASSES].includes(scaler)) {
        refuse('class', CLASSES.join(' or '), 'choose one of them: nothing else scales what reads a topic');
      }
      const numbers: { [name: string]: number } = {};
      for (const [name, least] of Object.entries(NUMBERS)) {
        const value = annotations[`${GROUP}/${name}`];
        if (typeof value !== 'string' || value === '') continue;
        const number = parseGoInt(value, 32);
        if (number === undefined || number < least) {
          refuse(name, `a whole number from ${least} to ${MAX_NUMBER}`, 'correct it');
        } else numbers[name] = number;
      }
      if (numbers['max-scale'] < numbers['min-scale']) {
        refuse('max-scale', `${numbers['min-scale']} or more, the lower bound`, 'swap the bounds');
      }
    }
  },
};
