import { isObject, objectOf } from '../json';
import type { Rule } from '../rule';
import { type Fields, podsOf, refuseFields } from './listener-pods';
import { partsOf } from './parts';

/** Variables of a listener come from Secrets, and those of its certificate come together. */
export const listenerEnv: Rule = {
  id: 'triggers/listener-env',
  check(object, report) {
    for (const { pod } of podsOf(object)) {
      const { containers } = pod.value;
      if (!Array.isArray(containers) || containers.length !== 1) continue;
      const field = `${pod.field}.containers[0].env`;
      const variables = partsOf(field, objectOf(containers[0]).env);
      for (const variable of variables) {
        refuseFields(variable, ENV_FIELDS, report);
        const { valueFrom } = variable.value;
        if (isObject(valueFrom)) {
          refuseFields({ field: `${variable.field}.valueFrom`, value: valueFrom }, SOURCE_FIELDS, report);
        }
      }
      const certificate = variables.filter(({ value: { name } }) => name === 'TLS_CERT' || name === 'TLS_KEY');
      if (certificate.length === 1) {
        const [{ value }] = certificate;
        report.refuse(field, value.name, 'both TLS_CERT and TLS_KEY, or neither', 'give the other one too');
      }
    }
  },
};

const ENV_FIELDS: Fields = { all: ['value'], allowed: ['name', 'valueFrom'] };

const SOURCE_FIELDS: Fields = {
  all: ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'fileKeyRef'],
  allowed: ['secretKeyRef'],
};
