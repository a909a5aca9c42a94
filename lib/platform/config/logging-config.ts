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
   * @default - JSON lines to standard error, from level `info`
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

/** @internal */
export function renderLogging({ levels = {}, zapLoggerConfig }: LoggingConfig = {}): { [key: string]: string } {
  const data: { [key: string]: string } = {};
  if (zapLoggerConfig !== undefined) data['zap-logger-config'] = zapLoggerConfig;
  for (const [controller, level] of Object.entries(levels)) data[`loglevel.${controller}`] = level;
  return data;
}
