import type { Size } from 'cdk8s';
import type { LabelSelector } from './label-selector';
import { compact, render } from './render';

/** How a claim may be mounted. */
export enum AccessMode {
  /** By one node, to read and write. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** By many nodes, to read. */
  READ_ONLY_MANY = 'ReadOnlyMany',
  /** By many nodes, to read and write. */
  READ_WRITE_MANY = 'ReadWriteMany',
  /** By one pod, to read and write. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
}

/** What a new claim is filled from. */
export interface DataSource {
  /** Kind, such as `VolumeSnapshot`. */
  readonly kind: string;

  /** Name of the object. */
  readonly name: string;

  /**
   * API group of the kind.
   *
   * @default - the core group
   */
  readonly apiGroup?: string;

  /**
   * Namespace of the object; only in `dataSourceRef`.
   *
   * @default - the claim's own
   */
  readonly namespace?: string;
}

/**
 * A PersistentVolumeClaim that is made for a pod or a run.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export interface PersistentVolumeClaimTemplate {
  /** How the claim may be mounted. */
  readonly accessModes: AccessMode[];

  /** How large the volume is at least. */
  readonly storage: Size;

  /**
   * How large the volume is at most.
   *
   * @default - no limit
   */
  readonly storageLimit?: Size;

  /**
   * Class of the storage; the empty string for none.
   *
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;

  /**
   * `Filesystem` or `Block`.
   *
   * @default Filesystem
   */
  readonly volumeMode?: string;

  /**
   * Name of one volume that exists.
   *
   * @default - any that fits
   */
  readonly volumeName?: string;

  /**
   * Selects volumes that exist.
   *
   * @default - any that fits
   */
  readonly selector?: LabelSelector;

  /**
   * What the volume is filled from, in the claim's namespace.
   *
   * @default - it is empty
   */
  readonly dataSource?: DataSource;

  /**
   * What the volume is filled from, possibly in another namespace.
   *
   * @default - it is empty
   */
  readonly dataSourceRef?: DataSource;

  /**
   * Class of the volume's attributes.
   *
   * @default - none
   */
  readonly volumeAttributesClassName?: string;

  /**
   * Labels of the claim.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the claim.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** @internal */
export function renderClaimTemplate(template: PersistentVolumeClaimTemplate) {
  const { labels, annotations, storage, storageLimit, ...spec } = template;
  const amount = (size?: Size) => render(size, (known) => ({ storage: known.asString() }));
  return {
    metadata: compact({ labels, annotations }),
    spec: { ...spec, resources: { requests: amount(storage), limits: amount(storageLimit) } },
  };
}
