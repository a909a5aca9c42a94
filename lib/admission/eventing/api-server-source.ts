import { isObject, objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { features } from './features';
import { valuesAt } from './values-at';

/** What an ApiServerSource watches, and how it tells of it. */
export const apiServerSource: Rule = {
  id: 'eventing/api-server-source',
  check(object, report) {
    const { mode, owner, filters } = objectOf(object.spec);
    if (typeof mode === 'string' && !['', 'Reference', 'Resource'].includes(mode)) {
      report.refuse('spec.mode', mode, 'Reference or Resource', 'choose one of them');
    }
    for (const { value, field } of valuesAt(object, 'spec.resources[]')) checkKind(value ?? {}, field, report);
    checkKind(owner, 'spec.owner', report);
    if (Array.isArray(filters) && filters.length > 0) report.needs(features.newApiServerSourceFilters, 'spec.filters');
  },
};

function checkKind(value: unknown, field: string, report: Report): void {
  if (!isObject(value)) return;
  const { apiVersion, kind = '' } = value;
  if (typeof apiVersion === 'string' && apiVersion.split('/').length > 2) {
    report.refuse(`${field}.apiVersion`, apiVersion, 'a version, or a group and a version', 'write it as in apps/v1');
  }
  if (typeof (kind ?? '') === 'string' && (kind ?? '').trim() === '') {
    report.refuse(`${field}.kind`, value.kind, 'a kind', 'give the kind');
  }
}
