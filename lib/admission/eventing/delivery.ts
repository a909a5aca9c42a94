import { isAbsent, isObject } from '../json';
import type { Report, Rule } from '../rule';
import { checkDestination } from './destination';
import { features } from './features';
import { type Period, parsePeriod } from './period';
import type { ReferenceOptions } from './reference';
import { valuesAt } from './values-at';

/** How often and how long a delivery is tried, and where events go that can't be delivered. */
export function delivery(path: string, options: Omit<ReferenceOptions, 'required'> = {}): Rule {
  return {
    id: 'eventing/delivery',
    check(object, report) {
      const namespace = options.sameNamespace ? object.metadata.namespace : undefined;
      for (const { value, field } of valuesAt(object, path)) {
        if (isObject(value)) checkDelivery(value, field, report, namespace);
      }
    },
  };
}

function checkDelivery(value: any, field: string, report: Report, namespace?: string): void {
  const { deadLetterSink, retry, timeout, retryAfterMax } = value;
  if (isObject(deadLetterSink)) checkDestination(deadLetterSink, `${field}.deadLetterSink`, report, namespace);
  if (typeof retry === 'number' && retry < 0) {
    report.refuse(`${field}.retry`, retry, '0 or more', 'give the number of retries');
  }
  oneOf(value, 'backoffPolicy', ['linear', 'exponential'], field, report);
  oneOf(value, 'format', ['json', 'binary'], field, report);
  period(value, 'backoffDelay', 'such as PT0.5S', () => true, field, report);
  period(value, 'timeout', 'of a tenth of a second or more, such as PT30S', ({ isZero }) => !isZero, field, report);
  period(value, 'retryAfterMax', 'of zero or more, such as PT2M', ({ isNegative }) => !isNegative, field, report);
  if (!isAbsent(timeout)) report.needs(features.deliveryTimeout, `${field}.timeout`);
  if (!isAbsent(retryAfterMax)) report.needs(features.deliveryRetryAfter, `${field}.retryAfterMax`);
}

function oneOf(value: any, key: string, allowed: readonly string[], field: string, report: Report): void {
  if (typeof value[key] !== 'string' || allowed.includes(value[key])) return;
  report.refuse(`${field}.${key}`, value[key], allowed.join(' or '), 'choose one of them');
}

function period(
  value: any,
  key: string,
  allowed: string,
  holds: (period: Period) => boolean,
  field: string,
  report: Report,
): void {
  if (typeof value[key] !== 'string') return;
  const parsed = parsePeriod(value[key]);
  if (parsed !== undefined && holds(parsed)) return;
  report.refuse(`${field}.${key}`, value[key], `an ISO 8601 duration ${allowed}`, 'give another duration');
}
