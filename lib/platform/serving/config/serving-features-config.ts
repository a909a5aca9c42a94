import { choice, type KeyTable, key } from '../../config/keys';

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

const state = choice(FeatureState);

/** @internal */
export const SERVING_FEATURES_KEYS: KeyTable<ServingFeaturesConfig> = {
  securePodDefaults: key('secure-pod-defaults', choice(SecurePodDefaults)),
  multiContainer: key('multi-container', state),
  multiContainerProbing: key('multi-container-probing', state),
  autodetectHttp2: key('autodetect-http2', state),
  tagHeaderBasedRouting: key('tag-header-based-routing', state),
  queueProxyMountPodInfo: key('queueproxy.mount-podinfo', state),
  queueProxyResourceDefaults: key('queueproxy.resource-defaults', state),
  affinity: key('kubernetes.podspec-affinity', state),
  topologySpreadConstraints: key('kubernetes.podspec-topologyspreadconstraints', state),
  hostAliases: key('kubernetes.podspec-hostaliases', state),
  fieldRef: key('kubernetes.podspec-fieldref', state),
  nodeSelector: key('kubernetes.podspec-nodeselector', state),
  runtimeClassName: key('kubernetes.podspec-runtimeclassname', state),
  securityContext: key('kubernetes.podspec-securitycontext', state),
  addCapabilities: key('kubernetes.containerspec-addcapabilities', state),
  shareProcessNamespace: key('kubernetes.podspec-shareprocessnamespace', state),
  hostIpc: key('kubernetes.podspec-hostipc', state),
  hostPid: key('kubernetes.podspec-hostpid', state),
  hostNetwork: key('kubernetes.podspec-hostnetwork', state),
  priorityClassName: key('kubernetes.podspec-priorityclassname', state),
  schedulerName: key('kubernetes.podspec-schedulername', state),
  tolerations: key('kubernetes.podspec-tolerations', state),
  dnsPolicy: key('kubernetes.podspec-dnspolicy', state),
  dnsConfig: key('kubernetes.podspec-dnsconfig', state),
  initContainers: key('kubernetes.podspec-init-containers', state),
  emptyDirVolumes: key('kubernetes.podspec-volumes-emptydir', state),
  persistentVolumeClaims: key('kubernetes.podspec-persistent-volume-claim', state),
  persistentVolumeWrite: key('kubernetes.podspec-persistent-volume-write', state),
  hostPathVolumes: key('kubernetes.podspec-volumes-hostpath', state),
  csiVolumes: key('kubernetes.podspec-volumes-csi', state),
  ephemeralVolumes: key('kubernetes.podspec-volumes-ephemeral', state, '1.23'),
  imageVolumes: key('kubernetes.podspec-volumes-image', state),
  mountPropagation: key('kubernetes.podspec-volumes-mount-propagation', state),
};
