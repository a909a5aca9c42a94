import { boolean, type KeyTable, key } from '../../config/keys';
import { OBSERVABILITY_KEYS, type ObservabilityConfig } from '../../config/observability-config';

/** Metrics and traces of Eventing's components: the config map `config-observability`. */
export interface EventingObservabilityConfig extends ObservabilityConfig {
  /**
   * Whether a source notes an event of Kubernetes where its sink doesn't take what it sends.
   *
   * @default false
   */
  readonly sinkErrorEvents?: boolean;
}

/** @internal */
export const EVENTING_OBSERVABILITY_KEYS: KeyTable<EventingObservabilityConfig> = {
  ...OBSERVABILITY_KEYS,
  sinkErrorEvents: key('sink-event-error-reporting.enable', boolean),
};
