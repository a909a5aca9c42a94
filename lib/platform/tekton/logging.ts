import { encoder, loggerText } from '../config/logger';

/** How log lines look: JSON objects in the form of Google's cloud. */
export const LOGGER = {
  level: 'info',
  development: false,
  sampling: { initial: 100, thereafter: 100 },
  outputPaths: ['stdout'],
  errorOutputPaths: ['stderr'],
  encoding: 'json',
  encoderConfig: encoder({ time: 'timestamp', level: 'severity', message: 'message' }),
};

/** The data of `config-logging`. */
export const LOGGING = {
  'zap-logger-config': loggerText(LOGGER),
  'loglevel.controller': 'info',
  'loglevel.webhook': 'info',
};
