import type {
  AwsElasticBlockStoreVolumeOptions,
  AzureDiskVolumeOptions,
  AzureFileVolumeOptions,
  CephFsVolumeOptions,
  CinderVolumeOptions,
  FlexVolumeOptions,
  FlockerVolumeOptions,
  GcePersistentDiskVolumeOptions,
  GitRepoVolumeOptions,
  GlusterfsVolumeOptions,
  PhotonPersistentDiskVolumeOptions,
  PortworxVolumeOptions,
  QuobyteVolumeOptions,
  RbdVolumeOptions,
  ScaleIoVolumeOptions,
  StorageOsVolumeOptions,
  VsphereVolumeOptions,
} from './in-tree-volume';
import { render } from './render';
import type { ISecret } from './secret';

/**
 * Where a volume comes from that Kubernetes once mounted by itself. It hands some of these to the CSI driver that took
 * their place, and takes others without mounting them any more. New programs name the CSI driver, or a claim. Not for
 * Knative Services.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
 */
export class InTreeDriver {
  /** A disk of AWS; `ebs.csi.aws.com` mounts it. */
  public static awsElasticBlockStore(options: AwsElasticBlockStoreVolumeOptions): InTreeDriver {
    const { volumeId, ...rest } = options;
    return new InTreeDriver('awsElasticBlockStore', { ...rest, volumeID: volumeId });
  }

  /** A disk of Azure; `disk.csi.azure.com` mounts it. */
  public static azureDisk(options: AzureDiskVolumeOptions): InTreeDriver {
    const { diskUri, ...rest } = options;
    return new InTreeDriver('azureDisk', { ...rest, diskURI: diskUri });
  }

  /** A share of Azure; `file.csi.azure.com` mounts it. */
  public static azureFile(options: AzureFileVolumeOptions): InTreeDriver {
    const { secret, ...rest } = options;
    return new InTreeDriver('azureFile', { ...rest, secretName: render(secret, ({ name }) => name) });
  }

  /** A volume of OpenStack; `cinder.csi.openstack.org` mounts it. */
  public static cinder(options: CinderVolumeOptions): InTreeDriver {
    const { secret, volumeId, ...rest } = options;
    return new InTreeDriver('cinder', { ...rest, volumeID: volumeId, secretRef: refer(secret) });
  }

  /** A disk of Google Cloud; `pd.csi.storage.gke.io` mounts it. */
  public static gcePersistentDisk(options: GcePersistentDiskVolumeOptions): InTreeDriver {
    return new InTreeDriver('gcePersistentDisk', options);
  }

  /** A volume of Portworx; `pxd.portworx.com` mounts it. */
  public static portworx(options: PortworxVolumeOptions): InTreeDriver {
    const { volumeId, ...rest } = options;
    return new InTreeDriver('portworxVolume', { ...rest, volumeID: volumeId });
  }

  /** A disk of vSphere; `csi.vsphere.vmware.com` mounts it. */
  public static vsphere(options: VsphereVolumeOptions): InTreeDriver {
    const { storagePolicyId, ...rest } = options;
    return new InTreeDriver('vsphereVolume', { ...rest, storagePolicyID: storagePolicyId });
  }

  /** A volume of a driver that is installed on the nodes. Deprecated in favour of CSI. */
  public static flexVolume(options: FlexVolumeOptions): InTreeDriver {
    const { secret, ...rest } = options;
    return new InTreeDriver('flexVolume', { ...rest, secretRef: refer(secret) });
  }

  /** A clone of a git repository. Deprecated; nodes mount it only if that is turned on. */
  public static gitRepo(options: GitRepoVolumeOptions): InTreeDriver {
    return new InTreeDriver('gitRepo', options);
  }

  /** A file system of Ceph. No longer mounted. */
  public static cephFs(options: CephFsVolumeOptions): InTreeDriver {
    const { secret, ...rest } = options;
    return new InTreeDriver('cephfs', { ...rest, secretRef: refer(secret) });
  }

  /** A block device of Ceph. No longer mounted. */
  public static rbd(options: RbdVolumeOptions): InTreeDriver {
    const { secret, ...rest } = options;
    return new InTreeDriver('rbd', { ...rest, secretRef: refer(secret) });
  }

  /** A volume of Gluster. No longer mounted. */
  public static glusterfs(options: GlusterfsVolumeOptions): InTreeDriver {
    return new InTreeDriver('glusterfs', options);
  }

  /** A dataset of Flocker. No longer mounted. */
  public static flocker(options: FlockerVolumeOptions): InTreeDriver {
    const { datasetUuid, ...rest } = options;
    return new InTreeDriver('flocker', { ...rest, datasetUUID: datasetUuid });
  }

  /** A volume of Quobyte. No longer mounted. */
  public static quobyte(options: QuobyteVolumeOptions): InTreeDriver {
    return new InTreeDriver('quobyte', options);
  }

  /** A volume of StorageOS. No longer mounted. */
  public static storageOs(options: StorageOsVolumeOptions): InTreeDriver {
    const { secret, ...rest } = options;
    return new InTreeDriver('storageos', { ...rest, secretRef: refer(secret) });
  }

  /** A volume of ScaleIO. No longer mounted. */
  public static scaleIo(options: ScaleIoVolumeOptions): InTreeDriver {
    const { secret, ...rest } = options;
    return new InTreeDriver('scaleIO', { ...rest, secretRef: refer(secret) });
  }

  /** A disk of Photon. No longer mounted. */
  public static photonPersistentDisk(options: PhotonPersistentDiskVolumeOptions): InTreeDriver {
    const { pdId, ...rest } = options;
    return new InTreeDriver('photonPersistentDisk', { ...rest, pdID: pdId });
  }

  private constructor(
    /** @internal */
    public readonly _field: string,
    /** @internal */
    public readonly _source: object,
  ) {}
}

function refer(secret?: ISecret): object | undefined {
  return render(secret, ({ name }) => ({ name }));
}
