import { isAbsent, isObject, objectOf } from '../json';
import type { Manifest, Report, Rule } from '../rule';
import { isEmptyList, type Part, partsOf } from './parts';

/** What of a pod and its container is the user's to set is little: the listener's controller sets the rest. */
export const listenerPod: Rule = {
  id: 'triggers/listener-pod',
  check(object, report) {
    for (const { pod, containerFields, keepsEmpty } of podsOf(object)) {
      refuseFields(pod, POD_FIELDS, report, keepsEmpty);
      const { containers } = pod.value;
      if (Array.isArray(containers) && containers.length > 1) {
        report.refuse(`${pod.field}.containers`, containers, 'one container', 'leave out all but the first');
      } else {
        for (const container of partsOf(`${pod.field}.containers`, containers)) {
          refuseFields(container, containerFields, report, keepsEmpty);
        }
      }
    }
  },
};

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

interface Fields {
  readonly all: readonly string[];
  readonly allowed: readonly string[];
}

interface ListenerPod {
  readonly pod: Part;
  readonly containerFields: Fields;
  /** Whether empty lists and maps are still there when the fields are checked. */
  readonly keepsEmpty: boolean;
}

function* podsOf(object: Manifest): Generator<ListenerPod> {
  const { kubernetesResource, customResource } = objectOf(objectOf(object.spec).resources);
  for (const [name, resource, containerFields, keepsEmpty] of [
    ['kubernetesResource', kubernetesResource, CONTAINER_FIELDS, false],
    ['customResource', customResource, CUSTOM_CONTAINER_FIELDS, true],
  ] as const) {
    const { spec } = objectOf(objectOf(objectOf(resource).spec).template);
    if (isObject(spec)) {
      yield { pod: { field: `spec.resources.${name}.spec.template.spec`, value: spec }, containerFields, keepsEmpty };
    }
  }
}

/** A field that Go leaves at its zero value counts as absent, unless Go holds a pointer to it. */
function refuseFields({ field, value }: Part, { all, allowed }: Fields, report: Report, keepsEmpty = false): void {
  for (const name of all) {
    const set = value[name];
    const isZero =
      isAbsent(set) ||
      (set === '' && !POINTERS_TO_STRINGS.includes(name)) ||
      (set === false && PLAIN_BOOLEANS.includes(name)) ||
      (!keepsEmpty && (isEmptyList(set) || (MAPS.includes(name) && isObject(set) && Object.keys(set).length === 0)));
    if (isZero || allowed.includes(name)) continue;
    report.refuse(`${field}.${name}`, set, `none; here one may set ${allowed.join(', ')}`, 'leave it out');
  }
}

const PLAIN_BOOLEANS = ['hostNetwork', 'hostPID', 'hostIPC', 'stdin', 'stdinOnce', 'tty'];
const POINTERS_TO_STRINGS = ['runtimeClassName', 'preemptionPolicy', 'hostnameOverride'];
const MAPS = ['overhead'];

const words = (text: string) => text.trim().split(/\s+/);

const POD_FIELDS: Fields = {
  all: words(`
    volumes initContainers ephemeralContainers restartPolicy terminationGracePeriodSeconds activeDeadlineSeconds dnsPolicy
    serviceAccount automountServiceAccountToken nodeName hostNetwork hostPID hostIPC shareProcessNamespace hostname
    subdomain schedulerName hostAliases priorityClassName priority dnsConfig readinessGates runtimeClassName
    enableServiceLinks preemptionPolicy overhead setHostnameAsFQDN os hostUsers schedulingGates resourceClaims resources
    hostnameOverride workloadRef`),
  allowed: words(`
    serviceAccountName containers tolerations nodeSelector affinity topologySpreadConstraints imagePullSecrets
    securityContext`),
};

const CONTAINER_FIELDS: Fields = {
  all: words(`
    name image command args workingDir ports envFrom resizePolicy restartPolicy restartPolicyRules volumeMounts
    volumeDevices livenessProbe readinessProbe startupProbe lifecycle terminationMessagePath terminationMessagePolicy
    imagePullPolicy stdin stdinOnce tty`),
  allowed: words('resources env securityContext livenessProbe readinessProbe startupProbe'),
};

const CUSTOM_CONTAINER_FIELDS: Fields = { ...CONTAINER_FIELDS, allowed: words('resources env securityContext') };

const ENV_FIELDS: Fields = { all: ['value'], allowed: ['name', 'valueFrom'] };

const SOURCE_FIELDS: Fields = {
  all: words('fieldRef resourceFieldRef configMapKeyRef fileKeyRef'),
  allowed: ['secretKeyRef'],
};
