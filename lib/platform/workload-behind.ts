import type { StagedManifest } from './stages';

/** The workload whose pods a Service sends its requests to, if it is among the objects. */
export function workloadBehind(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  objects: readonly StagedManifest[],
): StagedManifest | undefined {
  const service = objects.find(
    ({ kind, metadata }) => kind === 'Service' && metadata.name === name && metadata.namespace === namespace,
  );
  if (service === undefined) return undefined;
  const selector = Object.entries(service.spec.selector ?? {});
  return objects.find(
    ({ metadata, spec }) =>
      metadata.namespace === namespace &&
      spec?.template &&
      selector.every(([key, value]) => spec.template.metadata.labels?.[key] === value),
  );
}
