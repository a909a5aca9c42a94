import { listOf } from '../admission/json';
import { namespaceOf, referenceTo, type Wait } from '../platform/waits';
import { kubectl } from './kubectl';

/** Why the objects of a wait aren't yet what they should become, as the cluster tells it, a line each. */
export function reasonsFor({ objects }: Wait): string[] {
  const found = list([...objects.map(referenceTo), ...namespaceOf(objects[0]), '--ignore-not-found']);
  return objects.flatMap(({ kind, metadata: { name } }) => {
    const live = found.find((object) => object.kind === kind && object.metadata.name === name);
    const reasons = live === undefined ? ["isn't there"] : [...conditionsOf(live), ...trustOf(live)];
    const pods = live === undefined ? [] : podsOf(live).flatMap(podReasons);
    return [...reasons.map((reason) => `${kind} ${name}: ${reason}`), ...pods];
  });
}

/** Conditions that are bad news when they are true; all others are when they aren't. */
const BAD_NEWS = new Set(['ReplicaFailure', 'Failed', 'FailureTarget', 'Suspended']);

function conditionsOf({ status }: any): string[] {
  const bad = listOf(status?.conditions).filter(({ type, status }) => (status === 'True') === BAD_NEWS.has(type));
  return bad.map(textOf);
}

function textOf({ type, status, reason, message }: any): string {
  return joined(`${type} is ${status}`, reason, message);
}

/** Webhooks and conversions, whose server writes how it is trusted. */
function trustOf({ spec, webhooks = [spec?.conversion?.webhook] }: any): string[] {
  const clients = webhooks.map((webhook: any) => webhook?.clientConfig).filter((client: any) => client?.service);
  const distrusting = clients.filter(({ caBundle }: any) => !caBundle);
  return distrusting.map(({ service: { namespace, name } }: any) => `no CA bundle from Service ${namespace}/${name}`);
}

function podsOf({ metadata, spec }: any): any[] {
  const labels = Object.entries(spec?.selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  return labels.length === 0 ? [] : list(['pods', '-n', metadata.namespace, '-l', labels.join(',')]);
}

function podReasons({ metadata, status }: any): string[] {
  const waiting = listOf(status.conditions).filter(({ type, status }) => type === 'PodScheduled' && status !== 'True');
  const containers = [...listOf(status.initContainerStatuses), ...listOf(status.containerStatuses)];
  const reasons = [...waiting.map(textOf), ...containers.flatMap(containerReasons)];
  return reasons.map((reason) => `Pod ${metadata.name}: ${reason}`);
}

function containerReasons({ name, ready, state, lastState }: any): string[] {
  const ended = state.terminated ?? lastState?.terminated;
  const reasons: string[] = [];
  if (state.waiting) reasons.push(joined('waits', state.waiting.reason, state.waiting.message));
  if (state.running && !ready) reasons.push("runs but isn't ready");
  if (ended && ended.exitCode !== 0) reasons.push(joined(`ended with ${ended.exitCode}`, ended.reason, ended.message));
  return reasons.map((reason) => `container ${name} ${reason}`);
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(': ');
}

function list(what: readonly string[]): any[] {
  const { isOk, output, messages } = kubectl(['get', ...what, '-o', 'json']);
  if (!isOk) throw new Error(messages);
  if (output === '') return [];
  const found = JSON.parse(output);
  return found.kind === 'List' ? found.items : [found];
}
