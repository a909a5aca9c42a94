import { isAbsent, isObject, type JsonObject, listOf, objectOf } from '../json';
import type { Manifest } from '../rule';
import { templateSpecsOf } from '../triggers/parts';
import { hideWhere } from '../unknown';
import type { Graph, GraphRule } from './rule';

/** Notes a fault of an object: the rule's id, the field, its value, what is allowed, and what to change. */
export type Refuse = (rule: string, field: string, value: unknown, allowed: string, change: string) => void;

/** An object of Tekton, and what notes its faults. */
export interface TektonObject {
  readonly manifest: Manifest;
  readonly refuse: Refuse;
  /** Whether an event makes the object. */
  readonly isTriggered: boolean;
}

/** The objects of Tekton in an app, and those that templates make: what an event says of them isn't known. */
export function tektonObjects({ objects }: Graph, report: Parameters<GraphRule['check']>[1]): TektonObject[] {
  const found: TektonObject[] = [];
  for (const { apiObject, manifest } of objects) {
    const { apiVersion } = manifest;
    const isMade = apiVersion.startsWith('triggers.tekton.dev/');
    if (!isMade && !isTekton(apiVersion)) continue;
    for (const { path, made } of isMade ? madeBy(manifest) : [{ path: '', made: manifest }]) {
      const refuse: Refuse = (rule, field, value, allowed, change) => {
        report(apiObject, { rule, field: `${path}${field}`, value, allowed, change });
      };
      found.push({ manifest: made, refuse, isTriggered: isMade });
    }
  }
  return found;
}

function madeBy(template: Manifest): { readonly path: string; readonly made: Manifest }[] {
  return templateSpecsOf(template).flatMap(({ field, value }) =>
    listOf(value.resourcetemplates).flatMap((resource, i) => {
      if (!isObject(resource) || !isTekton(resource.apiVersion) || typeof resource.kind !== 'string') return [];
      const known = hideWhere(resource, (text) => typeof text === 'string' && /\$\((tt\.params|uid\))/.test(text));
      const metadata = { namespace: template.metadata.namespace, ...objectOf(known.metadata) };
      return [{ path: `${field}.resourcetemplates[${i}].`, made: { ...known, metadata } as unknown as Manifest }];
    }),
  );
}

function isTekton(apiVersion: unknown): boolean {
  return typeof apiVersion === 'string' && apiVersion.startsWith('tekton.dev/');
}

/** Specs of the app's Tasks, Pipelines and StepActions, by kind, namespace and name. */
export class SpecIndex {
  private readonly kinds = new Map<string, Map<string, JsonObject>>();

  public constructor({ objects }: Graph) {
    for (const { manifest } of objects) {
      const { apiVersion, kind, metadata, spec } = manifest;
      if (!isTekton(apiVersion)) continue;
      const specs = this.kinds.get(kind) ?? new Map<string, JsonObject>();
      specs.set(keyOf(metadata.namespace, metadata.name), objectOf(spec));
      this.kinds.set(kind, specs);
    }
  }

  /** What an object refers to by name; undefined if the app doesn't declare it. */
  public find(kind: string, { metadata }: Manifest, reference: unknown): JsonObject | undefined {
    if (!isObject(reference) || !isAbsent(reference.resolver) || !isAbsent(reference.apiVersion)) return undefined;
    return this.kinds.get(kind)?.get(keyOf(metadata.namespace, reference.name));
  }
}

function keyOf(namespace: string | undefined, name: unknown): string {
  return `${namespace}|${name}`;
}

/** The names in a list of objects. */
export function namesOf(list: unknown): unknown[] {
  return listOf(list).map((item) => item?.name);
}
