import { hasLabels, selects } from '../platform/selection';
import { definedBy, hasWebhooks, kindOf } from './kinds';
import type { Manifest } from './tree';

/**
 * For each manifest, the indices of those that must be there before it, without those that another of them brings: its
 * namespace, the definition of its kind, what it refers to, what a workload runs with, the server of a webhook, and the
 * webhooks and controllers of what is defined here. What must be there first is removed last, so that whoever has set a
 * finalizer is still there to take it off.
 */
export function orderOf(manifests: readonly Manifest[]): number[][] {
  const byId = new Map(manifests.map((manifest, i) => [idOf(manifest), i]));
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

  const needs = manifests.map((manifest, i) => {
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
    return [...new Set(found)]
      .filter((j) => j !== undefined && j !== i)
      .sort((a, b) => Number(a) - Number(b)) as number[];
  });
  return reduce(needs);
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
