import { isAbsent, isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { features } from './features';
import { isEmpty } from './reference';

const DEPENDENCY = 'knative.dev/dependency';
const INJECTION = 'eventing.knative.dev/injection';

/** A trigger names one broker. */
export const triggerBroker: Rule = {
  id: 'eventing/trigger-broker',
  check(object, report) {
    const { broker, brokerRef } = objectOf(object.spec);
    if (isEmpty(broker) && isAbsent(brokerRef)) {
      report.refuse('spec.broker', broker, 'the name of a broker', 'say whose events are wanted');
    } else if (!isEmpty(broker) && !isAbsent(brokerRef)) {
      report.refuse('spec.brokerRef', brokerRef, 'one of `broker` and `brokerRef`', 'leave out one of them');
    }
    if (isObject(brokerRef) && !isEmpty(brokerRef.namespace)) {
      report.needs(features.crossNamespaceEventLinks, 'spec.brokerRef.namespace');
    }
  },
};

/** The annotation that names what must be ready first holds a reference as JSON. */
export const triggerDependency: Rule = {
  id: 'eventing/trigger-dependency',
  check({ metadata }, report) {
    const text = metadata.annotations?.[DEPENDENCY];
    if (typeof text !== 'string') return;
    const refuse = (allowed: string) =>
      report.refuse(`metadata.annotations["${DEPENDENCY}"]`, text, allowed, 'refer to an object, as JSON');
    const reference = parse(text);
    if (!isReference(reference)) {
      refuse('an object reference in JSON');
      return;
    }
    const missing = ['kind', 'name', 'apiVersion'].filter((key) => isEmpty(reference?.[key]));
    if (missing.length > 0) refuse(`a reference with ${missing.join(', ')}`);
    if (!isEmpty(reference?.namespace) && reference?.namespace !== (metadata.namespace ?? '')) {
      refuse(`an object in the trigger's own namespace, ${metadata.namespace ?? '(none)'}`);
    }
  },
};

/** Only triggers of the broker `default` ask for it to be made. */
export const triggerInjection: Rule = {
  id: 'eventing/trigger-injection',
  check({ metadata, spec }, report) {
    const value = metadata.annotations?.[INJECTION];
    if (typeof value !== 'string') return;
    if (value !== 'enabled' && value !== 'disabled') {
      report.refuse(`metadata.annotations["${INJECTION}"]`, value, 'enabled or disabled', 'choose one of them');
    } else if (objectOf(spec).broker !== 'default') {
      report.refuse(
        'spec.broker',
        objectOf(spec).broker,
        'default, the only broker that is made on demand',
        `remove the annotation ${INJECTION}`,
      );
    }
  },
};

function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether Go can read the value as a reference; null is an empty one. */
function isReference(value: unknown): boolean {
  const keys = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'];
  if (value === null) return true;
  return isObject(value) && keys.every((key) => isAbsent(value[key]) || typeof value[key] === 'string');
}
