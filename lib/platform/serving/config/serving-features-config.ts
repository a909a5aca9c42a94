import { type KeyTable, key, text } from '../../config/keys';

/** Whether Services may use something. */
export enum FeatureState {
  /** They may, and it is on. */
  ENABLED = 'enabled',
  /** They may. */
  ALLOWED = 'allowed',
  /** They may not: the webhook refuses it. */
  DISABLED = 'disabled',
}

/** What pods of revisions get of Kubernetes' `restricted` Pod Security. */
export enum SecurePodDefaults {
  /** What their Service says. */
  DISABLED = 'disabled',
  /** All that their Service leaves out, but images that run as root may. */
  ALLOW_ROOT_BOUNDED = 'AllowRootBounded',
  /** All that their Service leaves out. */
  ENABLED = 'enabled',
}

/**
 * What Services may use of Kubernetes and of Knative: the config map `config-features`.
 *
 * @see https://knative.dev/docs/serving/configuration/feature-flags/
 */
export interface ServingFeaturesConfig {
  /**
   * Security settings of pods that their Service leaves out.
   *
   * @default SecurePodDefaults.DISABLED
   */
  readonly securePodDefaults?: SecurePodDefaults;

  /**
   * Services with several containers.
   *
   * @default FeatureState.ENABLED
   */
  readonly multiContainer?: FeatureState;

  /**
   * Readiness probes of the containers that take no requests.
   *
   * @default FeatureState.DISABLED
   */
  readonly multiContainerProbing?: FeatureState;

  /**
   * Finding out by a probe whether a container speaks HTTP/2.
   *
   * @default FeatureState.DISABLED
   */
  readonly autodetectHttp2?: FeatureState;

  /**
   * The header `Knative-Serving-Tag`, which chooses a tagged revision.
   *
   * @default FeatureState.DISABLED
   */
  readonly tagHeaderBasedRouting?: FeatureState;

  /**
   * Labels and annotations of the pod as files of the queue-proxy; `ALLOWED` where the annotation `features.knative.dev/queueproxy-podinfo` asks for it.
   *
   * @default FeatureState.DISABLED
   */
  readonly queueProxyMountPodInfo?: FeatureState;

  /**
   * Requests and limits of queue-proxies that nothing else sets.
   *
   * @default FeatureState.DISABLED
   */
  readonly queueProxyResourceDefaults?: FeatureState;

  /**
   * `affinity`.
   *
   * @default FeatureState.DISABLED
   */
  readonly affinity?: FeatureState;

  /**
   * `topologySpreadConstraints`.
   *
   * @default FeatureState.DISABLED
   */
  readonly topologySpreadConstraints?: FeatureState;

  /**
   * `hostAliases`.
   *
   * @default FeatureState.DISABLED
   */
  readonly hostAliases?: FeatureState;

  /**
   * Environment variables from fields of the pod.
   *
   * @default FeatureState.DISABLED
   */
  readonly fieldRef?: FeatureState;

  /**
   * `nodeSelector`.
   *
   * @default FeatureState.DISABLED
   */
  readonly nodeSelector?: FeatureState;

  /**
   * `runtimeClassName`.
   *
   * @default FeatureState.DISABLED
   */
  readonly runtimeClassName?: FeatureState;

  /**
   * The security context of the pod, and more fields of that of the container.
   *
   * @default FeatureState.DISABLED
   */
  readonly securityContext?: FeatureState;

  /**
   * Linux capabilities that are added to containers.
   *
   * @default FeatureState.DISABLED
   */
  readonly addCapabilities?: FeatureState;

  /**
   * `shareProcessNamespace`.
   *
   * @default FeatureState.DISABLED
   */
  readonly shareProcessNamespace?: FeatureState;

  /**
   * `hostIPC`.
   *
   * @default FeatureState.DISABLED
   */
  readonly hostIpc?: FeatureState;

  /**
   * `hostPID`.
   *
   * @default FeatureState.DISABLED
   */
  readonly hostPid?: FeatureState;

  /**
   * `hostNetwork`.
   *
   * @default FeatureState.DISABLED
   */
  readonly hostNetwork?: FeatureState;

  /**
   * `priorityClassName`.
   *
   * @default FeatureState.DISABLED
   */
  readonly priorityClassName?: FeatureState;

  /**
   * `schedulerName`.
   *
   * @default FeatureState.DISABLED
   */
  readonly schedulerName?: FeatureState;

  /**
   * `tolerations`.
   *
   * @default FeatureState.DISABLED
   */
  readonly tolerations?: FeatureState;

