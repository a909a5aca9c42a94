import { render } from './render';
import type { Volume } from './volume';

/** A volume in a container's file system. The pod gets the volumes that its containers mount. */
export interface VolumeMount {
  /** The volume. */
  readonly volume: Volume;

  /** Absolute path in the container. */
  readonly path: string;

  /**
   * Whether the container can't write.
   *
   * @default - false; in a Knative Service, true for volumes that can't be written anyway
   */
  readonly readOnly?: boolean;

  /**
   * Whether what is mounted below is read-only too: `Disabled`, `IfPossible` or `Enabled`. Not for Knative Services.
   *
   * @default Disabled
   */
  readonly recursiveReadOnly?: string;

  /**
   * Path in the volume that is mounted.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;

  /**
   * Path in the volume in which `$(NAME)` stands for an environment variable. Not for Knative Services.
   *
   * @default - the whole volume
   */
  readonly subPathExpr?: string;

  /**
   * Whether mounts of the host and of the container see each other.
   *
   * @default MountPropagation.NONE
   */
  readonly mountPropagation?: MountPropagation;
}

/** Whether mounts that are made later show on the other side. */
export enum MountPropagation {
  /** On neither side. */
  NONE = 'None',
  /** Those of the host show in the container. */
  HOST_TO_CONTAINER = 'HostToContainer',
  /** On both sides; for privileged containers. */
  BIDIRECTIONAL = 'Bidirectional',
}

/** A block device in a container. The pod gets the volumes that its containers use. */
export interface VolumeDevice {
  /** The volume, a claim in block mode. */
  readonly volume: Volume;

  /** Absolute path of the device in the container. */
  readonly devicePath: string;
}

/** @internal */
export function renderVolumeMount({ volume, path, ...mount }: VolumeMount): object {
  return { name: render(volume, ({ name }) => name), mountPath: path, ...mount };
}
