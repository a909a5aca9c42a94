import { type JsonObject, listOf, objectOf, structsOf } from '../json';
import type { Manifest } from '../rule';

/** The spec of the pods of an object, and the path to it. */
export interface PodSpec {
  readonly spec: JsonObject;
  readonly field: string;
}

/** The spec of the pods that a Service, Configuration or Revision makes. */
export function podSpecOf({ kind, spec }: Manifest): PodSpec {
  if (kind === 'Revision') return { spec: objectOf(spec), field: 'spec' };
  return { spec: objectOf(objectOf(objectOf(spec).template).spec), field: 'spec.template.spec' };
}

/** A container, and what it is to its pod. */
export interface Container {
  readonly container: JsonObject;
  readonly field: string;
  /** The one that takes the requests, one beside it, or one that runs before them. */
  readonly role: 'main' | 'sidecar' | 'init';
}

/** All containers of a pod. */
export function containersOf({ spec, field }: PodSpec): Container[] {
  const containers = structsOf(spec.containers);
  return [
    ...containers.map(([i, container]) => ({
      container,
      field: `${field}.containers[${i}]`,
      role: containers.length === 1 || listOf(container.ports).length > 0 ? ('main' as const) : ('sidecar' as const),
    })),
    ...structsOf(spec.initContainers).map(([i, container]) => ({
      container,
      field: `${field}.initContainers[${i}]`,
      role: 'init' as const,
    })),
  ];
}

/** The annotations that configure a revision, and the path to them. */
export function revisionAnnotations({ kind, metadata, spec }: Manifest): { annotations: JsonObject; field: string } {
  if (kind === 'Revision') return { annotations: objectOf(metadata?.annotations), field: 'metadata.annotations' };
  const template = objectOf(objectOf(objectOf(spec).template).metadata);
  return { annotations: objectOf(template.annotations), field: 'spec.template.metadata.annotations' };
}

/** The first of some keys that is there with a text, as Knative reads keys that have an old spelling. */
export function firstOf(annotations: JsonObject, keys: readonly string[]): { key: string; value: string } | undefined {
  const key = keys.find((candidate) => annotations[candidate] !== undefined && annotations[candidate] !== null);
  if (key === undefined || typeof annotations[key] !== 'string') return undefined;
  return { key, value: annotations[key] };
}
