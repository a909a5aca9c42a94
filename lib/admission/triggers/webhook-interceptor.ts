import { isAbsent, isObject, objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { isBlank, type Part, partsOf, triggersOf } from './parts';

/** A webhook interceptor names a Service, and its headers are written as Go writes them. */
export const webhookInterceptor: Rule = {
  id: 'triggers/webhook-interceptor',
  check(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const { field, value } of partsOf(`${trigger.field}.interceptors`, trigger.value.interceptors)) {
        if (isObject(value.webhook)) checkWebhook({ field: `${field}.webhook`, value: value.webhook }, report);
      }
    }
    // Interceptors of groups aren't checked, but a header without any value can't be written again.
    for (const group of partsOf('spec.triggerGroups', objectOf(object.spec).triggerGroups)) {
      for (const { field, value } of partsOf(`${group.field}.interceptors`, group.value.interceptors)) {
        for (const header of partsOf(`${field}.webhook.header`, objectOf(value.webhook).header)) {
          if (header.value.value !== undefined) continue;
          report.refuse(`${header.field}.value`, undefined, 'a string or a list of strings', 'give the header a value');
        }
      }
    }
  },
};

function checkWebhook({ field, value }: Part, report: Report): void {
  const { objectRef, header } = value;
  if (isAbsent(objectRef)) {
    report.refuse(`${field}.objectRef`, undefined, 'a Service', 'name the Service that is called; a URL is not enough');
  } else {
    for (const [part, only] of [
      ['kind', 'Service'],
      ['apiVersion', 'v1'],
    ]) {
      const actual = objectOf(objectRef)[part];
      if (actual === only || (typeof actual !== 'string' && !isAbsent(actual))) continue;
      report.refuse(`${field}.objectRef.${part}`, actual ?? undefined, only, 'name a Kubernetes Service');
    }
  }
  for (const { field: at, value: entry } of partsOf(`${field}.header`, header)) {
    const { name, value: text } = entry;
    if (isBlank(name) || (typeof name === 'string' && canonicalHeader(name) !== name)) {
      report.refuse(
        `${at}.name`,
        name,
        'a header as Go writes it, such as `Content-Type`',
        typeof name === 'string' && name !== '' ? `write \`${canonicalHeader(name)}\`` : 'name the header',
      );
    }
    // An absent value is read as an empty string or, after `null`, as one; an object is never taken.
    const isMap = isObject(text) && Object.values(text).every((member) => typeof member === 'string');
    if (isBlank(text) || isMap || (Array.isArray(text) && text.length === 0)) {
      report.refuse(`${at}.value`, text, 'a string or a list of strings that is not empty', 'give the header a value');
    }
  }
}

const TOKEN = /^[0-9A-Za-z!#$%&'*+.^_`|~-]*$/;

/** Upper case at the beginning and after each `-`, lower case elsewhere; what is no header at all stays as it is. */
function canonicalHeader(name: string): string {
  if (!TOKEN.test(name)) return name;
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (match) => match.toUpperCase());
}
