import { groupOf } from '../admission/api-group';
import type { PlatformImage } from './images';
import { workloadBehind } from './selection';
import type { StagedManifest } from './stages';

/**
 * Fields of an object that a controller writes while the platform runs, and that the manifests leave out. Argo CD takes these
 * entries as they are in `ignoreDifferences`. Flux needs none, since it leaves alone what manifests leave out; for a field that
 * a patch sets all the same, `spec.ignore` of a Kustomization takes the pointers as `paths` and all else but the managers as
 * `target`, since Flux 2.9.
 */
export interface RuntimeOwnedFields {
  /** API group of the object; empty for the core group. */
  readonly group: string;

  /** Kind of the object. */
  readonly kind: string;

  /** Name of the object. */
  readonly name: string;

  /**
   * Namespace of the object.
   *
   * @default - its kind has none
   */
  readonly namespace?: string;

  /** The fields, as JSON pointers. */
  readonly jsonPointers: string[];

  /** Field managers under which the controllers write, as `metadata.managedFields` names them; none if a person does. */
  readonly managedFieldsManagers: string[];
}

/**
 * The fields of a platform that its controllers write.
 *
 * @internal
 */
export function runtimeOwnedFields(
  objects: readonly StagedManifest[],
  images: readonly PlatformImage[] = [],
): RuntimeOwnedFields[] {
  /** The name of the program behind a Service, which is its field manager: what upstream's image is called. */
  const serverOf = (service: any): string => {
    const image: string = workloadBehind(service ?? {}, objects)?.spec.template.spec.containers[0].image ?? 'webhook';
    const { upstream } = images.find(({ reference }) => reference === image) ?? { upstream: image };
    return upstream
      .replace(/[@:][^/]*$/, '')
      .replace(/^.*\//, '')
      .replace(/-[0-9a-f]{32}$/, '');
  };
  /** The program that fills the Secret with its own certificate; undefined if a person fills it. */
  const webhookOf = ({ name, namespace }: StagedManifest['metadata']): string | undefined =>
    name.endsWith('-certs') ? serverOf({ namespace, name: name.replace(/-certs$/, '') }) : undefined;
  const scaled = new Set(objects.flatMap(({ kind, metadata, spec }) => (kind === HPA ? [idOf(metadata, spec)] : [])));
  const found: RuntimeOwnedFields[] = [];
  for (const object of objects) {
    const { apiVersion, kind, metadata, spec } = object;
    const { namespace, name } = metadata;
    const group = groupOf(apiVersion);
    const add = (manager: string | undefined, ...jsonPointers: string[]) => {
      const managedFieldsManagers = manager === undefined ? [] : [manager];
      found.push({ group, kind, name, namespace, jsonPointers, managedFieldsManagers });
    };
    if (kind.endsWith('WebhookConfiguration')) {
      if (!object.webhooks?.length) continue;
      const pointers = object.webhooks.flatMap(({ namespaceSelector, rules }: any, index: number) => {
        const selector = namespaceSelector ? 'namespaceSelector/matchExpressions' : 'namespaceSelector';
        const fields = [
          'clientConfig/caBundle',
          // Webhooks for settings keep the namespaces that the manifest names.
          ...(name.startsWith('config.') ? [] : [selector]),
          ...(rules ? [] : ['rules']),
        ];
        return fields.map((field) => `/webhooks/${index}/${field}`);
      });
      add(serverOf(object.webhooks[0].clientConfig.service), ...pointers);
    } else if (kind === 'CustomResourceDefinition' && spec.conversion?.webhook) {
      const { service } = spec.conversion.webhook.clientConfig;
      add(serverOf(service), '/spec/conversion/webhook/clientConfig/caBundle');
    } else if (kind === 'ClusterInterceptor') {
      add(serverOf(spec.clientConfig.service), '/spec/clientConfig/caBundle');
    } else if (kind === 'ClusterRole' && object.aggregationRule) {
      add('clusterrole-aggregation-controller', '/rules');
    } else if (kind === 'Secret' && !object.data && !object.stringData) {
      add(FILLED_BY[name] ?? webhookOf(metadata), '/data');
    } else if (scaled.has(`${kind} ${namespace} ${name}`)) {
      add('kube-controller-manager', '/spec/replicas');
    } else if (name in SCALED_BY && spec?.template) {
      add(SCALED_BY[name], '/spec/replicas', ...(name === PING_SOURCE ? ['/spec/template/spec/containers/0/env'] : []));
    }
  }
  return found;
}

const PING_SOURCE = 'pingsource-mt-adapter';

/** Workloads whose pods a controller counts, each with the controller. */
const SCALED_BY: { readonly [workload: string]: string } = {
  [PING_SOURCE]: 'controller',
  'kafka-source-dispatcher': 'kafka-controller',
};

/** Secrets that something else fills than the webhook that they are named after. */
const FILLED_BY: { readonly [secret: string]: string } = {
  'routing-serving-certs': 'cert-manager-certificates-issuing',
};

const HPA = 'HorizontalPodAutoscaler';

function idOf({ namespace }: { namespace?: string }, { scaleTargetRef: { kind, name } }: any): string {
  return `${kind} ${namespace} ${name}`;
}
