import { groupOf } from '../admission/api-group';
import type { Manifest } from './tree';

/** Where a value is in a manifest. */
export type Path = readonly (string | number)[];

/** Whether what is at a path names or chooses something, so that it must be known when the program runs. */
export function isLiteral({ apiVersion, kind }: Manifest, path: Path, value: string | number): boolean {
  const fields = path.filter((step) => typeof step === 'string');
  const field = fields.at(-1) as string;
  if (IDENTITY.has(fields.join('.'))) return true;
  const isMember = path.some((step, i) => MAPS.has(String(step)) && typeof path[i + 1] === 'string');
  if (isMember) return CHOOSING_KEYS.test(field);
  if (!GROUPS.test(groupOf(apiVersion))) return false;
  if (fields.some((each) => ANYTHING.has(each))) return fields.includes('interceptors') && OF_INTERCEPTORS.has(field);
  // What an EventType calls its type is that of events.
  if (kind === 'EventType' && field === 'type') return false;
  const isNamed = (names: ReadonlySet<string>) => names.has(field) || names.has(`${fields.at(-2)}.${field}`);
  // A number may be the mode of a file.
  return isNamed(NAMES) || (typeof value === 'string' && (isNamed(CHOICES) || /[a-z](Policy|Mode)$/.test(field)));
}

/** Fields by which the cluster knows an object. */
const IDENTITY = new Set(['apiVersion', 'kind', 'metadata.name', 'metadata.generateName', 'metadata.namespace']);

/** Groups whose fields are known: of Kubernetes, Knative and Tekton. */
const GROUPS = /^[a-z]*$|(^|\.)(k8s\.io|knative\.dev|tekton\.dev)$/;

/** Fields that name something in the cluster or in the object; what has a name elsewhere, such as a disk, may be an Output. */
const NAMES = new Set([
  'adapterContainerName',
  'apiGroup',
  'apiGroups',
  'apiVersion',
  'apiversion',
  'beforeSteps',
  'broker',
  'channel.group',
  'claimName',
  'configurationName',
  'containerName',
  'fieldPath',
  'generateName',
  'key',
  'kind',
  'matchLabelKeys',
  'matchNames',
  'mismatchLabelKeys',
  'name',
  'namespace',
  'namespaces',
  'nodeName',
  'pipelineTaskName',
  'podGroup',
  'podGroupReplicaKey',
  'priorityClassName',
  'ref',
  'ref.address',
  'ref.group',
  'reference.address',
  'request',
  'resolver',
  'resourceClaimName',
  'resourceClaimTemplateName',
  'resourceFieldRef.resource',
  'resourceName',
  'resources',
  'revisionName',
  'runAfter',
  'runtimeClassName',
  'schedulerName',
  'secretKey',
  'secretName',
  'serviceAccount',
  'serviceAccountName',
  'serviceAccountNames',
  'serviceLoadBalancerClass',
  'serviceName',
  'storageClassName',
  'tag',
  'targetContainerName',
  'taskServiceAccountName',
  'topologyKey',
  'triggerRef',
  'volumeAttributesClassName',
  'volumeName',
  'workspace',
]);

/** Fields that hold one of a few words, besides all modes and policies. */
const CHOICES = new Set([
  'accessModes',
  'action',
  'add',
  'conditionType',
  'drop',
  'effect',
  'eventTypes',
  'format',
  'hashAlgorithm',
  'httpOption',
  'initialOffset',
  'keyType',
  'log.level',
  'medium',
  'mode',
  'mountPropagation',
  'onError',
  'onFailure',
  'operator',
  'ordering',
  'procMount',
  'protocol',
  'recursiveReadOnly',
  'scheme',
  'serviceType',
  'sessionAffinity',
  'status',
  'stopSignal',
  'streamIteratorType',
  'type',
  'verbs',
  'visibility',
  'whenUnsatisfiable',
]);

/** Fields of any content. */
const ANYTHING = new Set(['default', 'value']);

/** Names and choices among the params of ready-made interceptors. */
const OF_INTERCEPTORS = new Set(['checkType', 'secretKey', 'secretName']);

/** Fields whose members users call as they like. */
const MAPS = new Set([
  'annotations',
  'appendHeaders',
  'attributes',
  'binaryData',
  'data',
  'exact',
  'extensions',
  'headers',
  'labels',
  'limits',
  'matchLabels',
  'nodeSelector',
  'options',
  'overhead',
  'parameters',
  'params',
  'prefix',
  'requests',
  'stringData',
  'suffix',
  'userAnnotations',
  'volumeAttributes',
]);

/** Annotations and labels that hold a name or a choice. */
const CHOOSING_KEYS =
  /^\w+\.(knative|tekton)\.dev\/(.*class|disable-external-domain-tls|http-full-duplex|http-protocol|metric|metric-aggregation-algorithm|no-gc|queueproxy-podinfo|scope|visibility)$|^tekton\.dev\/payload-validation$/;
