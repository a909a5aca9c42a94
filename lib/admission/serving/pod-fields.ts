import { isAbsent, isObject } from '../json';
import { isDns1123Subdomain } from '../names';
import type { Rule } from '../rule';
import { allowing } from './features';
import { podSpecOf } from './parts';

/** Fields of a pod that a feature flag opens. Those of which Go knows no absence count only with a value. */
const FLAGGED: readonly [field: string, flag: string, countsEmpty: boolean][] = [
  ['affinity', 'affinity', true],
  ['topologySpreadConstraints', 'topologyspreadconstraints', false],
  ['hostAliases', 'hostaliases', false],
  ['nodeSelector', 'nodeselector', false],
  ['runtimeClassName', 'runtimeclassname', true],
  ['tolerations', 'tolerations', false],
  ['shareProcessNamespace', 'shareprocessnamespace', true],
  ['priorityClassName', 'priorityclassname', false],
  ['schedulerName', 'schedulername', false],
  ['dnsPolicy', 'dnspolicy', false],
  ['dnsConfig', 'dnsconfig', true],
  ['hostIPC', 'hostipc', false],
  ['hostPID', 'hostpid', false],
  ['hostNetwork', 'hostnetwork', false],
];

/** Which fields of a pod Serving passes on. */
export const podFields: Rule = {
  id: 'serving/pod-fields',
  check(object, report) {
    const { spec, field } = podSpecOf(object);
    for (const [name, flag, countsEmpty] of FLAGGED) {
      const value = spec[name];
      if (isAbsent(value) || (!countsEmpty && isEmpty(value))) continue;
      report.needs(allowing(flag), `${field}.${name}`);
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
