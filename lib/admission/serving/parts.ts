import { forEachStruct, isAbsent, type JsonObject, listOf, objectOf } from '../json';
import { type Manifest, once, type Report, type Rule } from '../rule';

/** The spec of the pods of an object, and the path to it. */
export interface PodSpec {
  readonly spec: JsonObject;
  readonly field: string;
}

/** The spec of the pods that a Service, Configuration or Revision makes. */
export const podSpecOf = once(({ kind, spec }): PodSpec => {
  if (kind === 'Revision') return { spec: objectOf(spec), field: 'spec' };
  return { spec: objectOf(objectOf(objectOf(spec).template).spec), field: 'spec.template.spec' };
});

/** A container, and what it is to its pod. */
export interface Container {
  readonly container: JsonObject;
  readonly field: string;
  /** The one that takes the requests, one beside it, or one that runs before them. */
  readonly role: 'main' | 'sidecar' | 'init';
}

/** All containers of the pods that a Service, Configuration or Revision makes. */
export const containersOf = once((object): readonly Container[] => {
  const { spec, field } = podSpecOf(object);
  const containers: Container[] = [];
  const isOne = listOf(spec.containers).length === 1;
  forEachStruct(spec.containers, (container, i) => {
    const role = isOne || listOf(container.ports).length > 0 ? 'main' : 'sidecar';
    containers.push({ container, field: `${field}.containers[${i}]`, role });
  });
  forEachStruct(spec.initContainers, (container, i) => {
    containers.push({ container, field: `${field}.initContainers[${i}]`, role: 'init' });
  });
  return containers;
});

/** A rule that each container keeps for itself. */
export function containerRule(
  id: string,
  check: (container: Container, report: Report, object: Manifest) => void,
): Rule {
  return {
    id,
    check(object, report) {
      for (const container of containersOf(object)) check(container, report, object);
    },
  };
}

/** Annotations, and the path to them. */
export interface Annotations {
  readonly annotations: JsonObject;
  readonly field: string;
}

/** The annotations that configure a revision. */
export const revisionAnnotations = once(({ kind, metadata, spec }): Annotations => {
  if (kind === 'Revision') return { annotations: objectOf(metadata?.annotations), field: 'metadata.annotations' };
  const template = objectOf(objectOf(objectOf(spec).template).metadata);
  return { annotations: objectOf(template.annotations), field: 'spec.template.metadata.annotations' };
});

/** The first of some keys that is there with a text, as Knative reads keys that have an old spelling. */
export function firstOf(annotations: JsonObject, keys: readonly string[]): { key: string; value: string } | undefined {
  for (const key of keys) {
    const value = annotations[key];
    if (!isAbsent(value)) return typeof value === 'string' ? { key, value } : undefined;
  }
  return undefined;
}
