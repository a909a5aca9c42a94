import type { StagedManifest } from './stages';
import { workloadBehind } from './workload-behind';

/**
 * Fields of an object that a controller writes while the platform runs. The manifests leave them out; Argo CD takes these
 * entries in `ignoreDifferences`, with `managers` as `managedFieldsManagers`, and Flux the pointers as `paths`.
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

  /** Field managers under which the controllers write, as `metadata.managedFields` names them. */
  readonly managers: string[];
}

/**
 * The fields of a platform that its controllers write.
 *
 * @internal
 */
export function runtimeOwnedFields(objects: readonly StagedManifest[]): RuntimeOwnedFields[] {
  const scaled = new Set(objects.flatMap(({ kind, metadata, spec }) => (kind === HPA ? [idOf(metadata, spec)] : [])));
  const found: RuntimeOwnedFields[] = [];
  for (const object of objects) {
    const { apiVersion, kind, metadata, spec } = object;
    const add = (jsonPointers: string[], ...managers: string[]) => {
      const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
      found.push({ group, kind, name: metadata.name, namespace: metadata.namespace, jsonPointers, managers });
    };
    if (kind.endsWith('WebhookConfiguration') && object.webhooks) {
      const pointers = object.webhooks.flatMap((_: unknown, index: number) =>
        ['clientConfig/caBundle', 'namespaceSelector', 'rules'].map((field) => `/webhooks/${index}/${field}`),
      );
      add(pointers, serverOf(object.webhooks[0]?.clientConfig.service, objects));
    } else if (kind === 'CustomResourceDefinition' && spec.conversion?.webhook) {
      const { service } = spec.conversion.webhook.clientConfig;
      add(['/spec/conversion/webhook/clientConfig/caBundle'], serverOf(service, objects));
    } else if (kind === 'ClusterInterceptor') {
      add(['/spec/clientConfig/caBundle'], serverOf(spec.clientConfig.service, objects));
    } else if (kind === 'ClusterRole' && object.aggregationRule) {
      add(['/rules'], 'clusterrole-aggregation-controller');
    } else if (kind === 'Secret' && object.data === undefined) {
      add(['/data'], 'webhook');
    } else if (scaled.has(`${kind} ${metadata.namespace} ${metadata.name}`)) {
      add(['/spec/replicas'], 'kube-controller-manager');
    } else if (SCALED_BY_CONTROLLERS.has(metadata.name) && spec?.template) {
      add(['/spec/replicas'], 'controller');
    }
  }
  return found;
}

/** Workloads that run only while an object needs them. */
const SCALED_BY_CONTROLLERS = new Set([
  'pingsource-mt-adapter',
  'kafka-broker-dispatcher',
  'kafka-channel-dispatcher',
  'kafka-source-dispatcher',
]);

const HPA = 'HorizontalPodAutoscaler';

function idOf({ namespace }: { namespace?: string }, { scaleTargetRef: { kind, name } }: any): string {
  return `${kind} ${namespace} ${name}`;
}

/** The name of the program behind a Service, which is its field manager: what its image is called. */
function serverOf(service: any, objects: readonly StagedManifest[]): string {
  const image: string = workloadBehind(service ?? {}, objects)?.spec.template.spec.containers[0].image ?? 'webhook';
  return image
    .replace(/[@:][^/]*$/, '')
    .replace(/^.*\//, '')
    .replace(/-[0-9a-f]{32}$/, '');
}
