import { isAbsent, isObject, type JsonObject, listOf } from '../json';
import type { Report } from '../rule';
import { features } from './features';
import { type Container, containerRule, type PodSpec, podSpecOf } from './parts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'];

/** How Serving learns that a container works. */
export const probes = containerRule('serving/probes', (container, report, object) => {
  if (container.role === 'init') return;
  for (const name of PROBES) {
    const probe = container.container[name];
    if (isObject(probe)) checkProbe(probe, name, container, podSpecOf(object), report);
  }
});

function checkProbe(probe: JsonObject, name: string, container: Container, pod: PodSpec, report: Report): void {
  const field = `${container.field}.${name}`;
  const isReadiness = name === 'readinessProbe';
  if (container.role === 'sidecar') {
    // An empty probe says nothing, but Serving adds a threshold to one of readiness.
    const isEmpty = !isReadiness && Object.values(probe).every((value) => isAbsent(value) || value === 0);
    if (isEmpty && report.setting(features.multiContainerProbing)?.toLowerCase() !== 'enabled') return;
    report.needs(features.multiContainerProbing, field);
  }
  const handlers = HANDLERS.filter((handler) => !isAbsent(probe[handler]));
  const getsHandler = isReadiness && container.role === 'main';
  if (handlers.length > 1 || (handlers.length === 0 && !getsHandler)) {
    report.refuse(field, handlers, `one of ${HANDLERS.join(', ')}`, 'say how the container is probed, in one way');
  }
  for (const handler of ['httpGet', 'tcpSocket'])
    checkProbePort(probe[handler], `${field}.${handler}`, container, pod, report);
  if (isReadiness) checkReadiness(probe, field, report);
}

function checkProbePort(handler: any, field: string, { role }: Container, pod: PodSpec, report: Report): void {
  if (!isObject(handler)) return;
  const { port } = handler;
  if (role === 'sidecar') {
    if (!isAbsent(port) && port !== '' && port !== 0) return;
    report.refuse(`${field}.port`, port, 'the port that the sidecar listens on', 'give a port');
  } else if (typeof port === 'string' && port !== '' && port !== requestPortName(pod)) {
    const allowed = `a number, or \`${requestPortName(pod)}\`, the name of the container's port`;
    report.refuse(`${field}.port`, port, allowed, 'give the number');
  }
}

function requestPortName({ spec }: PodSpec): string {
  const ports = listOf(spec.containers).flatMap((container) => listOf(container?.ports).slice(0, 1));
  return ports[ports.length - 1]?.name || 'http';
}

/** Numbers of a readiness probe; without a period, Serving probes as fast as it can. */
function checkReadiness(probe: JsonObject, field: string, report: Report): void {
  const atLeast = (name: string, min: number) => {
    const value = probe[name];
    if (typeof value !== 'number' || value >= min || value === 0) return;
    report.refuse(`${field}.${name}`, value, `${min} or more`, 'raise it');
  };
  atLeast('periodSeconds', 0);
  atLeast('initialDelaySeconds', 0);
  atLeast('successThreshold', 1);
  const { periodSeconds } = probe;
  if (periodSeconds === 0 || isAbsent(periodSeconds)) {
    for (const name of ['failureThreshold', 'timeoutSeconds']) {
      const value = probe[name];
      if (typeof value !== 'number' || value === 0) continue;
      report.refuse(
        `${field}.${name}`,
        value,
        'nothing while `periodSeconds` is 0',
        'give `periodSeconds`, or remove it',
      );
    }
  } else {
    atLeast('timeoutSeconds', 1);
    atLeast('failureThreshold', 1);
  }
}
