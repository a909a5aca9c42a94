import { groupOf } from '../api-group';
import { valuesAt } from '../eventing/values-at';
import { listOf, objectOf } from '../json';
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
          const { apiVersion, kind, name, namespace = manifest.metadata.namespace } = value?.ref ?? {};
          if (typeof apiVersion !== 'string' || typeof kind !== 'string') continue;
          const refuse = (allowed: string, change: string) =>
            report(apiObject, {
              rule: 'graph/not-addressable',
              field: `${field}.ref`,
              value: `${kind} ${name}`,
              allowed,
              change,
            });
          const kinds = ADDRESSABLE[groupOf(apiVersion)];
          if (kinds !== undefined && !kinds.test(kind)) {
            refuse(
              'an object that has an address, such as a Service, a Broker or a Channel',
              'send the events to a Service in front of it, or to another receiver',
            );
          }
          // Of a Service of Kubernetes, the address is its host name alone; a `uri` that begins with // names another.
          if (apiVersion !== 'v1' || kind !== 'Service' || /^\/\//.test(value.uri)) continue;
          const service = objects.find(({ manifest: { apiVersion, kind, metadata } }) => {
            const isService = apiVersion === 'v1' && kind === 'Service';
            return isService && metadata.name === name && metadata.namespace === namespace;
          });
          const port = value.CACerts ? 443 : 80;
          if (service === undefined || isOpen(service.manifest.spec, port)) continue;
          refuse(
            `a Service with port ${port}, the only one to which its events are sent`,
            `give it that port, or send the events to a \`uri\` that names its port`,
          );
        }
      }
    }
  },
};

/** What has no address of the cluster's has no ports of its own either: headless Services and external names. */
function isOpen(spec: unknown, port: number): boolean {
  const { type, clusterIP, ports } = objectOf(spec);
  if (type === 'ExternalName' || clusterIP === 'None') return true;
  const known = listOf(ports);
  return known.length === 0 || known.some((one) => typeof one?.port !== 'number' || one.port === port);
}
