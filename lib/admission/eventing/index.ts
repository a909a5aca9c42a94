import type { Rule } from '../rule';
import { brokerClass } from './broker';
import { delivery } from './delivery';
import { destination } from './destination';
import { filterAttributes, filters } from './filters';
import { pingData, pingSchedule } from './ping-source';
import { reference } from './reference';
import { sourceRules } from './source';
import { triggerBroker, triggerDependency, triggerInjection } from './trigger';

/** The rules of each kind of Eventing, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {
  Broker: [brokerClass, reference('spec.config'), delivery('spec.delivery')],
  PingSource: [...sourceRules, pingSchedule, pingData],
  Trigger: [
    triggerBroker,
    triggerDependency,
    triggerInjection,
    filterAttributes,
    filters('spec.filters'),
    destination('spec.subscriber', { required: true }),
    delivery('spec.delivery'),
  ],
};
