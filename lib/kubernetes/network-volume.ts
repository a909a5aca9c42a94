import type { ISecret } from './secret';

/** Options of a volume on an NFS server. */
export interface NfsVolumeOptions {
  /**
   * Whether the volume can't be written.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** Options of a block device behind a network. */
export interface BlockVolumeOptions {
  /**
   * Type of the file system.
   *
   * @default ext4
   */
  readonly fsType?: string;

  /**
   * Whether the volume can't be written.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** An iSCSI device. */
export interface IscsiVolumeOptions extends BlockVolumeOptions {
  /** Address of the portal, `ip` or `ip:port`. */
  readonly targetPortal: string;

  /** Qualified name of the target. */
  readonly iqn: string;

  /** Number of the logical unit. */
  readonly lun: number;

  /**
   * More portals of the target.
   *
   * @default - none
   */
  readonly portals?: string[];

  /**
   * Name of the interface that is used.
   *
   * @default default
   */
  readonly iscsiInterface?: string;

  /**
   * Qualified name of the initiator.
   *
   * @default - the node's
   */
  readonly initiatorName?: string;

  /**
   * Whether discovery authenticates by CHAP.
   *
   * @default false
   */
  readonly chapAuthDiscovery?: boolean;

  /**
   * Whether sessions authenticate by CHAP.
   *
   * @default false
   */
  readonly chapAuthSession?: boolean;

  /**
   * Credentials for CHAP.
   *
   * @default - none
   */
  readonly secret?: ISecret;
}

/** A Fibre Channel device, by world wide names and unit, or by identifiers. */
export interface FibreChannelVolumeOptions extends BlockVolumeOptions {
  /**
   * World wide names of the target.
   *
   * @default - `wwids` identify the volume
   */
  readonly targetWwns?: string[];

  /**
   * Number of the logical unit.
   *
   * @default - `wwids` identify the volume
   */
  readonly lun?: number;

  /**
   * World wide identifiers of the volume.
   *
   * @default - `targetWwns` and `lun` identify the volume
   */
  readonly wwids?: string[];
}
