import { isAbsent, isObject, objectOf } from '../json';
import type { Report, Rule } from '../rule';
import { isEmpty } from './reference';

/** An integration has exactly one connector, and one of AWS has what it calls AWS with. */
export function integration(own: string, services: { readonly [service: string]: string }): Rule {
  return {
    id: 'eventing/integration',
    check(object, report) {
      const spec = objectOf(object.spec);
      const aws = objectOf(spec.aws);
      const used = Object.keys(services).filter((service) => !isAbsent(aws[service]));
      const connectors = [...(isAbsent(spec[own]) ? [] : [own]), ...used.map((service) => `aws.${service}`)];
      if (connectors.length !== 1) {
        const known = [own, ...Object.keys(services).map((service) => `aws.${service}`)].join(', ');
        report.refuse('spec', connectors, `exactly one of ${known}`, 'make an object for each connector');
      } else if (used.length === 1 && isObject(aws[used[0]])) {
        checkAws(aws, used[0], services[used[0]], report);
      }
    },
  };
}

function checkAws(aws: any, service: string, name: string, report: Report): void {
  const auth = objectOf(aws.auth);
  if (isEmpty(auth.serviceAccountName) && isEmpty(objectOf(objectOf(auth.secret).ref).name)) {
    report.refuse('spec.aws.auth', aws.auth, 'a Secret or a ServiceAccount', 'say as whom AWS is called');
  }
  for (const field of [name, 'region']) {
    if (!isEmpty(aws[service][field])) continue;
    report.refuse(`spec.aws.${service}.${field}`, aws[service][field], `the ${field}`, `give the ${field}`);
  }
}
