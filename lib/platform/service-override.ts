import { compact } from '../kubernetes/render';
import type { StagedManifest } from './stages';

/** What is changed of one Service of the platform. */
export interface ServiceOverride {
  /**
   * Labels that are added or replaced.
   *
   * @default - the release's
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations that are added or replaced, also those of a gateway's `serviceAnnotations`.
   *
   * @default - the release's
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * Labels of the pods that it leads to, added to the release's or in place of those of the same key. `networkPolicies` let
   * in what it leads to then. Refused for a Service that webhooks are called by, if no workload's pods have these labels.
   *
   * @default - the release's
   */
  readonly selector?: { readonly [key: string]: string };
}

/**
 * A Service with an override.
 *
 * @internal
 */
export function overrideService(service: StagedManifest, override: ServiceOverride): StagedManifest {
  const { metadata, spec } = service;
  return {
    ...service,
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...override.labels },
      annotations: compact({ ...metadata.annotations, ...override.annotations }),
    },
    spec: { ...spec, selector: { ...spec.selector, ...override.selector } },
  };
}
