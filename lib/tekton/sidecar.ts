import { type ContainerProps, renderContainer } from '../kubernetes/container';
import { render, renderEach } from '../kubernetes/render';
import type { Script } from './script';
import { renderWorkspaceUsage, type WorkspaceUsage } from './step';

/**
 * A container that runs beside the steps of a task and ends with them.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/#specifying-sidecars
 */
export interface Sidecar extends ContainerProps {
  /**
   * What is run in place of a command.
   *
   * @default - `command`, or the image's entry point
   */
  readonly script?: Script;

  /**
   * Workspaces that only the steps and sidecars get that name them.
   *
   * @default - every workspace that nobody names
   */
  readonly workspaces?: WorkspaceUsage[];
}

/** @internal */
export function renderSidecar(sidecar: Sidecar): object {
  const { resources, ...container } = renderContainer(sidecar) as { readonly resources?: object };
  return {
    ...container,
    computeResources: resources,
    script: render(sidecar.script, (script) => script._toManifest()),
    workspaces: renderEach(sidecar.workspaces, renderWorkspaceUsage),
  };
}