  /**
   * `dnsPolicy`.
   *
   * @default FeatureState.DISABLED
   */
  readonly dnsPolicy?: FeatureState;

  /**
   * `dnsConfig`.
   *
   * @default FeatureState.DISABLED
   */
  readonly dnsConfig?: FeatureState;

  /**
   * Init containers. `ALLOWED` doesn't suffice.
   *
   * @default FeatureState.DISABLED
   */
  readonly initContainers?: FeatureState;

  /**
   * Volumes of kind `emptyDir`. `ALLOWED` doesn't suffice.
   *
   * @default FeatureState.ENABLED
   */
  readonly emptyDirVolumes?: FeatureState;

  /**
   * Persistent volume claims, to be read. `ALLOWED` doesn't suffice.
   *
   * @default FeatureState.DISABLED
   */
  readonly persistentVolumeClaims?: FeatureState;

  /**
   * Persistent volume claims, to be written. `ALLOWED` doesn't suffice.
   *
   * @default FeatureState.DISABLED
   */
  readonly persistentVolumeWrite?: FeatureState;

  /**
   * Volumes of kind `hostPath`. `ALLOWED` doesn't suffice.
   *
   * @default FeatureState.DISABLED
   */
  readonly hostPathVolumes?: FeatureState;

  /**
   * Volumes of a CSI driver. `ALLOWED` doesn't suffice.
   *
   * @default FeatureState.DISABLED
   */
  readonly csiVolumes?: FeatureState;

  /**
   * Generic ephemeral volumes; from release 1.23 on. `ALLOWED` doesn't suffice.
   *
   * @default FeatureState.DISABLED
   */
  readonly ephemeralVolumes?: FeatureState;

  /**
   * Volumes of kind `image`. `ALLOWED` doesn't suffice.
   *
   * @default FeatureState.DISABLED
   */
  readonly imageVolumes?: FeatureState;

  /**
   * `mountPropagation` of volume mounts.
   *
   * @default FeatureState.DISABLED
   */
  readonly mountPropagation?: FeatureState;
}

/** @internal */
export const SERVING_FEATURES_KEYS: KeyTable<ServingFeaturesConfig> = {
  securePodDefaults: key('secure-pod-defaults', text),
  multiContainer: key('multi-container', text),
  multiContainerProbing: key('multi-container-probing', text),
  autodetectHttp2: key('autodetect-http2', text),
  tagHeaderBasedRouting: key('tag-header-based-routing', text),
  queueProxyMountPodInfo: key('queueproxy.mount-podinfo', text),
  queueProxyResourceDefaults: key('queueproxy.resource-defaults', text),
  affinity: key('kubernetes.podspec-affinity', text),
  topologySpreadConstraints: key('kubernetes.podspec-topologyspreadconstraints', text),
  hostAliases: key('kubernetes.podspec-hostaliases', text),
  fieldRef: key('kubernetes.podspec-fieldref', text),
  nodeSelector: key('kubernetes.podspec-nodeselector', text),
  runtimeClassName: key('kubernetes.podspec-runtimeclassname', text),
  securityContext: key('kubernetes.podspec-securitycontext', text),
  addCapabilities: key('kubernetes.containerspec-addcapabilities', text),
  shareProcessNamespace: key('kubernetes.podspec-shareprocessnamespace', text),
  hostIpc: key('kubernetes.podspec-hostipc', text),
  hostPid: key('kubernetes.podspec-hostpid', text),
  hostNetwork: key('kubernetes.podspec-hostnetwork', text),
  priorityClassName: key('kubernetes.podspec-priorityclassname', text),
  schedulerName: key('kubernetes.podspec-schedulername', text),
  tolerations: key('kubernetes.podspec-tolerations', text),
  dnsPolicy: key('kubernetes.podspec-dnspolicy', text),
  dnsConfig: key('kubernetes.podspec-dnsconfig', text),
  initContainers: key('kubernetes.podspec-init-containers', text),
  emptyDirVolumes: key('kubernetes.podspec-volumes-emptydir', text),
  persistentVolumeClaims: key('kubernetes.podspec-persistent-volume-claim', text),
  persistentVolumeWrite: key('kubernetes.podspec-persistent-volume-write', text),
  hostPathVolumes: key('kubernetes.podspec-volumes-hostpath', text),
  csiVolumes: key('kubernetes.podspec-volumes-csi', text),
  ephemeralVolumes: key('kubernetes.podspec-volumes-ephemeral', text, '1.23'),
  imageVolumes: key('kubernetes.podspec-volumes-image', text),
  mountPropagation: key('kubernetes.podspec-volumes-mount-propagation', text),
};
