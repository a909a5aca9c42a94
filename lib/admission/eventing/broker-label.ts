import { objectOf } from '../json';
import type { Rule } from '../rule';
import { features } from './features';
import { isLabelValue } from './names';

/** What refers to a broker gets the broker's name as a label, so the name must be the value of one. */
export const brokerLabel: Rule = {
  id: 'eventing/broker-label',
  check({ kind, spec }, report) {
    const { broker, brokerRef } = objectOf(spec);
    const refuse = (field: string, name: unknown) => {
      if (typeof name !== 'string' || isLabelValue(name)) return;
      report.refuse(field, name, 'at most 63 letters, digits, `-`, `_` and `.`', 'name a broker that can be a label');
    };
    refuse('spec.broker', broker);
    const isLabel =
      kind === 'RequestReply' || report.setting(features.crossNamespaceEventLinks)?.toLowerCase() === 'enabled';
    if (isLabel) refuse('spec.brokerRef.name', objectOf(brokerRef).name);
  },
};
