import { forEachStruct, isAbsent, isObject, type JsonObject, listOf, objectOf } from '../json';
import { isDns1123Label } from '../names';
import { isNegativeQuantity } from '../quantity';
import type { FeatureFlag, Report, Rule } from '../rule';
import { enabling } from './features';
import { containersOf, podSpecOf } from './parts';

/** The sources of a volume, each with the flag that it needs. */
const SOURCES: { readonly [source: string]: FeatureFlag | undefined } = {
  secret: undefined,
  configMap: undefined,
  projected: undefined,
  emptyDir: enabling('volumes-emptydir', 'enabled'),
  persistentVolumeClaim: enabling('persistent-volume-claim'),
  hostPath: enabling('volumes-hostpath'),
  csi: enabling('volumes-csi'),
  ephemeral: enabling('volumes-ephemeral'),
  image: enabling('volumes-image'),
};

/** Volumes have names of their own, and each is mounted. */
export const volumes: Rule = {
  id: 'serving/volumes',
  check(object, report) {
    const { spec, field: parent } = podSpecOf(object);
    if (listOf(spec.volumes).length === 0) return;
    const all = containersOf(object);
    const mountsAreKnown = all.every(
      ({ container }) => isAbsent(container.volumeMounts) || Array.isArray(container.volumeMounts),
    );
    const mounted = all.flatMap(({ container }) => listOf(container.volumeMounts).map((mount) => mount?.name));
    const seen = new Set<unknown>();
    forEachStruct(spec.volumes, ({ name }, i) => {
      const field = `${parent}.volumes[${i}].name`;
      if (isAbsent(name) || (typeof name === 'string' && !isDns1123Label(name))) {
        const allowed = 'at most 63 lower-case letters, digits and `-`, beginning and ending with a letter or digit';
        report.refuse(field, name, allowed, 'name the volume');
      }
      if (typeof name !== 'string') return;
      if (seen.has(name)) report.refuse(field, name, 'a name that no other volume has', 'rename one of the two');
      seen.add(name);
      if (mounted.includes(name) || !mountsAreKnown) return;
      report.refuse(field, name, 'a volume that some container mounts', 'mount it, or remove it');
    });
  },
};

/** What a volume holds. */
export const volumeSources: Rule = {
  id: 'serving/volume-source',
  check(object, report) {
    const { spec, field: parent } = podSpecOf(object);
    forEachStruct(spec.volumes, (volume, i) => {
      const field = `${parent}.volumes[${i}]`;
      const given = Object.keys(SOURCES).filter((source) => !isAbsent(volume[source]));
      if (given.length !== 1) {
        report.refuse(
          field,
          given,
          `one of ${Object.keys(SOURCES).join(', ')}`,
          'say what the volume holds, in one way',
        );
      }
      for (const source of given) {
        const flag = SOURCES[source];
        if (flag !== undefined) report.needs(flag, `${field}.${source}`);
      }
      checkClaim(volume.persistentVolumeClaim, `${field}.persistentVolumeClaim`, report);
      checkEmptyDir(objectOf(volume.emptyDir), `${field}.emptyDir`, report);
      checkImage(volume.image, `${field}.image`, report);
      for (const source of ['secret', 'configMap']) {
        checkItems(objectOf(volume[source]), `${field}.${source}`, report);
      }
      forEachStruct(objectOf(volume.projected).sources, (projection, j) => {
        checkProjection(projection, `${field}.projected.sources[${j}]`, report);
      });
    });
  },
};

function checkClaim(claim: unknown, field: string, report: Report): void {
  if (!isObject(claim) || !(isAbsent(claim.readOnly) || claim.readOnly === false)) return;
  report.needs(enabling('persistent-volume-write'), `${field}.readOnly`);
}

function checkEmptyDir({ medium, sizeLimit }: JsonObject, field: string, report: Report): void {
  if (typeof medium === 'string' && medium !== '' && medium !== 'Memory') {
    report.refuse(`${field}.medium`, medium, 'Memory, or absent', 'remove it');
  }
  if ((typeof sizeLimit === 'string' && isNegativeQuantity(sizeLimit)) || sizeLimit < 0) {
    report.refuse(`${field}.sizeLimit`, sizeLimit, 'an amount, 0 or more', 'give an amount');
  }
}

const PULL_POLICIES = ['', 'IfNotPresent', 'Always', 'Never'];

function checkImage(image: unknown, field: string, report: Report): void {
  if (!isObject(image)) return;
  requireText(image, 'reference', field, report);
  const { pullPolicy } = image;
  if (typeof pullPolicy !== 'string' || PULL_POLICIES.includes(pullPolicy)) return;
  report.refuse(`${field}.pullPolicy`, pullPolicy, 'IfNotPresent, Always or Never', 'choose one of them');
}

const PROJECTIONS = ['secret', 'configMap', 'serviceAccountToken', 'downwardAPI'];

function checkProjection(projection: JsonObject, field: string, report: Report): void {
  const given = PROJECTIONS.filter((source) => !isAbsent(projection[source]));
  if (given.length !== 1) report.refuse(field, given, `one of ${PROJECTIONS.join(', ')}`, 'give one of them');
  for (const source of ['secret', 'configMap']) {
    if (!isObject(projection[source])) continue;
    requireText(projection[source], 'name', `${field}.${source}`, report);
    checkItems(projection[source], `${field}.${source}`, report);
  }
  const { serviceAccountToken, downwardAPI } = projection;
  if (isObject(serviceAccountToken)) requireText(serviceAccountToken, 'path', `${field}.serviceAccountToken`, report);
  forEachStruct(objectOf(downwardAPI).items, (file, i) => {
    const item = `${field}.downwardAPI.items[${i}]`;
    requireText(file, 'path', item, report);
    if (isAbsent(file.fieldRef) !== isAbsent(file.resourceFieldRef)) return;
    report.refuse(item, file, 'one of `fieldRef` and `resourceFieldRef`', 'give one of them');
  });
}

function checkItems({ items }: JsonObject, field: string, report: Report): void {
  forEachStruct(items, (item, i) => {
    requireText(item, 'key', `${field}.items[${i}]`, report);
    requireText(item, 'path', `${field}.items[${i}]`, report);
  });
}

function requireText(holder: JsonObject, name: string, field: string, report: Report): void {
  if (!isAbsent(holder[name]) && holder[name] !== '') return;
  report.refuse(`${field}.${name}`, holder[name], `a ${name}`, 'give it');
}
