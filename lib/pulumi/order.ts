import { RunError } from '@pulumi/pulumi';
import { ApiObject } from 'cdk8s';
import { hasLabels, selects } from '../platform/selection';
import { definedBy, hasWebhooks, kindOf } from './kinds';
import type { Manifest, RenderedObject } from './tree';

/**
 * For each object of a tree, the indices of those that must be there before it, without those that another of them brings:
 * what the program says by `addDependency`, its namespace, the definition of its kind, what it refers to, what a workload
 * runs with, the server of a webhook, and the webhooks and controllers of what is defined here. What must be there first is
 * removed last, so that whoever has set a finalizer is still there to take it off. Throws if a dependency closes a circle.
 *
 * @param earlier objects of other trees, which need none of this one; their indices follow those of the tree
 */
export function orderOf(tree: readonly RenderedObject[], earlier: readonly RenderedObject[] = []): number[][] {
  const objects = [...tree, ...earlier];
  const manifests = objects.map(({ manifest }) => manifest);
  // Of two with one id, that of the tree itself counts.
  const byId = new Map(manifests.map((manifest, i) => [idOf(manifest), i] as const).reverse());
  const where = (fits: (manifest: Manifest) => boolean) => [...manifests.keys()].filter((i) => fits(manifests[i]));
  const definitions = new Map(
    where((manifest) => definedBy(manifest) !== undefined).map((i) => [definedBy(manifests[i]), i]),
  );
  const webhooks = where(hasWebhooks);
  const workloads = where(({ kind }) => WORKLOADS.has(kind));
  const systems = new Set(webhooks.flatMap((i) => servicesBehind(manifests[i]).map(({ namespace }) => namespace)));
  const controllers = workloads.filter((i) => systems.has(manifests[i].metadata.namespace));
  const roles = where(({ kind }) => kind === 'ClusterRole');
  const settings = group(
    where(({ kind }) => kind === 'ConfigMap' || kind === 'Secret'),
    (i) => [manifests[i].metadata.namespace],
  );
  const bindings = group(
    where(({ kind }) => /^(Cluster)?RoleBinding$/.test(kind)),
    (i) => (manifests[i].subjects ?? []).map((subject: any) => idOf({ kind: subject.kind, metadata: subject })),
  );

  const declared = dependenciesOf(objects);
  const needs = manifests.map((manifest, i) => {
    if (i >= tree.length) return [];
    const { kind, metadata } = manifest;
    const found: (number | undefined)[] = [byId.get(`Namespace|undefined|${metadata.namespace}`)];
    for (const reference of referencesOf(manifest)) {
      const namespace = reference.namespace ?? metadata.namespace;
      const id = idOf({ kind: reference.kind, metadata: { ...reference, namespace } });
      found.push(byId.get(id) ?? byId.get(idOf({ kind: reference.kind, metadata: { name: reference.name } })));
      if (!manifest.subjects) found.push(...(bindings.get(id) ?? []));
    }
    const definition = definitions.get(kindOf(manifest));
    if (definition !== undefined) found.push(definition, ...webhooks, ...controllers);
    // Controllers read settings and certificates by name and watch kinds, which no field of theirs tells.
    if (WORKLOADS.has(kind)) found.push(...definitions.values(), ...(settings.get(metadata.namespace) ?? []));
    if (kind === 'Job') found.push(...definitions.values(), ...webhooks);
    for (const { matchLabels } of manifest.aggregationRule?.clusterRoleSelectors ?? []) {
      if (matchLabels === undefined) continue;
      found.push(...roles.filter((role) => hasLabels(manifests[role].metadata.labels, matchLabels)));
    }
    for (const service of servicesBehind(manifest)) {
      const server = byId.get(idOf({ kind: 'Service', metadata: service }));
      if (server === undefined) continue;
      found.push(server, ...workloads.filter((workload) => selects(manifests[server], manifests[workload])));
    }
    const inferred = found
      .filter((j) => j !== undefined)
      .filter((j) => j !== i)
      // What the program says counts more than what its objects tell.
      .filter((j) => wayTo(i, [j], declared) === undefined);
    return [...new Set([...declared[i], ...inferred])].sort((a, b) => a - b);
  });
  declared.forEach((dependencies, i) => {
    const way = wayTo(i, dependencies, needs);
    if (way !== undefined) throw circle([i, ...way].map((j) => objects[j].apiObject.node.path));
  });
  return reduce(needs);
}

