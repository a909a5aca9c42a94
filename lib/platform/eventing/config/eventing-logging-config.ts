import { integer, type KeyTable, key } from '../../config/keys';
import { LOGGING_KEYS, type LoggingConfig } from '../../config/logging-config';

/** How much Eventing's components log: the config map `config-logging`. */
export interface EventingLoggingConfig extends LoggingConfig {
  /**
   * How much the client of Kubernetes logs, 0 to 9; from release 1.23 on.
   *
   * @default 0
   */
  readonly klogVerbosity?: number;
}

/** @internal */
export const EVENTING_LOGGING_KEYS: KeyTable<EventingLoggingConfig> = {
  ...LOGGING_KEYS,
  klogVerbosity: key('klog-verbosity', integer({ min: 0, max: 9 }), '1.23'),
};
