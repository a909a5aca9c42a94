import { KnativeVersion } from '../knative-version';

/** A Knative Serving, declared or existing. */
export interface IKnativeServing {
  /** Namespace of Serving's controllers. */
  readonly namespace: string;

  /** Release of Serving, such as `1.23.0`. */
  readonly version: string;
}

/** A Knative Serving that the cluster has already. */
export interface ExistingServingOptions {
  /**
   * Namespace of its controllers.
   *
   * @default knative-serving
   */
  readonly namespace?: string;

  /**
   * Its release.
   *
   * @default KnativeVersion.V1_23_0
   */
  readonly version?: KnativeVersion;
}

/** @internal */
export function existingServing(options: ExistingServingOptions): IKnativeServing {
  const { namespace = 'knative-serving', version = KnativeVersion.V1_23_0 } = options;
  return { namespace, version };
}
