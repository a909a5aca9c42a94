import type { BlockVolumeOptions } from './network-volume';
import type { ISecret } from './secret';

/** A disk of AWS. */
export interface AwsElasticBlockStoreVolumeOptions extends BlockVolumeOptions {
  /** Id of the disk. */
  readonly volumeId: string;

  /**
   * Partition of the disk; 0 for the whole.
   *
   * @default 0
   */
  readonly partition?: number;
}

/** A disk of Azure. */
export interface AzureDiskVolumeOptions extends BlockVolumeOptions {
  /** Name of the disk. */
  readonly diskName: string;

  /** URI of the disk. */
  readonly diskUri: string;

  /**
   * `Shared`, `Dedicated` or `Managed`.
   *
   * @default Shared
   */
  readonly kind?: string;

  /**
   * What the host caches: `None`, `ReadOnly` or `ReadWrite`.
   *
   * @default ReadWrite
   */
  readonly cachingMode?: string;
}

/** A share of Azure. */
export interface AzureFileVolumeOptions {
  /** Name of the share. */
  readonly shareName: string;

  /** Name and key of the storage account. */
  readonly secret: ISecret;

  /**
   * Whether the volume can't be written.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A volume of OpenStack. */
export interface CinderVolumeOptions extends BlockVolumeOptions {
  /** Id of the volume. */
  readonly volumeId: string;

  /**
   * Credentials.
   *
   * @default - none
   */
  readonly secret?: ISecret;
}

/** A disk of Google Cloud. */
export interface GcePersistentDiskVolumeOptions extends BlockVolumeOptions {
  /** Name of the disk. */
  readonly pdName: string;

  /**
   * Partition of the disk; 0 for the whole.
   *
   * @default 0
   */
  readonly partition?: number;
}

/** A volume of Portworx. */
export interface PortworxVolumeOptions extends BlockVolumeOptions {
  /** Id of the volume. */
  readonly volumeId: string;
}

/** A disk of vSphere. */
export interface VsphereVolumeOptions {
  /** Path of the disk. */
  readonly volumePath: string;

  /**
   * Type of the file system.
   *
   * @default ext4
   */
  readonly fsType?: string;

  /**
   * Name of the storage policy.
   *
   * @default - none
   */
  readonly storagePolicyName?: string;

  /**
   * Id of the storage policy.
   *
   * @default - none
   */
  readonly storagePolicyId?: string;
}

/** A volume of a driver that is installed on the nodes. */
export interface FlexVolumeOptions extends BlockVolumeOptions {
  /** Name of the driver, such as `example.com/nfs`. */
  readonly driver: string;

  /**
   * Settings that the driver documents.
   *
   * @default - none
   */
  readonly options?: { readonly [key: string]: string };

  /**
   * Credentials.
   *
   * @default - none
   */
  readonly secret?: ISecret;
}

/** A clone of a git repository. */
export interface GitRepoVolumeOptions {
  /** URL of the repository. */
  readonly repository: string;

  /**
   * Id of a commit.
   *
   * @default - the latest
   */
  readonly revision?: string;

  /**
   * Folder in the volume.
   *
   * @default - the repository's name
   */
  readonly directory?: string;
}

/** A file system of Ceph. */
export interface CephFsVolumeOptions {
  /** Addresses of the monitors. */
  readonly monitors: string[];

  /**
   * Folder of the file system.
   *
   * @default /
   */
  readonly path?: string;

  /**
   * User of Ceph.
   *
   * @default admin
   */
  readonly user?: string;

  /**
   * Credentials.
   *
   * @default - none
   */
  readonly secret?: ISecret;

  /**
   * File on the node with the credentials.
   *
   * @default /etc/ceph/user.secret
   */
  readonly secretFile?: string;

  /**
   * Whether the volume can't be written.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A block device of Ceph. */
export interface RbdVolumeOptions extends BlockVolumeOptions {
  /** Addresses of the monitors. */
  readonly monitors: string[];

  /** Name of the image. */
  readonly image: string;

  /**
   * Pool of the image.
   *
   * @default rbd
   */
  readonly pool?: string;

  /**
   * User of Ceph.
   *
   * @default admin
   */
  readonly user?: string;

  /**
   * Credentials.
   *
   * @default - none
   */
  readonly secret?: ISecret;

  /**
   * File on the node with the keys.
   *
   * @default /etc/ceph/keyring
   */
  readonly keyring?: string;
}

/** A volume of Gluster. */
export interface GlusterfsVolumeOptions {
  /** Name of the Endpoints of the servers. */
  readonly endpoints: string;

  /** Name of the volume. */
  readonly path: string;

  /**
   * Whether the volume can't be written.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A dataset of Flocker, by one of the two. */
export interface FlockerVolumeOptions {
  /**
   * Name of the dataset.
   *
   * @default - `datasetUuid`
   */
  readonly datasetName?: string;

  /**
   * Id of the dataset.
   *
   * @default - `datasetName`
   */
  readonly datasetUuid?: string;
}

/** A volume of Quobyte. */
export interface QuobyteVolumeOptions {
  /** Addresses of the registries, `host:port`, separated by commas. */
  readonly registry: string;

  /** Name of the volume. */
  readonly volume: string;

  /**
   * User that mounts the volume.
   *
   * @default - the owner of the process
   */
  readonly user?: string;

  /**
   * Group that mounts the volume.
   *
   * @default - none
   */
  readonly group?: string;

  /**
   * Tenant that owns the volume.
   *
   * @default - none
   */
  readonly tenant?: string;

  /**
   * Whether the volume can't be written.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A volume of StorageOS. */
export interface StorageOsVolumeOptions extends BlockVolumeOptions {
  /** Name of the volume. */
  readonly volumeName: string;

  /**
   * Namespace of the volume.
   *
   * @default - the pod's
   */
  readonly volumeNamespace?: string;

  /**
   * Credentials.
   *
   * @default - none
   */
  readonly secret?: ISecret;
}

/** A volume of ScaleIO. */
export interface ScaleIoVolumeOptions extends BlockVolumeOptions {
  /** Address of the gateway. */
  readonly gateway: string;

  /** Name of the system. */
  readonly system: string;

  /** Credentials. */
  readonly secret: ISecret;

  /**
   * Name of the volume.
   *
   * @default - one is made
   */
  readonly volumeName?: string;

  /**
   * Pool of the volume.
   *
   * @default - that of the protection domain
   */
  readonly storagePool?: string;

  /**
   * `ThickProvisioned` or `ThinProvisioned`.
   *
   * @default ThinProvisioned
   */
  readonly storageMode?: string;

  /**
   * Protection domain of the pool.
   *
   * @default - the gateway's
   */
  readonly protectionDomain?: string;

  /**
   * Whether the gateway is called by HTTPS.
   *
   * @default false
   */
  readonly sslEnabled?: boolean;
}

/** A disk of Photon. */
export interface PhotonPersistentDiskVolumeOptions {
  /** Id of the disk. */
  readonly pdId: string;

  /**
   * Type of the file system.
   *
   * @default ext4
   */
  readonly fsType?: string;
}
