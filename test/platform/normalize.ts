import { createHash } from 'node:crypto';

/**
 * A digest of what an object means to a cluster: the same for two manifests that differ in nothing but the order of lists
 * that have none, values that are the default, prose, and labels that name the release. `without` are paths that are left
 * out, as `test/platform/parity-exceptions.txt` writes them.
 */
export function meaningOf(manifest: any, without: ReadonlySet<string>): string {
  const { status: _status, ...object } = structuredClone(manifest);
  const { creationTimestamp: _time, generateName: _generated, name: _name, ...metadata } = object.metadata;
  object.metadata = { ...metadata, labels: withoutRelease(metadata.labels), annotations: { ...metadata.annotations } };
  delete object.metadata.annotations['knative.dev/example-checksum'];
  delete object.metadata.annotations['controller-gen.kubebuilder.io/version'];
  const pod = object.spec?.template?.metadata;
  if (pod) pod.labels = withoutRelease(pod.labels);
  if (object.kind === 'ConfigMap' && object.data) delete object.data._example;
  if (/Role$/.test(object.kind) && object.rules) object.rules = permissions(object.rules);
  if (object.kind === 'CustomResourceDefinition') dropProse(object.spec);
  return createHash('sha256')
    .update(JSON.stringify(canonical(object, '', { without, name: '', schema: false })))
    .digest('hex')
    .slice(0, 16);
}

/** Group, kind, namespace and name; a generated name ends with `*`. */
export function idOf({ apiVersion, kind, metadata }: any): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, metadata.namespace ?? '', metadata.name ?? `${metadata.generateName}*`].join('|');
}

const RELEASE = /^(app\.kubernetes\.io\/(version|managed-by)|(pipeline|triggers)\.tekton\.dev\/release|version)$/;

function withoutRelease(labels: object = {}): object {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !RELEASE.test(key)));
}

function permissions(rules: any[]): string[] {
  const each = rules.flatMap(
    ({ verbs, apiGroups = [], resources = [], resourceNames = ['(any)'], nonResourceURLs = [] }) =>
      verbs.flatMap((verb: string) => [
        ...nonResourceURLs.map((url: string) => `${verb} ${url}`),
        ...apiGroups.flatMap((group: string) =>
          resources.flatMap((resource: string) =>
            resourceNames.map((name: string) => `${verb} ${group}/${resource} ${name}`),
          ),
        ),
      ]),
  );
  return [...new Set(each)].sort();
}

/** Removes descriptions, but not a property of that name. */
function dropProse(node: any, isProperties = false): void {
  if (typeof node !== 'object' || node === null) return;
  if (!isProperties && typeof node.description === 'string') delete node.description;
  for (const [key, child] of Object.entries(node)) dropProse(child, key === 'properties' && !isProperties);
}

const DEFAULTS: { readonly [field: string]: unknown } = {
  protocol: 'TCP',
  type: 'ClusterIP',
  restartPolicy: 'Always',
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  scheme: 'HTTP',
  optional: false,
  preserveUnknownFields: false,
};

const WITHOUT_ORDER = new Set(
  (
    'env ports volumes volumeMounts subjects required shortNames categories verbs versions additionalPrinterColumns ' +
    'enum operations resources apiGroups apiVersions add drop webhooks clusterRoleSelectors'
  ).split(' '),
);

const NOTHING_IF_EMPTY = new Set(['labels', 'annotations', 'metadata', 'data', 'resources', 'securityContext']);

interface Place {
  readonly without: ReadonlySet<string>;
  readonly name: string;
  readonly schema: boolean;
}

function canonical(value: any, path: string, place: Place): any {
  const { without, name, schema } = place;
  if (without.has(path) || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value
      .map((item, index) => canonical(item, `${path}[${item?.name ?? index}]`, { ...place, name: '' }))
      .filter((item) => item !== undefined);
    // Variables that name others, or one twice, depend on their order.
    const names = value.map((item) => item?.name);
    const ordered = name === 'env' && (/\$\(/.test(JSON.stringify(value)) || new Set(names).size < names.length);
    if (WITHOUT_ORDER.has(name) && !ordered) items.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object') return value;
  const inSchema = schema || name === 'openAPIV3Schema';
  const fields: { [field: string]: any } = {};
  for (const key of Object.keys(value).sort()) {
    const child = canonical(value[key], `${path}.${key}`, { without, name: key, schema: inSchema });
    if (child === undefined || (child === DEFAULTS[key] && !inSchema && name !== 'data')) continue;
    fields[key] = name === 'limits' || name === 'requests' ? String(child) : child;
  }
  return Object.keys(fields).length === 0 && !inSchema && NOTHING_IF_EMPTY.has(name) ? undefined : fields;
}

function sortKey(item: any): string {
  return `${item?.name ?? ''} ${JSON.stringify(item)}`;
}
