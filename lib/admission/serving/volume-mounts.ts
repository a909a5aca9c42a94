import { posix } from 'node:path';
import { isAbsent, type JsonObject, structsOf } from '../json';
import type { Report, Rule } from '../rule';
import { enabling } from './features';
import { type Container, containersOf, podSpecOf } from './parts';

const RESERVED = ['/', '/dev', '/dev/log'];
const WRITABLE = ['emptyDir', 'persistentVolumeClaim', 'ephemeral'];

/** Where volumes are mounted. */
export const volumeMounts: Rule = {
  id: 'serving/volume-mounts',
  check(object, report) {
    const pod = podSpecOf(object);
    const { volumes } = pod.spec;
    const volumesAreKnown = isAbsent(volumes) || Array.isArray(volumes);
    const byName = new Map<unknown, JsonObject>();
    for (const [, volume] of structsOf(volumes)) byName.set(volume.name, volume);
    for (const container of containersOf(object)) {
      const paths = new Set<string>();
      for (const [i, mount] of structsOf(container.container.volumeMounts)) {
        const field = `${container.field}.volumeMounts[${i}]`;
        checkPath(mount.mountPath, `${field}.mountPath`, paths, report);
        checkPropagation(mount.mountPropagation, `${field}.mountPropagation`, report);
        const volume = byName.get(mount.name);
        if (volume !== undefined) checkReadOnly(mount, volume, container, `${field}.readOnly`, report);
        else if (volumesAreKnown && (typeof mount.name === 'string' || isAbsent(mount.name))) {
          report.refuse(`${field}.name`, mount.name, 'the name of a volume', 'declare the volume, or correct the name');
        }
      }
    }
  },
};

function checkPath(path: unknown, field: string, seen: Set<string>, report: Report): void {
  if (isAbsent(path) || path === '') {
    report.refuse(field, path, 'an absolute path', 'say where the volume is mounted');
  }
  if (typeof path !== 'string' || path === '') return;
  const clean = posix.normalize(path).replace(/(.)\/$/, '$1');
  if (RESERVED.includes(clean)) {
    report.refuse(field, path, `any path but ${RESERVED.join(', ')}`, 'mount it elsewhere');
  } else if (!clean.startsWith('/')) {
    report.refuse(field, path, 'an absolute path', 'begin it with `/`');
  } else if (seen.has(clean)) {
    report.refuse(field, path, 'a path that no other mount of the container has', 'mount it elsewhere');
  }
  seen.add(clean);
}

function checkPropagation(propagation: unknown, field: string, report: Report): void {
  if (isAbsent(propagation)) return;
  report.needs(enabling('volumes-mount-propagation'), field);
  if (typeof propagation !== 'string' || propagation === 'None' || propagation === 'HostToContainer') return;
  report.refuse(field, propagation, 'None or HostToContainer', 'choose one of them');
}

/** Serving itself makes mounts read-only in all but init containers, unless the volume can be written to. */
function checkReadOnly(
  mount: JsonObject,
  volume: JsonObject,
  { role }: Container,
  field: string,
  report: Report,
): void {
  const isWritten = isAbsent(mount.readOnly) || mount.readOnly === false;
  if (!isWritten) return;
  if (!WRITABLE.some((source) => !isAbsent(volume[source]))) {
    if (role === 'init') report.refuse(field, mount.readOnly, 'true for this type of volume', 'set it');
  } else if (volume.persistentVolumeClaim?.readOnly === true) {
    report.refuse(field, mount.readOnly, 'true, since the claim of the volume is read-only', 'set it');
  }
}