/** The indices of what each object or a scope of it depends on by `addDependency`. */
function dependenciesOf(objects: readonly RenderedObject[]): number[][] {
  const indices = new Map(objects.map(({ apiObject }, i) => [apiObject, i]));
  return objects.map(({ apiObject }, i) =>
    apiObject.node.scopes
      .flatMap(({ node }) => node.dependencies)
      .flatMap(({ node }) => node.findAll().filter(ApiObject.isApiObject))
      .map((dependency) => indices.get(dependency))
      .filter((j) => j !== undefined)
      .filter((j) => j !== i),
  );
}

/** The indices on a way that starts with one of some steps and ends at an index; undefined if there is none. */
function wayTo(end: number, steps: readonly number[], needs: readonly (readonly number[])[]): number[] | undefined {
  const seen = new Set<number>();
  const go = (steps: readonly number[]): number[] | undefined => {
    for (const step of steps) {
      if (step === end) return [step];
      if (seen.has(step)) continue;
      seen.add(step);
      const rest = go(needs[step]);
      if (rest !== undefined) return [step, ...rest];
    }
    return undefined;
  };
  return go(steps);
}

function circle([first, ...way]: readonly string[]): Error {
  return new RunError(
    `'${first}' needs ${way.map((path) => `'${path}'`).join(', which needs ')}; allowed: dependencies without a circle; ` +
      `remove an \`addDependency\` between these`,
  );
}

function idOf({ kind, metadata }: { kind: string; metadata: { namespace?: string; name?: string } }): string {
  return `${kind}|${metadata.namespace}|${metadata.name}`;
}

function group<K>(indices: readonly number[], keysOf: (i: number) => readonly K[]): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const i of indices) {
    for (const key of keysOf(i)) groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return groups;
}

/** What runs all the time. */
const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** Fields that name an object, as a string or as an object with a name, and the kind they name where they don't say it. */
const KINDS_OF_FIELDS: { readonly [field: string]: string } = {
  serviceAccountName: 'ServiceAccount',
  imagePullSecrets: 'Secret',
  secret: 'Secret',
  secretName: 'Secret',
  secretRef: 'Secret',
  secretKeyRef: 'Secret',
  configMap: 'ConfigMap',
  configMapRef: 'ConfigMap',
  configMapKeyRef: 'ConfigMap',
  broker: 'Broker',
  taskRef: 'Task',
  pipelineRef: 'Pipeline',
};

interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

function referencesOf(manifest: Manifest): Reference[] {
  const { apiVersion, kind, metadata, status, ...body } = manifest;
  const found: Reference[] = [];
  const visit = (value: unknown, field: string) => {
    if (Array.isArray(value)) {
      for (const element of value) visit(element, field);
      return;
    }
    const { kind, name, namespace } = (
      typeof value === 'string' ? { name: value } : (value ?? {})
    ) as Partial<Reference>;
    const named = kind ?? KINDS_OF_FIELDS[field];
    if (typeof named === 'string' && typeof name === 'string') found.push({ kind: named, name, namespace });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      // A SinkBinding is ready once its subject is there, which may be ready only once it is bound.
      if (key !== 'subject') visit(member, key);
    }
  };
  if (kind !== 'CustomResourceDefinition') visit(body, '');
  return found;
}

function servicesBehind(manifest: Manifest): { name?: string; namespace?: string }[] {
  if (!Array.isArray(manifest.webhooks)) return [];
  return manifest.webhooks.map((webhook) => webhook?.clientConfig?.service ?? {});
}

/** Cuts circles where they close, and leaves out what is brought by another need. */
function reduce(needs: readonly number[][]): number[][] {
  const reduced: number[][] = [];
  const brought: Set<number>[] = [];
  const visiting = new Set<number>();
  const visit = (i: number) => {
    if (reduced[i] !== undefined) return;
    visiting.add(i);
    const direct = needs[i].filter((j) => !visiting.has(j));
    for (const j of direct) visit(j);
    visiting.delete(i);
    reduced[i] = direct.filter((j) => !direct.some((k) => brought[k].has(j)));
    brought[i] = new Set([...direct, ...direct.flatMap((j) => [...brought[j]])]);
  };
  needs.forEach((_direct, i) => {
    visit(i);
  });
  return reduced;
}
