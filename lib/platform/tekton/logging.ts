/** How log lines look: JSON objects in the form of Google's cloud. */
export const LOGGER = {
  level: 'info',
  development: false,
  sampling: { initial: 100, thereafter: 100 },
  outputPaths: ['stdout'],
  errorOutputPaths: ['stderr'],
  encoding: 'json',
  encoderConfig: {
    timeKey: 'timestamp',
    levelKey: 'severity',
    nameKey: 'logger',
    callerKey: 'caller',
    messageKey: 'message',
    stacktraceKey: 'stacktrace',
    lineEnding: '',
    levelEncoder: '',
    timeEncoder: 'iso8601',
    durationEncoder: '',
    callerEncoder: '',
  },
};

/** The text of a logger's settings. */
export function loggerText(logger: object): string {
  return `${JSON.stringify(logger, undefined, 2).replace(/\[\s+("\w+")\s+\]/g, '[$1]')}\n`;
}

/** The data of `config-logging`. */
export const LOGGING = {
  'zap-logger-config': loggerText(LOGGER),
  'loglevel.controller': 'info',
  'loglevel.webhook': 'info',
};
