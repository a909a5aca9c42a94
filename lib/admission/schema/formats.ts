/** A format of text that the API server, or the Go type that a webhook decodes, checks. */
export interface Format {
  readonly matches: (text: string) => boolean;
  readonly allowed: string;
}

const DURATION = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const REQUEST_URI = /^([A-Za-z][A-Za-z0-9+.-]*:[^\s]|\/)[^\s]*$/;

/** The formats by name; the API server ignores all others. */
export const formats: { readonly [name: string]: Format } = {
  'date-time': pattern(TIME, 'a time as in 2026-01-31T12:00:00Z'),
  uri: pattern(REQUEST_URI, 'an absolute URI or path'),
  byte: pattern(BASE64, 'text in base64'),
  quantity: pattern(QUANTITY, 'a quantity such as 100m, 1 or 64Mi'),
  'go-duration': pattern(DURATION, 'a duration such as 90s, 1h30m or 0'),
};

function pattern(expression: RegExp, allowed: string): Format {
  return { matches: (text) => expression.test(text), allowed };
}
