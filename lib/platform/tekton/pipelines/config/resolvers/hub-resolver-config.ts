import { choice, type KeyTable, key, text, url, type ValueKind, yaml } from '../../../../config/keys';
import { ResolvedKind } from './resolved-kind';

/** A kind of catalog of tasks and pipelines. */
export enum HubType {
  /** Artifact Hub. */
  ARTIFACT = 'artifact',
  /** Tekton Hub, of which no public one is left. */
  TEKTON = 'tekton',
}

/**
 * Tasks and pipelines from Artifact Hub or a Tekton Hub: the config map `hubresolver-config`.
 *
 * @see https://tekton.dev/docs/pipelines/hub-resolver/
 */
export interface HubResolverConfig {
  /**
   * Hub of references that name none.
   *
   * @default HubType.ARTIFACT
   */
  readonly hubType?: HubType;

  /**
   * Kind of what a reference means that doesn't say.
   *
   * @default ResolvedKind.TASK
   */
  readonly kind?: ResolvedKind;

  /**
   * Catalog of Tekton Hub of references that name none.
   *
   * @default Tekton
   */
  readonly tektonHubCatalog?: string;

  /**
   * Catalog of Artifact Hub of references to tasks that name none.
   *
   * @default tekton-catalog-tasks
   */
  readonly artifactHubTaskCatalog?: string;

  /**
   * Catalog of Artifact Hub of references to pipelines that name none.
   *
   * @default tekton-catalog-pipelines
   */
  readonly artifactHubPipelineCatalog?: string;

  /**
   * URLs of Tekton Hubs, which are asked in this order.
   *
   * @default - none
   */
  readonly tektonHubUrls?: string[];

  /**
   * URLs of Artifact Hubs, which are asked in this order.
   *
   * @default - https://artifacthub.io/
   */
  readonly artifactHubUrls?: string[];
}

const urls: ValueKind<string[]> = {
  ...yaml,
  refusal: (values) =>
    values.length > 0 && values.every((value) => url.refusal?.(value) === undefined) ? undefined : 'one URL or more',
};

/** @internal */
export const HUB_RESOLVER_KEYS: KeyTable<HubResolverConfig> = {
  hubType: key('default-type', choice(HubType)),
  kind: key('default-kind', choice(ResolvedKind)),
  tektonHubCatalog: key('default-tekton-hub-catalog', text),
  artifactHubTaskCatalog: key('default-artifact-hub-task-catalog', text),
  artifactHubPipelineCatalog: key('default-artifact-hub-pipeline-catalog', text),
  tektonHubUrls: key('tekton-hub-urls', urls),
  artifactHubUrls: key('artifact-hub-urls', urls),
};
