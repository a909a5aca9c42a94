import { isObject, listOf, objectOf } from '../admission/json';
import { compact } from '../kubernetes/render';

/**
 * What the cluster's defaulting writes into the lists of a revision's spec. A template whose name stays the same isn't
 * defaulted again, while lists are replaced whole when a Service is applied again: left out, these fields would count as
 * a change of the template, and nothing else of the Service could change.
 *
 * @internal
 */
export function withListDefaults(spec: { readonly [field: string]: any }): object {
  const containers = listOf(spec.containers);
  const initContainers = listOf(spec.initContainers);
  const taken = new Set([...containers, ...initContainers].map((container) => container?.name));
  const writable = new Set(
    listOf(spec.volumes)
      .filter(isWritable)
      .map(({ name }) => name),
  );
  const named = (list: readonly any[], prefix: string) => {
    let suffix = 0;
    return list.map((container) => {
      if (!isObject(container) || container.name !== undefined) return container;
      let name = prefix;
      if (list.length > 1 || taken.has(name)) {
        do name = `${prefix}-${suffix++}`;
        while (taken.has(name));
      }
      return { ...container, name };
    });
  };
  return {
    ...spec,
    containers: named(containers, 'user-container').map((container) => {
      const { volumeMounts, ports, readinessProbe, livenessProbe, startupProbe } = objectOf(container);
      const serves = containers.length === 1 || listOf(ports).length > 0;
      return {
        ...container,
        readinessProbe: withService(defaultProbe(serves ? (readinessProbe ?? {}) : readinessProbe, serves)),
        livenessProbe: withService(livenessProbe),
        startupProbe: withService(startupProbe),
        volumeMounts: Array.isArray(volumeMounts)
          ? volumeMounts.map((mount) => (writable.has(mount?.name) ? mount : { ...mount, readOnly: true }))
          : volumeMounts,
      };
    }),
    initContainers: spec.initContainers === undefined ? undefined : named(initContainers, 'init-container'),
  };
}

function isWritable(volume: unknown): boolean {
  const { emptyDir, persistentVolumeClaim, ephemeral } = objectOf(volume);
  return (emptyDir ?? persistentVolumeClaim ?? ephemeral) !== undefined;
}

function defaultProbe(probe: unknown, serves: boolean): unknown {
  if (!isObject(probe)) return probe;
  const { httpGet, tcpSocket, exec, grpc, periodSeconds } = probe;
  const asks = httpGet ?? tcpSocket ?? exec ?? grpc;
  return {
    ...(serves && asks === undefined ? { tcpSocket: { port: 0 } } : {}),
    successThreshold: 1,
    ...(periodSeconds ? { failureThreshold: 3, timeoutSeconds: 1 } : {}),
    ...compact(probe),
  };
}

function withService(probe: unknown): unknown {
  return isObject(probe) && isObject(probe.grpc)
    ? { ...probe, grpc: { ...probe.grpc, service: probe.grpc.service ?? '' } }
    : probe;
}
