import { renderVolumes } from '../kubernetes/pod-base';
import { render, renderEach } from '../kubernetes/render';
import type { Volume } from '../kubernetes/volume';
import type { Param } from './param';
import type { Result } from './result';
import { renderSidecar, type Sidecar } from './sidecar';
import { renderStepTemplate, type Step, type StepTemplate } from './step';
import type { Workspace } from './workspace';

/**
 * What a task does: its steps, and what they need and put out.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/
 */
export interface TaskSpec {
  /** Steps that run one after the other. */
  readonly steps: Step[];

  /**
   * Params that the steps read.
   *
   * @default - none
   */
  readonly params?: Param[];

  /**
   * Folders that the steps share with other tasks.
   *
   * @default - none
   */
  readonly workspaces?: Workspace[];

  /**
   * What the steps put out.
   *
   * @default - none
   */
  readonly results?: Result[];

  /**
   * What each step takes unless it says otherwise.
   *
   * @default - nothing
   */
  readonly stepTemplate?: StepTemplate;

  /**
   * Containers beside the steps.
   *
   * @default - none
   */
  readonly sidecars?: Sidecar[];

  /**
   * Volumes that no step of this program mounts.
   *
   * @default - the volumes that the steps and sidecars mount
   */
  readonly volumes?: Volume[];

  /**
   * Name that people are shown.
   *
   * @default - the name
   */
  readonly displayName?: string;

  /**
   * What the task is for.
   *
   * @default - none
   */
  readonly description?: string;
}

/** @internal */
export function renderTaskSpec(spec: TaskSpec): object {
  const { displayName, description, steps, stepTemplate, sidecars } = spec;
  const containers = [
    stepTemplate,
    ...(Array.isArray(steps) ? steps.map((step) => step?._container) : []),
    ...(Array.isArray(sidecars) ? sidecars : []),
  ];
  return {
    displayName,
    description,
    params: renderEach(spec.params, (param) => param._toManifest()),
    workspaces: renderEach(spec.workspaces, (workspace) => workspace._toManifest()),
    results: renderEach(spec.results, (result) => result._toManifest()),
    stepTemplate: render(stepTemplate, renderStepTemplate),
    steps: renderEach(steps, (step) => step._toManifest()),
    sidecars: renderEach(sidecars, renderSidecar),
    volumes: renderVolumes(spec.volumes, containers),
  };
}
