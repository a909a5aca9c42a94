/** An object and the stage in which it is applied. */
export interface Staged {
  readonly stage: string;
  readonly object: any;
}

/** What is wrong with a platform: references to what isn't there, duplicates, and objects that come too early. */
export function problemsOf(objects: readonly Staged[]): string[] {
  const problems: string[] = [];
  const stages = new Map<string, string>();
  for (const { stage, object } of objects) {
    const id = idOf(object.kind, object.metadata.namespace, object.metadata.name);
    if (stages.has(id)) problems.push(`${id} is rendered twice`);
    stages.set(id, stage);
  }
  const pods = objects.flatMap(({ object }) =>
    object.spec?.template?.spec?.containers ? [{ owner: object, ...object.spec.template }] : [],
  );
  const selects = (namespace: string, selector: object) =>
    pods.some(
      ({ owner, metadata }) =>
        owner.metadata.namespace === namespace &&
        Object.entries(selector).every(([key, value]) => metadata.labels[key] === value),
    );
  const issued = new Set(
    objects.flatMap(({ object: { kind, metadata, spec } }) =>
      kind === 'Certificate' ? [idOf('Secret', metadata.namespace, spec.secretName)] : [],
    ),
  );

  const crds = objects.filter(({ object }) => object.kind === 'CustomResourceDefinition');
  const webhooks = objects.filter(({ object }) => object.kind.endsWith('WebhookConfiguration'));

  for (const { stage, object } of objects) {
    const { kind, metadata, spec } = object;
    const { namespace } = metadata;
    const self = idOf(kind, namespace, metadata.name);
    const needs = (neededKind: string, neededNamespace: string | undefined, name: string) => {
      const id = idOf(neededKind, neededNamespace, name);
      const needed = stages.get(id);
      if (needed === undefined && !issued.has(id)) problems.push(`${self} needs ${id}, which isn't there`);
      else if (needed !== undefined && needed > stage) problems.push(`${self} is applied before ${id}`);
    };
    const [group = ''] = object.apiVersion?.split('/') ?? [];
    if (/(knative|tekton)\.dev$/.test(group)) {
      const defines = new RegExp(`^${kind.toLowerCase()}e?s\\.${group}$`);
      const crd = crds.find((each) => defines.test(each.object.metadata.name));
      if (crd === undefined) problems.push(`${self} is of a kind that nothing defines`);
      else if (crd.stage >= stage) problems.push(`${self} is applied before its kind is established`);
      if (webhooks.some((webhook) => webhook.stage >= stage)) problems.push(`${self} is applied before webhooks serve`);
    }
    if (namespace !== undefined && !EXISTING.has(namespace)) needs('Namespace', undefined, namespace);
    if (kind.endsWith('Binding')) {
      needs(object.roleRef.kind, object.roleRef.kind === 'Role' ? namespace : undefined, object.roleRef.name);
      for (const subject of object.subjects) {
        if (subject.kind === 'ServiceAccount') needs('ServiceAccount', subject.namespace ?? namespace, subject.name);
      }
    }
    for (const { clientConfig } of object.webhooks ?? []) {
      needs('Service', clientConfig.service.namespace, clientConfig.service.name);
    }
    if (group === 'cert-manager.io' && spec.issuerRef) needs(spec.issuerRef.kind, undefined, spec.issuerRef.name);
    if (kind === 'HorizontalPodAutoscaler') needs(spec.scaleTargetRef.kind, namespace, spec.scaleTargetRef.name);
    const selector = kind === 'Service' ? spec.selector : (spec?.selector ?? spec?.podSelector)?.matchLabels;
    const isElsewhere = EXISTING.has(namespace) || WITHOUT_PODS.has(metadata.name);
    if (selector && !isElsewhere && !selects(namespace, selector)) problems.push(`${self} selects no pod`);
    const pod = spec?.template?.spec;
    if (!pod?.containers) continue;
    if (pod.serviceAccountName) needs('ServiceAccount', namespace, pod.serviceAccountName);
    for (const { configMap, secret } of pod.volumes ?? []) {
      if (configMap && !configMap.optional) needs('ConfigMap', namespace, configMap.name);
      if (secret && !secret.optional) needs('Secret', namespace, secret.secretName);
    }
    for (const { env = [] } of pod.containers) {
      for (const { name, value, valueFrom: { configMapKeyRef, secretKeyRef } = {} as any } of env) {
        if (configMapKeyRef && !configMapKeyRef.optional) needs('ConfigMap', namespace, configMapKeyRef.name);
        if (secretKeyRef && !secretKeyRef.optional) needs('Secret', namespace, secretKeyRef.name);
        const isMissing = MISSING_UPSTREAM.has(`${metadata.name} ${value}`);
        if (/^CONFIG_.*NAME$/.test(name) && !isMissing) needs('ConfigMap', namespace, value);
      }
    }
  }
  return problems;
}

/** Namespaces that a cluster has before the platform. */
const EXISTING = new Set(['cert-manager', 'kube-system', 'istio-system']);

/** Services of upstream's own that select no pod of their release. */
const WITHOUT_PODS = new Set(['ceph-controller-manager', 'rabbitmq-source-webhook', 'redis-webhook']);

/** Config maps that upstream's own variables name and no release holds: the programs do without. */
const MISSING_UPSTREAM = new Set([
  'tekton-triggers-controller config-leader-election-triggers-controllers',
  'tekton-pipelines-remote-resolvers feature-flags',
  'gitlab-controller-manager config-logging',
  'gitlab-controller-manager config-observability',
  'gitlab-webhook config-logging',
]);

function idOf(kind: string, namespace: string | undefined, name: string): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('/');
}
