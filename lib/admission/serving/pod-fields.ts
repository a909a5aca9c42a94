import { isAbsent, isObject } from '../json';
import { isDns1123Subdomain } from '../names';
import type { Rule } from '../rule';
import { allowing } from './features';
import { podSpecOf } from './parts';

/** Fields of a pod that a feature flag opens, which is called like the field in lower case. */
const FLAGGED = new Set([
  ...['affinity', 'topologySpreadConstraints', 'nodeSelector', 'tolerations'],
  ...['runtimeClassName', 'priorityClassName', 'schedulerName', 'shareProcessNamespace'],
  ...['dnsPolicy', 'dnsConfig', 'hostAliases', 'hostIPC', 'hostPID', 'hostNetwork'],
]);

/** Of the others, Go knows no absence, so they count only with a value. */
const COUNTS_EMPTY = ['affinity', 'runtimeClassName', 'shareProcessNamespace', 'dnsConfig'];

/** Which fields of a pod Serving passes on. */
export const podFields: Rule = {
  id: 'serving/pod-fields',
  check(object, report) {
    const { spec, field } = podSpecOf(object);
    for (const name in spec) {
      if (!FLAGGED.has(name)) continue;
      const value = spec[name];
      if (isAbsent(value) || (isEmpty(value) && !COUNTS_EMPTY.includes(name))) continue;
      report.needs(allowing(name.toLowerCase()), `${field}.${name}`);
    }
    if (spec.automountServiceAccountToken === true) {
      report.refuse(
        `${field}.automountServiceAccountToken`,
        true,
        'false, or absent',
        'remove it: true is the default',
      );
    }
    const { serviceAccountName } = spec;
    if (typeof serviceAccountName !== 'string' || serviceAccountName === '') return;
    if (isDns1123Subdomain(serviceAccountName)) return;
    const allowed = 'lower-case letters, digits, `-` and `.`, beginning and ending with a letter or digit';
    report.refuse(`${field}.serviceAccountName`, serviceAccountName, allowed, 'name a ServiceAccount');
  },
};

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === '' || value === false || (isObject(value) && Object.keys(value).length === 0);
}
