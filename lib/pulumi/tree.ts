import { RunError } from '@pulumi/pulumi';
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { CLUSTER_SCOPED } from '../platform/parts/part';

/** An object as a construct tree renders it. */
export interface RenderedObject {
  readonly apiObject: ApiObject;
  /** The construct that the object stands for: the object's parent where it is the main child, else itself. */
  readonly construct: IConstruct;
  readonly manifest: Manifest;
}

/** A manifest as far as the adapter reads it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly namespace?: string;
    readonly annotations?: { readonly [key: string]: string };
    readonly [field: string]: any;
  };
  readonly [field: string]: any;
}

/** All objects of a tree in the order of their declaration; throws one error with every fault of the tree. */
export function renderTree(root: IConstruct): RenderedObject[] {
  const constructs = root.node.findAll();
  const faults = constructs.flatMap((construct) => construct.node.validate());
  if (faults.length > 0) throw new RunError(`Validation failed with the following errors:\n  ${faults.join('\n  ')}`);
  return constructs.filter(ApiObject.isApiObject).map((apiObject) => {
    const isMain = apiObject.node.id === 'Resource' || apiObject.node.id === 'Default';
    return {
      apiObject,
      construct: isMain && apiObject.node.scope ? apiObject.node.scope : apiObject,
      manifest: withScope(apiObject.toJson()),
    };
  });
}

/** A chart gives its namespace to all objects, those without one included. */
function withScope(manifest: Manifest): Manifest {
  if (!CLUSTER_SCOPED.has(manifest.kind)) return manifest;
  const { namespace, ...metadata } = manifest.metadata;
  return { ...manifest, metadata };
}
