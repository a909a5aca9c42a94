import type { Labels } from '../../parts/part';
import { RESTRICTED } from '../../parts/workload';

/** That a container doesn't run as root is said of the whole pod. */
const { runAsNonRoot, ...CONTAINER } = RESTRICTED;

export const CONFINED = CONTAINER;
export const NOT_ROOT = { securityContext: { runAsNonRoot } };

/** Pods are spread over zones, if there are some. */
export function overZones(matchLabels: Labels): object {
  return {
    topologySpreadConstraints: [
      {
        maxSkew: 2,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels },
      },
    ],
  };
}

/** What all pods have in common, a slip of the path included. */
export const TERMINATION = {
  terminationMessagePolicy: 'FallbackToLogsOnError',
  terminationMessagePath: '/dev/temination-log',
};

export function eventingLabels(component: string): Labels {
  return { 'app.kubernetes.io/component': component, 'app.kubernetes.io/name': 'knative-eventing' };
}
