import { posix } from 'node:path';
import { forEachStruct, isAbsent, type JsonObject } from '../json';
import { once, type Report } from '../rule';
import { enabling } from './features';
import { type Container, containerRule, podSpecOf } from './parts';

const RESERVED = ['/', '/dev', '/dev/log'];
const WRITABLE = ['emptyDir', 'persistentVolumeClaim', 'ephemeral'];

const volumesByName = once((object) => {
  const byName = new Map<unknown, JsonObject>();
  forEachStruct(podSpecOf(object).spec.volumes, (volume) => byName.set(volume.name, volume));
  return byName;
});

/** Where volumes are mounted. */
export const volumeMounts = containerRule('serving/volume-mounts', (container, report, object) => {
  const { volumes } = podSpecOf(object).spec;
  const volumesAreKnown = isAbsent(volumes) || Array.isArray(volumes);
  const paths = new Set<string>();
  forEachStruct(container.container.volumeMounts, (mount, i) => {
    const field = `${container.field}.volumeMounts[${i}]`;
    checkPath(mount.mountPath, `${field}.mountPath`, paths, report);
    checkPropagation(mount.mountPropagation, `${field}.mountPropagation`, report);
    const volume = volumesByName(object).get(mount.name);
    if (volume !== undefined) checkReadOnly(mount, volume, container, `${field}.readOnly`, report);
    else if (volumesAreKnown && (typeof mount.name === 'string' || isAbsent(mount.name))) {
      report.refuse(`${field}.name`, mount.name, 'the name of a volume', 'declare the volume, or correct the name');
    }
  });
});

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
