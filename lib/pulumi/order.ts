import type { Manifest } from './tree';

/**
 * For each manifest, the indices of those that must be there before it: its namespace, the definition of its kind, what a
 * workload runs with, the server of a webhook, and the webhooks that admit it.
 */
export function orderOf(manifests: readonly Manifest[]): number[][] {
  const byId = new Map(manifests.map((manifest, i) => [idOf(manifest), i]));
  const definitions = new Map<string, number>();
  const workloads: number[] = [];
  const webhooks: number[] = [];
  const bindings = new Map<string, number[]>();
  manifests.forEach((manifest, i) => {
    if (manifest.kind === 'CustomResourceDefinition') {
      definitions.set(`${manifest.spec?.group}/${manifest.spec?.names?.kind}`, i);
    } else if (podOf(manifest) !== undefined) {
      workloads.push(i);
    } else if (/^(Mutating|Validating)WebhookConfiguration$/.test(manifest.kind)) {
      webhooks.push(i);
    } else if (/^(Cluster)?RoleBinding$/.test(manifest.kind)) {
      for (const { name, namespace } of manifest.subjects ?? []) {
        const account = `ServiceAccount|${namespace}|${name}`;
        bindings.set(account, [...(bindings.get(account) ?? []), i]);
      }
    }
  });
  const find = (kind: string, namespace: string | undefined, name: unknown) => byId.get(`${kind}|${namespace}|${name}`);

  return manifests.map((manifest, i) => {
    const { namespace } = manifest.metadata;
    const needs = new Set<number | undefined>();
    if (namespace !== undefined) needs.add(find('Namespace', undefined, namespace));
    const definition = definitions.get(`${manifest.apiVersion.split('/')[0]}/${manifest.kind}`);
    if (definition !== undefined) {
      needs.add(definition);
      for (const webhook of webhooks) needs.add(webhook);
    }
    const pod = podOf(manifest);
    if (pod !== undefined) {
      const account = pod.serviceAccountName ?? 'default';
      needs.add(find('ServiceAccount', namespace, account));
      for (const binding of bindings.get(`ServiceAccount|${namespace}|${account}`) ?? []) needs.add(binding);
      for (const [kind, name] of referencesOf(pod)) needs.add(find(kind, namespace, name));
    }
    if (manifest.roleRef) {
      const roleNamespace = manifest.roleRef.kind === 'Role' ? namespace : undefined;
      needs.add(find(manifest.roleRef.kind, roleNamespace, manifest.roleRef.name));
      for (const { kind, name, namespace: of } of manifest.subjects ?? []) needs.add(find(kind, of, name));
    }
    for (const service of servicesBehind(manifest)) {
      const server = find('Service', service.namespace, service.name);
      needs.add(server);
      if (server === undefined) continue;
      for (const workload of workloads) {
        if (selects(manifests[server], manifests[workload])) needs.add(workload);
      }
    }
    needs.delete(undefined);
    needs.delete(i);
    return [...(needs as Set<number>)].sort((a, b) => a - b);
  });
}

function idOf({ kind, metadata }: Manifest): string {
  return `${kind}|${metadata.namespace}|${metadata.name}`;
}

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'ReplicaSet']);

function podOf(manifest: Manifest): { readonly [field: string]: any } | undefined {
  return WORKLOADS.has(manifest.kind) ? (manifest.spec?.template?.spec ?? {}) : undefined;
}

/** Kind and name of the ConfigMaps and Secrets that a pod can't start without. */
function referencesOf(pod: { readonly [field: string]: any }): [string, unknown][] {
  const found: [string, unknown][] = [];
  for (const { configMap, secret } of pod.volumes ?? []) {
    if (configMap) found.push(['ConfigMap', configMap.name]);
    if (secret) found.push(['Secret', secret.secretName]);
  }
  for (const { env = [], envFrom = [] } of [...(pod.containers ?? []), ...(pod.initContainers ?? [])]) {
    for (const { valueFrom } of env) {
      if (valueFrom?.configMapKeyRef) found.push(['ConfigMap', valueFrom.configMapKeyRef.name]);
      if (valueFrom?.secretKeyRef) found.push(['Secret', valueFrom.secretKeyRef.name]);
    }
    for (const { configMapRef, secretRef } of envFrom) {
      if (configMapRef) found.push(['ConfigMap', configMapRef.name]);
      if (secretRef) found.push(['Secret', secretRef.name]);
    }
  }
  return found;
}

function servicesBehind(manifest: Manifest): { name?: string; namespace?: string }[] {
  if (!Array.isArray(manifest.webhooks)) return [];
  return manifest.webhooks.map((webhook) => webhook?.clientConfig?.service ?? {});
}

function selects(service: Manifest, workload: Manifest): boolean {
  const labels = workload.spec?.template?.metadata?.labels ?? {};
  return (
    service.metadata.namespace === workload.metadata.namespace &&
    Object.entries(service.spec?.selector ?? { '': '' }).every(([key, value]) => labels[key] === value)
  );
}
