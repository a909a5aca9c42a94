import { groupOf } from '../api-group';
import { valuesAt } from '../eventing/values-at';
import type { GraphRule } from './rule';

/** Where objects name what gets their events. */
const RECEIVERS = [
  ...['spec.sink', 'spec.subscriber', 'spec.reply', 'spec.delivery.deadLetterSink'],
  ...['spec.steps[]', 'spec.steps[].delivery.deadLetterSink'],
  ...['filter', 'subscriber', 'reply', 'delivery.deadLetterSink'].map((part) => `spec.branches[].${part}`),
  'spec.channelTemplate.spec.delivery.deadLetterSink',
];

/** The kinds of well-known groups that have an address. */
const ADDRESSABLE: { readonly [group: string]: RegExp } = {
  '': /^Service$/,
  apps: /^$/,
  batch: /^$/,
  'serving.knative.dev': /^(Service|Route)$/,
  'eventing.knative.dev': /^(Broker|EventTransform|KafkaSink|RequestReply)$/,
  'messaging.knative.dev': /Channel$/,
  'flows.knative.dev': /^(Sequence|Parallel)$/,
  'sinks.knative.dev': /Sink$/,
  'sources.knative.dev': /^$/,
  'tekton.dev': /^$/,
  'triggers.tekton.dev': /^EventListener$/,
};

/** Events are sent to what has an address. The cluster takes a reference to anything, and the sender is never ready. */
export const notAddressable: GraphRule = {
  check({ objects }, report) {
    for (const { apiObject, manifest } of objects) {
      if (!/^(eventing|messaging|flows|sources)\.knative\.dev\//.test(manifest.apiVersion)) continue;
      for (const path of RECEIVERS) {
        for (const { value, field } of valuesAt(manifest, path)) {
          const { apiVersion, kind } = value?.ref ?? {};
          if (typeof apiVersion !== 'string' || typeof kind !== 'string') continue;
          const kinds = ADDRESSABLE[groupOf(apiVersion)];
          if (kinds === undefined || kinds.test(kind)) continue;
          report(apiObject, {
            rule: 'graph/not-addressable',
            field: `${field}.ref`,
            value: `${kind} ${value.ref.name}`,
            allowed: 'an object that has an address, such as a Service, a Broker or a Channel',
            change: 'send the events to a Service in front of it, or to another receiver',
          });
        }
      }
    }
  },
};
