import type { AutoscalerConfig } from './config/autoscaler-config';

/** Settings of Knative Serving, a prop a config map. What is left out keeps the default that the release's code has. */
export interface ServingConfig {
  /**
   * How revisions scale.
   *
   * @default - the release's defaults
   */
  readonly autoscaler?: AutoscalerConfig;
}
