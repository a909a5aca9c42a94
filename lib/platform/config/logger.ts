/** The text of a Zap logger's settings, as the config maps `config-logging` hold it. */
export function loggerText(logger: object): string {
  return `${JSON.stringify(logger, undefined, 2).replace(/\[\s+("\w+")\s+\]/g, '[$1]')}\n`;
}

/** The names of the fields of a log line, and their forms. */
export function encoder(names: { time: string; level: string; message: string }): object {
  return {
    timeKey: names.time,
    levelKey: names.level,
    nameKey: 'logger',
    callerKey: 'caller',
    messageKey: names.message,
    stacktraceKey: 'stacktrace',
    lineEnding: '',
    levelEncoder: '',
    timeEncoder: 'iso8601',
    durationEncoder: '',
    callerEncoder: '',
  };
}

/** The data of `config-logging` as Eventing and its sources ship it. */
export const EVENTING_LOGGING = {
  'zap-logger-config': loggerText({
    level: 'info',
    development: false,
    outputPaths: ['stdout'],
    errorOutputPaths: ['stderr'],
    encoding: 'json',
    encoderConfig: encoder({ time: 'ts', level: 'level', message: 'msg' }),
  }),
  'loglevel.controller': 'info',
  'loglevel.webhook': 'info',
};
