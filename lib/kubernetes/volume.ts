import type { IConfigMap } from './config-map';
import type { InTreeDriver } from './in-tree-driver';
import type { FibreChannelVolumeOptions, IscsiVolumeOptions, NfsVolumeOptions } from './network-volume';
import type { IPersistentVolumeClaim } from './persistent-volume-claim';
import { render, renderEach } from './render';
import type { ISecret } from './secret';
import { type PersistentVolumeClaimTemplate, renderClaimTemplate } from './volume-claim-template';
import type {
  ConfigMapVolumeOptions,
  CsiVolumeOptions,
  DownwardApiVolumeOptions,
  EmptyDirVolumeOptions,
  HostPathVolumeOptions,
  ImageVolumeOptions,
  PersistentVolumeClaimVolumeOptions,
  ProjectedVolumeOptions,
  SecretVolumeOptions,
} from './volume-options';
import type { DownwardApiFile, VolumeProjection } from './volume-projection';

/**
 * Files that containers mount. A volume is declared once and goes to the pods whose containers mount it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Volume {
  /** The keys of a Secret, a file each. */
  public static fromSecret(name: string, secret: ISecret, options: SecretVolumeOptions = {}): Volume {
    return new Volume(name, { secret: { secretName: secret.name, ...options } });
  }

  /** The keys of a ConfigMap, a file each. */
  public static fromConfigMap(name: string, configMap: IConfigMap, options: ConfigMapVolumeOptions = {}): Volume {
    return new Volume(name, { configMap: { name: configMap.name, ...options } }, configMap);
  }

  /** Several sources in one folder. */
  public static fromProjection(
    name: string,
    sources: VolumeProjection[],
    options: ProjectedVolumeOptions = {},
  ): Volume {
    const projected = { sources: renderEach(sources, (source) => source._toManifest()), ...options };
    return new Volume(name, { projected }, sources);
  }

  /** An empty folder that lives as long as the pod. */
  public static fromEmptyDir(name: string, options: EmptyDirVolumeOptions = {}): Volume {
    const { medium, sizeLimit } = options;
    return new Volume(name, { emptyDir: { medium, sizeLimit: render(sizeLimit, (size) => size.asString()) } });
  }

  /** A PersistentVolumeClaim that exists. */
  public static fromPersistentVolumeClaim(
    name: string,
    claim: IPersistentVolumeClaim,
    options: PersistentVolumeClaimVolumeOptions = {},
  ): Volume {
    return new Volume(name, { persistentVolumeClaim: { claimName: claim.name, ...options } }, claim);
  }

  /** A claim that is made for the pod and goes with it. */
  public static fromEphemeralClaim(name: string, claim: PersistentVolumeClaimTemplate): Volume {
    return new Volume(name, { ephemeral: { volumeClaimTemplate: render(claim, renderClaimTemplate) } });
  }

  /** A path on the node. */
  public static fromHostPath(name: string, path: string, options: HostPathVolumeOptions = {}): Volume {
    return new Volume(name, { hostPath: { path, type: options.pathType } });
  }

  /** What a CSI driver provides for the pod. */
  public static fromCsi(name: string, driver: string, options: CsiVolumeOptions = {}): Volume {
    const { nodePublishSecret, ...rest } = options;
    return new Volume(name, {
      csi: { driver, ...rest, nodePublishSecretRef: render(nodePublishSecret, (secret) => ({ name: secret.name })) },
    });
  }

  /** The files of an image or another OCI artifact. */
  public static fromImage(name: string, reference: string, options: ImageVolumeOptions = {}): Volume {
    return new Volume(name, { image: { reference, ...options } });
  }

  /** Fields and resources of the pod, a file each. Not for Knative Services, which take it as a projection only. */
  public static fromDownwardApi(
    name: string,
    items: DownwardApiFile[],
    options: DownwardApiVolumeOptions = {},
  ): Volume {
    return new Volume(name, { downwardAPI: { items: renderEach(items, (item) => item._toManifest()), ...options } });
  }

  /** A folder of an NFS server. Not for Knative Services. */
  public static fromNfs(name: string, server: string, path: string, options: NfsVolumeOptions = {}): Volume {
    return new Volume(name, { nfs: { server, path, ...options } });
  }

  /** An iSCSI device. Not for Knative Services. */
  public static fromIscsi(name: string, options: IscsiVolumeOptions): Volume {
    const { secret, ...rest } = options;
    return new Volume(name, { iscsi: { ...rest, secretRef: render(secret, (known) => ({ name: known.name })) } });
  }

  /** A Fibre Channel device. Not for Knative Services. */
  public static fromFibreChannel(name: string, options: FibreChannelVolumeOptions): Volume {
    const { targetWwns, ...rest } = options;
    return new Volume(name, { fc: { ...rest, targetWWNs: targetWwns } });
  }

  /** What a driver provides that Kubernetes once had built in. Not for Knative Services. */
  public static fromInTreeDriver(name: string, driver: InTreeDriver): Volume {
    return new Volume(name, { [driver._field]: driver._source });
  }

  /** A volume that something else declares, such as a Tekton workspace's `$(workspaces.source.volume)`. */
  public static fromVolumeName(name: string): Volume {
    return new Volume(name);
  }

  private constructor(
    /** Name of the volume in the pod. */
    public readonly name: string,
    private readonly source?: object,
    /** @internal */
    public readonly _contents?: object,
  ) {}

  /** @internal */
  public get _isDeclared(): boolean {
    return this.source !== undefined;
  }

  /** @internal */
  public _toManifest(): object {
    return { name: this.name, ...this.source };
  }
}
