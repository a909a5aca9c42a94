import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { isBlank } from './parts';

/** An interceptor is reached by a URL or by a Service, which is named with its namespace. */
export const interceptorAddress: Rule = {
  id: 'triggers/interceptor-address',
  check(object, report) {
    const { url, service } = objectOf(objectOf(object.spec).clientConfig);
    if (!isAbsent(url) && !isAbsent(service)) {
      report.refuse('spec.clientConfig.url', url, 'none beside `service`', 'give one of the two');
    }
    if (!isObject(service)) return;
    for (const part of ['name', 'namespace']) {
      if (!isBlank(service[part])) continue;
      report.refuse(`spec.clientConfig.service.${part}`, service[part], 'a string', `give the Service's ${part}`);
    }
  },
};
