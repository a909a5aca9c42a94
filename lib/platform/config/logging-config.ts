import { isObject } from '../../admission/json';
import { choice, type KeyTable, key, keysWithPrefix, text, type ValueKind } from './keys';

/** How much controllers log: the config map `config-logging`. */
export interface LoggingConfig {
  /**
   * Level of single controllers by name, such as `controller` or `activator`.
   *
   * @default - `info`
   */
  readonly levels?: { readonly [controller: string]: LogLevel };

  /**
   * Configuration of the logger as Zap reads it, in JSON.
   *
   * @default - JSON lines from level `info`: to standard error for Serving, to standard output for all others
   */
  readonly zapLoggerConfig?: string;
}

/** Which messages are logged. */
export enum LogLevel {
  /** All. */
  DEBUG = 'debug',
  /** What happens, and all that is graver. */
  INFO = 'info',
  /** What may be wrong, and all that is graver. */
  WARN = 'warn',
  /** What failed. */
  ERROR = 'error',
}

const zapConfig: ValueKind<string> = {
  ...text,
  refusal(config) {
    try {
      return isObject(JSON.parse(config)) ? undefined : 'an object in JSON';
    } catch {
      return 'an object in JSON';
    }
  },
};

/** @internal */
export const LOGGING_KEYS: KeyTable<LoggingConfig> = {
  levels: keysWithPrefix('loglevel.', choice(LogLevel)),
  zapLoggerConfig: key('zap-logger-config', zapConfig),
};
