import { groupOf } from '../api-group';
import { valuesAt } from '../eventing/values-at';
import type { Finding } from '../finding';
import { listOf, objectOf } from '../json';
import type { GraphRule, RenderedObject } from './rule';

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
    const services = servicesIn(objects);
    for (const { apiObject, manifest } of objects) {
      if (!/^(eventing|messaging|flows|sources)\.knative\.dev\//.test(manifest.apiVersion)) continue;
      for (const path of RECEIVERS) {
        for (const { value, field } of valuesAt(manifest, path)) {
          const fault = faultOf(value, manifest.metadata.namespace, services);
          if (fault === undefined) continue;
          const { kind, name } = value.ref;
          report(apiObject, {
            rule: 'graph/not-addressable',
            field: `${field}.ref`,
            value: `${kind} ${name}`,
            ...fault,
          });
        }
      }
    }
  },
};

/** The app's own Services of Kubernetes: their specs by namespace and name. */
function servicesIn(objects: readonly RenderedObject[]): Map<string, unknown> {
  const services = new Map<string, unknown>();
  for (const { manifest } of objects) {
    const { apiVersion, kind, metadata, spec } = manifest;
    if (apiVersion !== 'v1' || kind !== 'Service') continue;
    const key = `${metadata.namespace}/${metadata.name}`;
    if (!services.has(key)) services.set(key, spec);
  }
  return services;
}

/** Why no event reaches a receiver, if it is known; `from` is the namespace of who sends. */
function faultOf(
  receiver: any,
  from: string | undefined,
  services: ReadonlyMap<string, unknown>,
): Pick<Finding, 'allowed' | 'change'> | undefined {
  const { apiVersion, kind, name, namespace = from } = receiver?.ref ?? {};
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  if (ADDRESSABLE[groupOf(apiVersion)]?.test(kind) === false) {
    return {
      allowed: 'an object that has an address, such as a Service, a Broker or a Channel',
      change: 'send the events to a Service in front of it, or to another receiver',
    };
  }
  // Of a Service of Kubernetes, the address is its host name alone; a `uri` that begins with // names another.
  const key = `${namespace}/${name}`;
  if (apiVersion !== 'v1' || kind !== 'Service' || /^\/\//.test(receiver.uri) || !services.has(key)) return undefined;
  const port = receiver.CACerts ? 443 : 80;
  if (isOpen(services.get(key), port)) return undefined;
  return {
    allowed: `a Service with port ${port}, the only one to which its events are sent`,
    change: 'give it that port, or send the events to a `uri` that names its port',
  };
}

/** What has no address of the cluster's has no ports of its own either: headless Services and external names. */
function isOpen(spec: unknown, port: number): boolean {
  const { type, clusterIP, ports } = objectOf(spec);
  if (type === 'ExternalName' || clusterIP === 'None') return true;
  const known = listOf(ports);
  return known.length === 0 || known.some((one) => typeof one?.port !== 'number' || one.port === port);
}
