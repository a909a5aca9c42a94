import { isAbsent, isObject, type JsonObject, listOf } from '../json';
import type { Report, Rule } from '../rule';
import { features, hasSecurePodDefaults } from './features';
import { containerRule, podSpecOf } from './parts';

const MAX_ID = 2 ** 31 - 1;

/** Fields of a pod's security context that Serving never passes on, whatever the flag. */
const NEVER_IN_PODS = [
  'seLinuxOptions',
  'windowsOptions',
  'sysctls',
  'fsGroupChangePolicy',
  'appArmorProfile',
  'supplementalGroupsPolicy',
  'seLinuxChangePolicy',
];

const NEVER_IN_CONTAINERS = ['seLinuxOptions', 'windowsOptions', 'procMount', 'appArmorProfile'];

/** Users, groups and profiles of the whole pod. */
export const podSecurityContext: Rule = {
  id: 'serving/pod-security-context',
  check(object, report) {
    const { spec, field: parent } = podSpecOf(object);
    const context = spec.securityContext;
    const field = `${parent}.securityContext`;
    if (!isObject(context)) return;
    if (!(hasSecurePodDefaults(report) && hasOnlySeccomp(context))) report.needs(features.securityContext, field);
    refuseFields(context, field, NEVER_IN_PODS, report);
    for (const key of ['runAsUser', 'runAsGroup', 'fsGroup']) checkId(context[key], `${field}.${key}`, report);
    for (const [i, group] of listOf(context.supplementalGroups).entries()) {
      checkId(group, `${field}.supplementalGroups[${i}]`, report);
    }
  },
};

function hasOnlySeccomp(context: JsonObject): boolean {
  const set = Object.keys(context).filter((key) => !isAbsent(context[key]));
  const profile = context.seccompProfile;
  if (set.length === 0) return true;
  return set.length === 1 && isObject(profile) && ['RuntimeDefault', 'Unconfined'].includes(profile.type);
}

/** Rights of one container. */
export const containerSecurityContext = containerRule(
  'serving/security-context',
  ({ container, field: parent }, report) => {
    const context = container.securityContext;
    if (!isObject(context)) return;
    const field = `${parent}.securityContext`;
    for (const key of ['runAsUser', 'runAsGroup']) checkId(context[key], `${field}.${key}`, report);
    if (context.privileged === true) {
      const change = 'remove it, or run the container as a Deployment';
      report.refuse(`${field}.privileged`, true, 'false, or absent', change);
    }
    refuseFields(context, field, NEVER_IN_CONTAINERS, report);
    const added = listOf(context.capabilities?.add);
    const isBindAlone = added.length === 1 && added[0] === 'NET_BIND_SERVICE';
    if (added.length === 0 || (isBindAlone && hasSecurePodDefaults(report))) return;
    report.needs(features.addCapabilities, `${field}.capabilities.add`);
  },
);

function checkId(value: unknown, field: string, report: Report): void {
  if (typeof value !== 'number' || (value >= 0 && value <= MAX_ID)) return;
  report.refuse(field, value, `0 to ${MAX_ID}`, 'give another id');
}

function refuseFields(holder: JsonObject, field: string, names: readonly string[], report: Report): void {
  for (const name of names) {
    const value = holder[name];
    if (isAbsent(value) || (Array.isArray(value) && value.length === 0)) continue;
    report.refuse(`${field}.${name}`, value, 'nothing: Serving does not pass it on', 'remove it');
  }
}
