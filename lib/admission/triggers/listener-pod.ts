import type { Rule } from '../rule';
import { type Fields, podsOf, refuseFields } from './listener-pods';
import { partsOf } from './parts';

/** What of a pod and its container is the user's to set is little: the listener's controller sets the rest. */
export const listenerPod: Rule = {
  id: 'triggers/listener-pod',
  check(object, report) {
    for (const { pod, isCustom } of podsOf(object)) {
      refuseFields(pod, POD_FIELDS, report, isCustom);
      const { containers } = pod.value;
      if (Array.isArray(containers) && containers.length > 1) {
        report.refuse(`${pod.field}.containers`, containers, 'one container', 'leave out all but the first');
      } else {
        for (const container of partsOf(`${pod.field}.containers`, containers)) {
          refuseFields(container, isCustom ? CUSTOM_CONTAINER_FIELDS : CONTAINER_FIELDS, report, isCustom);
        }
      }
    }
  },
};

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
