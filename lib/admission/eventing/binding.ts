import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { checkLabelSelector } from './label-selector';
import { isDnsLabel, isQualifiedName } from './names';
import { isEmpty } from './reference';

/** A binding names one workload of its own namespace, or selects some. */
export const bindingSubject: Rule = {
  id: 'eventing/binding-subject',
  check(object, report) {
    const { subject } = objectOf(object.spec);
    if (!isAbsent(subject) && !isObject(subject)) return;
    const { apiVersion, kind, name, namespace, selector } = subject ?? {};
    const refuse = (part: string, value: unknown, allowed: string, change: string) =>
      report.refuse(`spec.subject.${part}`, value, allowed, change);
    if (isEmpty(apiVersion) || (typeof apiVersion === 'string' && !isQualifiedName(apiVersion))) {
      refuse('apiVersion', apiVersion, 'a version with its group, such as apps/v1', 'say of which API the workload is');
    }
    if (isEmpty(kind) || (typeof kind === 'string' && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(kind))) {
      refuse('kind', kind, 'a kind, such as Deployment', 'say of which kind the workload is');
    }
    const own = object.metadata.namespace;
    if (typeof namespace === 'string' && namespace !== '') {
      if (!isDnsLabel(namespace) || (!isEmpty(own) && namespace !== own)) {
        refuse('namespace', namespace, `the binding's own namespace, ${own ?? '(none)'}`, 'bind what is beside it');
      }
    }
    if (!isAbsent(selector) && !isEmpty(name)) {
      refuse('selector', selector, 'one of `name` and `selector`', 'leave out one of them');
    } else if (!isAbsent(selector)) {
      checkLabelSelector(selector, 'spec.subject.selector', report);
    } else if (isEmpty(name)) {
      refuse('name', name, '`name` or `selector`', 'say which workload is bound');
    } else if (typeof name === 'string' && !isDnsLabel(name)) {
      refuse('name', name, 'at most 63 lower-case letters, digits and hyphens', 'mend the name');
    }
  },
};

/** A binding of a repository names the key of the token. */
export const bindingToken: Rule = {
  id: 'eventing/binding-token',
  check(object, report) {
    const { accessToken } = objectOf(object.spec);
    const { secretKeyRef } = objectOf(accessToken);
    for (const part of ['name', 'key']) {
      if (!isEmpty(objectOf(secretKeyRef)[part])) continue;
      report.refuse(`spec.accessToken.secretKeyRef.${part}`, undefined, `the ${part} of a Secret`, `give the ${part}`);
    }
  },
};
