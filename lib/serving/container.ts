import {
  type ContainerBaseProps,
  renderContainerBase,
  renderWatchedContainer,
  type TerminationMessagePolicy,
  type WatchedContainerProps,
} from '../kubernetes/container-base';
import { compact, merge, render } from '../kubernetes/render';

/**
 * A container that runs beside the one that takes the requests. Its probes must name a port.
 *
 * @see https://knative.dev/docs/serving/services/multi-container/
 */
export interface SidecarProps extends WatchedContainerProps {
  /** Image to run. */
  readonly image: string;

  /**
   * Name of the container, a DNS label that no other container has.
   *
   * @default - `user-container-` and its index
   */
  readonly name?: string;
}

/** A container that runs to its end before the others start. The platform must allow `podspec-init-containers`. */
export interface InitContainerProps extends ContainerBaseProps {
  /** Image to run. */
  readonly image: string;

  /**
   * Name of the container, a DNS label that no other container has.
   *
   * @default - filled in by the cluster
   */
  readonly name?: string;

  /**
   * File whose text is shown as the reason of the container's end.
   *
   * @default /dev/termination-log
   */
  readonly terminationMessagePath?: string;

  /**
   * Where the reason of the container's end comes from.
   *
   * @default TerminationMessagePolicy.FILE
   */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;
}

/** How strictly the containers are confined. */
export enum PodSecurity {
  /** As the props say. */
  UNRESTRICTED = 'unrestricted',
  /**
   * By the `restricted` Pod Security standard: no root, no more privileges, no capabilities, and the runtime's seccomp
   * profile.
   */
  RESTRICTED = 'restricted',
}

const RESTRICTED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** @internal */
export function renderSidecar(props: SidecarProps, podSecurity?: PodSecurity): object {
  const { name, image } = props;
  return confine(merge(renderWatchedContainer(props), { name, image }), podSecurity);
}

/** @internal */
export function renderInitContainer(props: InitContainerProps, podSecurity?: PodSecurity): object {
  const { name, image, terminationMessagePath, terminationMessagePolicy } = props;
  const own = { name, image, terminationMessagePath, terminationMessagePolicy };
  return confine(merge(renderContainerBase(props), own), podSecurity);
}

/**
 * What a container says of itself prevails over the standard.
 *
 * @internal
 */
export function confine<T extends { securityContext?: object }>(container: T, level?: PodSecurity): T {
  if (level !== PodSecurity.RESTRICTED) return container;
  const { securityContext = {} } = container;
  return { ...container, securityContext: render(securityContext, restricted) };
}

function restricted(own: { readonly capabilities?: object }): object {
  const capabilities = { ...RESTRICTED.capabilities, ...compact(own.capabilities ?? {}) };
  return { ...RESTRICTED, ...compact(own), capabilities };
}
