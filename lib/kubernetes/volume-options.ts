import type { Size } from 'cdk8s';
import type { PullPolicy } from './pull-policy';
import type { ISecret } from './secret';

/** One key as a file. */
export interface KeyToPath {
  /** The key. */
  readonly key: string;

  /** Relative path of the file. */
  readonly path: string;

  /**
   * Mode of the file, 0 to 0o777.
   *
   * @default - the volume's `defaultMode`
   */
  readonly mode?: number;
}

/** Which keys of an object become files. */
export interface KeysOptions {
  /**
   * Keys that become files.
   *
   * @default - every key, under its own name
   */
  readonly items?: KeyToPath[];

  /**
   * Whether the pod starts although the object or a key is missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Mode of the files of a volume. */
export interface ModeOptions {
  /**
   * Mode of files that name none, 0 to 0o777.
   *
   * @default 0o644
   */
  readonly defaultMode?: number;
}

/** Options of a volume with a Secret's keys. */
export interface SecretVolumeOptions extends KeysOptions, ModeOptions {}

/** Options of a volume with a ConfigMap's keys. */
export interface ConfigMapVolumeOptions extends KeysOptions, ModeOptions {}

/** Options of a volume with several sources. */
export interface ProjectedVolumeOptions extends ModeOptions {}

/** Options of a volume with fields of the pod. */
export interface DownwardApiVolumeOptions extends ModeOptions {}

/** Options of an empty folder. */
export interface EmptyDirVolumeOptions {
  /**
   * Where the files are kept.
   *
   * @default - on the node's disk
   */
  readonly medium?: EmptyDirMedium;

  /**
   * Above this size the pod is evicted.
   *
   * @default - no limit
   */
  readonly sizeLimit?: Size;
}

/** Where the files of an empty folder are kept. */
export enum EmptyDirMedium {
  /** In memory, which counts as the containers'. */
  MEMORY = 'Memory',
  /** In huge pages. Not for Knative Services. */
  HUGE_PAGES = 'HugePages',
}

/** Options of a volume with a PersistentVolumeClaim. */
export interface PersistentVolumeClaimVolumeOptions {
  /**
   * Whether the volume can't be written. A Knative Service writes only where the platform allows it.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** Options of a path on the node. */
export interface HostPathVolumeOptions {
  /**
   * What must be at the path: `DirectoryOrCreate`, `Directory`, `FileOrCreate`, `File`, `Socket`, `CharDevice` or
   * `BlockDevice`.
   *
   * @default - anything
   */
  readonly pathType?: string;
}

/** Options of a volume of a CSI driver. */
export interface CsiVolumeOptions {
  /**
   * Whether the volume can't be written.
   *
   * @default false
   */
  readonly readOnly?: boolean;

  /**
   * Type of the file system.
   *
   * @default - the driver's
   */
  readonly fsType?: string;

  /**
   * Settings that the driver documents.
   *
   * @default - none
   */
  readonly volumeAttributes?: { readonly [key: string]: string };

  /**
   * What the driver needs to mount the volume.
   *
   * @default - none
   */
  readonly nodePublishSecret?: ISecret;
}

/** Options of a volume with an image's files. */
export interface ImageVolumeOptions {
  /**
   * When the image is pulled.
   *
   * @default - always for the tag `latest`, else if it isn't there
   */
  readonly pullPolicy?: PullPolicy;
}
