import { compact } from '../kubernetes/render';
import type { ITask } from './task';

/**
 * Tasks that controllers other than Tekton's run.
 *
 * @see https://tekton.dev/docs/pipelines/pipelines/#using-custom-tasks
 */
export class CustomTask {
  /**
   * An object that describes the task.
   *
   * @param apiVersion group and version of its kind, such as `example.com/v1`
   * @param kind its kind
   * @param name its name; without one the params say everything
   */
  public static fromObject(apiVersion: string, kind: string, name?: string): ITask {
    return { taskReference: { apiVersion, kind, name } };
  }

  private constructor() {}
}

/** A custom task that is described where it is used. */
export interface CustomTaskSpec {
  /** Group and version of the kind, such as `example.com/v1`. */
  readonly apiVersion: string;

  /** Kind of the task. */
  readonly kind: string;

  /**
   * The fields that the kind documents.
   *
   * @default - nothing
   */
  readonly raw?: { readonly [field: string]: any };

  /**
   * Labels of the run.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the run.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** @internal */
export function renderCustomTaskSpec({ labels, annotations, raw, ...kind }: CustomTaskSpec): object {
  return { ...kind, spec: raw ?? {}, metadata: compact({ labels, annotations }) };
}
