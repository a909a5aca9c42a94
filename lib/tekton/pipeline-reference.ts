import type { Resolver } from './resolver';

/** How a run names a pipeline, as Tekton's `PipelineRef` does. */
export interface PipelineReference {
  /**
   * Name of the pipeline.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * API version of the pipeline.
   *
   * @default - that of Tekton
   */
  readonly apiVersion?: string;

  /**
   * Where the pipeline comes from.
   *
   * @default - the namespace of the run
   */
  readonly resolver?: Resolver;
}

/** A pipeline that runs can name. */
export interface IPipeline {
  /** How they name it. */
  readonly pipelineReference: PipelineReference;
}

/** @internal */
export function renderPipelineReference(pipeline: IPipeline): object {
  const { name, apiVersion, resolver } = pipeline.pipelineReference;
  return { name, apiVersion, ...resolver?._toManifest('pipeline') };
}
