import { type ContainerSecurityContext, SecurityProfile } from '../../kubernetes/security-context';

/**
 * Levels of the Pod Security standards, which namespaces enforce by the label `pod-security.kubernetes.io/enforce`.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export enum PodSecurityLevel {
  /** Everything is allowed. */
  PRIVILEGED = 'privileged',
  /** What leads to the node is not allowed; root in the container is. */
  BASELINE = 'baseline',
  /** Only what needs no right at all. */
  RESTRICTED = 'restricted',
}

/**
 * A user of a step and their group.
 *
 * @internal
 */
export interface StepUser {
  readonly user: number;
  readonly group: number;
}

/**
 * The user of steps whose image doesn't need another.
 *
 * @internal
 */
export const NOBODY: StepUser = { user: 65532, group: 65532 };

/**
 * A step under the level `restricted`.
 *
 * @internal
 */
export function restricted({ user, group }: StepUser): ContainerSecurityContext {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: group,
    allowPrivilegeEscalation: false,
    dropCapabilities: ['ALL'],
    seccompProfile: SecurityProfile.runtimeDefault(),
  };
}
