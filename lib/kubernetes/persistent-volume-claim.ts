import type { Construct } from 'constructs';
import { Resource, type ResourceProps } from './resource';
import { type PersistentVolumeClaimTemplate, renderClaimTemplate } from './volume-claim-template';

/** A PersistentVolumeClaim. */
export interface IPersistentVolumeClaim {
  /** Name of the claim. */
  readonly name: string;
}

/** Props of a PersistentVolumeClaim. */
export interface PersistentVolumeClaimProps extends ResourceProps, PersistentVolumeClaimTemplate {}

/**
 * A claim to storage that outlives the pods that use it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export class PersistentVolumeClaim extends Resource implements IPersistentVolumeClaim {
  /** The claim of this name, in the namespace of the object that uses it. */
  public static fromClaimName(name: string): IPersistentVolumeClaim {
    return { name };
  }

  public constructor(scope: Construct, id: string, props: PersistentVolumeClaimProps) {
    super(scope, id, { apiVersion: 'v1', kind: 'PersistentVolumeClaim' }, props);
    const { name, namespace, labels, annotations, ...claim } = props;
    this._define({ props, body: () => ({ spec: renderClaimTemplate(claim).spec }) });
  }
}
