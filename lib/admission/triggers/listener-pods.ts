import { isAbsent, isObject, objectOf } from '../json';
import type { Manifest, Report } from '../rule';
import { isEmptyList, type Part } from './parts';

/** Fields of a part of a pod, and those of them that may be set. */
export interface Fields {
  readonly all: readonly string[];
  readonly allowed: readonly string[];
}

/** The pod that a listener asks for. */
export interface ListenerPod {
  readonly pod: Part;
  /** Whether it is part of an object of another kind. Empty lists and maps are then still there when fields are checked. */
  readonly isCustom: boolean;
}

/** The pods that a listener asks for, in either of the two ways. */
export function* podsOf(object: Manifest): Generator<ListenerPod> {
  const { kubernetesResource, customResource } = objectOf(objectOf(object.spec).resources);
  for (const [name, resource] of Object.entries({ kubernetesResource, customResource })) {
    const { spec } = objectOf(objectOf(objectOf(resource).spec).template);
    const field = `spec.resources.${name}.spec.template.spec`;
    if (isObject(spec)) yield { pod: { field, value: spec }, isCustom: name === 'customResource' };
  }
}

/** A field that Go leaves at its zero value counts as absent, unless Go holds a pointer to it. */
export function refuseFields(
  { field, value }: Part,
  { all, allowed }: Fields,
  report: Report,
  keepsEmpty = false,
): void {
  for (const name of all) {
    const set = value[name];
    const isZero =
      isAbsent(set) ||
      (set === '' && !POINTERS_TO_STRINGS.includes(name)) ||
      (set === false && PLAIN_BOOLEANS.includes(name)) ||
      (!keepsEmpty && (isEmptyList(set) || (MAPS.includes(name) && isObject(set) && Object.keys(set).length === 0)));
    if (isZero || allowed.includes(name)) continue;
    report.refuse(`${field}.${name}`, set, `none; here one may set ${allowed.join(', ')}`, 'leave it out');
  }
}

const PLAIN_BOOLEANS = ['hostNetwork', 'hostPID', 'hostIPC', 'stdin', 'stdinOnce', 'tty'];
const POINTERS_TO_STRINGS = ['runtimeClassName', 'preemptionPolicy', 'hostnameOverride'];
const MAPS = ['overhead'];
