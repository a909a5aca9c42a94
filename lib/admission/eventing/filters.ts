import { isAbsent, isObject } from '../json';
import type { Report, Rule } from '../rule';
import { isCesql } from './cesql';
import { valuesAt } from './values-at';

/** Filters have one dialect each, name attributes as CloudEvents does, and parse. */
export function filters(path: string): Rule {
  return {
    id: 'eventing/filter',
    check(object, report) {
      for (const { value, field } of valuesAt(object, `${path}[]`)) checkFilter(value, field, report);
    },
  };
}

/** The older filter of a Trigger names attributes as CloudEvents does. */
export const filterAttributes: Rule = {
  id: 'eventing/filter',
  check(object, report) {
    for (const { value, field } of valuesAt(object, 'spec.filter.attributes')) checkNames(value, field, report);
  },
};

function checkFilter(filter: unknown, field: string, report: Report): void {
  if (!isObject(filter)) return;
  const dialects = Object.keys(filter).filter((dialect) => isSet(dialect, filter[dialect]));
  if (dialects.length > 1) {
    report.refuse(field, dialects, 'one dialect in a filter', 'make a filter of each and combine them with `all`');
  }
  for (const dialect of ['exact', 'prefix', 'suffix']) checkNames(filter[dialect], `${field}.${dialect}`, report);
  for (const dialect of ['all', 'any']) {
    for (const { value, field: path } of valuesAt(filter, `${dialect}[]`)) {
      checkFilter(value, `${field}.${path}`, report);
    }
  }
  checkFilter(filter.not, `${field}.not`, report);
  const { cesql } = filter;
  if (typeof cesql === 'string' && cesql !== '' && !isCesql(cesql)) {
    report.refuse(`${field}.cesql`, cesql, 'an expression in CloudEvents SQL', 'mend the expression');
  }
}

function isSet(dialect: string, value: unknown): boolean {
  if (dialect === 'not') return !isAbsent(value);
  if (dialect === 'cesql') return !isAbsent(value) && value !== '';
  if (dialect === 'all' || dialect === 'any') return Array.isArray(value) && value.length > 0;
  return isObject(value) && Object.keys(value).length > 0;
}

function checkNames(attributes: unknown, field: string, report: Report): void {
  if (!isObject(attributes)) return;
  for (const name of Object.keys(attributes)) {
    if (/^[a-z][a-z0-9]*$/.test(name)) continue;
    report.refuse(
      `${field}["${name}"]`,
      name,
      'a name of lower-case letters and digits that begins with a letter',
      'name the attribute as events carry it',
    );
  }
}
