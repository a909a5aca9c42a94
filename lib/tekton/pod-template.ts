import { renderEnv } from '../kubernetes/container-base';
import type { EnvValue } from '../kubernetes/env';
import { type PodBaseProps, renderPodBase } from '../kubernetes/pod-base';
import { render } from '../kubernetes/render';

/**
 * The pods in which tasks run.
 *
 * @see https://tekton.dev/docs/pipelines/podtemplates/
 */
export interface PodTemplate extends PodBaseProps {
  /**
   * Environment variables of all steps. What a step says itself prevails.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * Whether the pods share the node's users.
   *
   * @default true
   */
  readonly hostUsers?: boolean;
}

/** @internal */
export function renderTaskPodTemplate(template: PodTemplate): object {
  const { env, hostUsers } = template;
  return { ...renderPodBase(template), env: render(env, renderEnv), hostUsers };
}
