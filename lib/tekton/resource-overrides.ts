import { render } from '../kubernetes/render';
import { type ContainerResources, renderResources } from '../kubernetes/resources';

/** What a run says of the resources of a task's containers. The platform's `enable-api-fields` must not be `stable`. */
export interface ResourceOverrides {
  /**
   * Processor time, memory and the like of all steps together. Not with `stepResources`.
   *
   * @default - the steps' own
   */
  readonly resources?: ContainerResources;

  /**
   * Resources by the name of the step.
   *
   * @default - the steps' own
   */
  readonly stepResources?: { readonly [step: string]: ContainerResources };

  /**
   * Resources by the name of the sidecar.
   *
   * @default - the sidecars' own
   */
  readonly sidecarResources?: { readonly [sidecar: string]: ContainerResources };
}

/** @internal */
export function renderResourceOverrides({ resources, stepResources, sidecarResources }: ResourceOverrides): object {
  return {
    computeResources: render(resources, renderResources),
    stepSpecs: render(stepResources, renderSpecs),
    sidecarSpecs: render(sidecarResources, renderSpecs),
  };
}

function renderSpecs(map: { readonly [name: string]: ContainerResources }) {
  return Object.entries(map).map(([name, resources]) => ({ name, computeResources: renderResources(resources) }));
}
