import { RunError } from '@pulumi/pulumi';
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { CLUSTER_SCOPED } from '../admission/cluster-scoped';

/** An object as a construct tree renders it. */
export interface RenderedObject {
  readonly apiObject: ApiObject;
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

/** Throws one error with all faults of a tree, if there are any. */
export function refuseFaulty(faults: readonly string[]): void {
  if (faults.length > 0) throw new RunError(`Validation failed with the following errors:\n  ${faults.join('\n  ')}`);
}

/** All objects of a tree in the order of their declaration; throws one error with every fault of the tree. */
export function renderTree(root: IConstruct): RenderedObject[] {
  const constructs = root.node.findAll();
  const faults = constructs.flatMap((construct) => construct.node.validate());
  refuseFaulty(faults);
  const objects = constructs
    .filter(ApiObject.isApiObject)
    .map((apiObject) => ({ apiObject, manifest: apiObject.toJson() as Manifest }));
  const defined = objects.map(({ manifest: { spec } }) => (spec?.scope === 'Cluster' ? spec.names?.kind : undefined));
  const clusterScoped = new Set([...CLUSTER_SCOPED, ...defined]);
  return objects.map((object) =>
    clusterScoped.has(object.manifest.kind) ? { ...object, manifest: withoutNamespace(object.manifest) } : object,
  );
}

/** A chart gives its namespace to all objects, those that are in none included. */
function withoutNamespace({ metadata: { namespace, ...metadata }, ...manifest }: Manifest): Manifest {
  return { ...manifest, metadata } as Manifest;
}
