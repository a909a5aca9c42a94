import { isAbsent, isObject } from '../json';
import type { Report, Rule } from '../rule';
import { features } from './features';
import { isEmpty } from './reference';
import { valuesAt } from './values-at';

/** A policy names senders and receivers, and only a platform that authenticates takes it. */
export const eventPolicy: Rule = {
  id: 'eventing/event-policy',
  check(object, report) {
    report.needs(features.authenticationOidc, 'spec');
    for (const { value, field } of valuesAt(object, 'spec.from[]')) {
      if (!isAbsent(value) && !isObject(value)) continue;
      const { ref, sub } = value ?? {};
      oneOf(value, 'ref', 'sub', isAbsent(ref) && isEmpty(sub), field, report);
      checkNames(ref, `${field}.ref`, report);
      if (typeof sub === 'string' && /\*./s.test(sub)) {
        report.refuse(`${field}.sub`, sub, 'a subject, with `*` at its end if at all', 'move or remove the `*`');
      }
    }
    for (const { value, field } of valuesAt(object, 'spec.to[]')) {
      if (!isAbsent(value) && !isObject(value)) continue;
      const { ref, selector } = value ?? {};
      oneOf(value, 'ref', 'selector', isAbsent(ref) && isAbsent(selector), field, report);
      checkNames(ref, `${field}.ref`, report);
    }
  },
};

function oneOf(value: any, one: string, other: string, isMissing: boolean, field: string, report: Report): void {
  if (!isMissing && (isAbsent(value[one]) || isAbsent(value[other]))) return;
  report.refuse(field, value, `one of \`${one}\` and \`${other}\``, isMissing ? 'give one of them' : 'leave out one');
}

function checkNames(ref: unknown, field: string, report: Report): void {
  if (!isObject(ref)) return;
  for (const part of ['kind', 'apiVersion', 'name']) {
    if (isEmpty(ref[part]))
      report.refuse(`${field}.${part}`, ref[part], `the ${part} of an object`, `give the ${part}`);
  }
}
