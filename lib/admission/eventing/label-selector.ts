import { isAbsent, isObject, listOf, objectOf } from '../json';
import type { Report } from '../rule';
import { isLabelValue, isQualifiedName } from './names';

/** A selector of labels holds keys, operators and values that Kubernetes can select by. */
export function checkLabelSelector(selector: unknown, field: string, report: Pick<Report, 'refuse'>): void {
  if (!isObject(selector)) return;
  for (const [key, value] of Object.entries(objectOf(selector.matchLabels))) {
    checkKey(key, `${field}.matchLabels["${key}"]`, report);
    checkValue(value, `${field}.matchLabels["${key}"]`, report);
  }
  for (const [i, expression] of listOf(selector.matchExpressions).entries()) {
    if (!isAbsent(expression) && !isObject(expression)) continue;
    const { key, operator, values } = expression ?? {};
    const path = `${field}.matchExpressions[${i}]`;
    checkKey(key ?? '', `${path}.key`, report);
    const wantsValues = operator === 'In' || operator === 'NotIn';
    if (!wantsValues && operator !== 'Exists' && operator !== 'DoesNotExist') {
      report.refuse(`${path}.operator`, operator, 'In, NotIn, Exists or DoesNotExist', 'choose one of them');
    } else if (wantsValues !== listOf(values).length > 0) {
      report.refuse(`${path}.values`, values, wantsValues ? 'at least one value' : `none with ${operator}`, 'mend it');
    }
    for (const [j, value] of listOf(values).entries()) checkValue(value, `${path}.values[${j}]`, report);
  }
}

function checkKey(key: unknown, field: string, report: Pick<Report, 'refuse'>): void {
  if (typeof key !== 'string' || isQualifiedName(key)) return;
  report.refuse(field, key, 'a key of a label, such as app or example.com/app', 'mend the key');
}

function checkValue(value: unknown, field: string, report: Pick<Report, 'refuse'>): void {
  if (typeof value !== 'string' || isLabelValue(value)) return;
  report.refuse(field, value, 'a value of a label: at most 63 letters, digits, `-`, `_` and `.`', 'mend the value');
}
