import type { Manifest } from '../admission/rule';
import type { StagedManifest } from './stages';

/** Whether labels hold all that are wanted. */
export function hasLabels(labels: object | undefined, wanted: object): boolean {
  const held: { readonly [key: string]: unknown } = { ...labels };
  return Object.entries(wanted).every(([key, value]) => held[key] === value);
}

/** Whether a Service sends its requests to the pods of a workload; one without a selector sends them elsewhere. */
export function selects(service: Manifest, workload: Manifest): boolean {
  const { template } = workload.spec ?? {};
  const { selector } = service.spec ?? {};
  const isBeside = service.metadata.namespace === workload.metadata.namespace;
  return isBeside && template && selector ? hasLabels(template.metadata?.labels, selector) : false;
}

/** The workload whose pods a Service sends its requests to, if it is among the objects. */
export function workloadBehind(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  objects: readonly StagedManifest[],
): StagedManifest | undefined {
  const service = objects.find(
    ({ kind, metadata }) => kind === 'Service' && metadata.name === name && metadata.namespace === namespace,
  );
  return service && objects.find((object) => selects(service, object));
}
