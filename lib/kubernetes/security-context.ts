import { render } from './render';

/**
 * Which system calls a container may make, or what AppArmor lets it do.
 *
 * @see https://kubernetes.io/docs/tutorials/security/seccomp/
 */
export class SecurityProfile {
  /** The profile that the container runtime ships. */
  public static runtimeDefault(): SecurityProfile {
    return new SecurityProfile('RuntimeDefault');
  }

  /** No restriction. */
  public static unconfined(): SecurityProfile {
    return new SecurityProfile('Unconfined');
  }

  /** A profile that is installed on the node: a path below the kubelet's seccomp folder, or a name of AppArmor. */
  public static localhost(profile: string): SecurityProfile {
    return new SecurityProfile('Localhost', profile);
  }

  private constructor(
    private readonly type: string,
    private readonly localhostProfile?: string,
  ) {}

  /** @internal */
  public _toManifest(): object {
    return { type: this.type, localhostProfile: this.localhostProfile };
  }
}

/** SELinux label of processes. */
export interface SeLinuxOptions {
  /**
   * User of the label.
   *
   * @default - chosen by the container runtime
   */
  readonly user?: string;

  /**
   * Role of the label.
   *
   * @default - chosen by the container runtime
   */
  readonly role?: string;

  /**
   * Type of the label, which for processes is called domain.
   *
   * @default - chosen by the container runtime
   */
  readonly domain?: string;

  /**
   * Level of the label.
   *
   * @default - chosen by the container runtime
   */
  readonly level?: string;
}

/** What concerns Windows containers alone. */
export interface WindowsOptions {
  /**
   * Name of the group managed service account's credential spec.
   *
   * @default - none
   */
  readonly gmsaCredentialSpecName?: string;

  /**
   * The credential spec itself.
   *
   * @default - filled in from the name
   */
  readonly gmsaCredentialSpec?: string;

  /**
   * User that runs the entry point.
   *
   * @default - the image's user
   */
  readonly runAsUserName?: string;

  /**
   * Whether the container runs as a process of the host.
   *
   * @default false
   */
  readonly hostProcess?: boolean;
}

/** What pods and containers have in common. */
export interface SecurityContextBase {
  /**
   * User id of the processes, 0 to 2147483647.
   *
   * @default - the image's user
   */
  readonly runAsUser?: number;

  /**
   * Group id of the processes, 0 to 2147483647.
   *
   * @default - chosen by the container runtime
   */
  readonly runAsGroup?: number;

  /**
   * Whether a container that would run as root is refused.
   *
   * @default false
   */
  readonly runAsNonRoot?: boolean;

  /**
   * System calls that are allowed.
   *
   * @default - the node's setting
   */
  readonly seccompProfile?: SecurityProfile;

  /**
   * AppArmor profile.
   *
   * @default - the runtime's profile, where AppArmor is on
   */
  readonly appArmorProfile?: SecurityProfile;

  /**
   * SELinux label.
   *
   * @default - chosen by the container runtime
   */
  readonly seLinuxOptions?: SeLinuxOptions;

  /**
   * What concerns Windows alone.
   *
   * @default - none
   */
  readonly windowsOptions?: WindowsOptions;
}

/**
 * What a container may do; prevails over the pod's.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export interface ContainerSecurityContext extends SecurityContextBase {
  /**
   * Whether a process may gain more privileges than its parent.
   *
   * @default true
   */
  readonly allowPrivilegeEscalation?: boolean;

  /**
   * Linux capabilities that are added, such as `NET_BIND_SERVICE`.
   *
   * @default - those of the container runtime
   */
  readonly addCapabilities?: string[];

  /**
   * Linux capabilities that are taken away; `ALL` for all of them.
   *
   * @default - none
   */
  readonly dropCapabilities?: string[];

  /**
   * Whether the container has the rights of the host's root.
   *
   * @default false
   */
  readonly privileged?: boolean;

  /**
   * Whether the image's file system can't be written.
   *
   * @default false
   */
  readonly readOnlyRootFilesystem?: boolean;

  /**
   * How `/proc` is mounted: `Default` or `Unmasked`.
   *
   * @default Default
   */
  readonly procMount?: string;
}

/**
 * What the containers of a pod may do.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export interface PodSecurityContext extends SecurityContextBase {
  /**
   * Group id that owns the volumes.
   *
   * @default - volumes keep their owner
   */
  readonly fsGroup?: number;

  /**
   * When the owner of volumes is changed: `Always` or `OnRootMismatch`.
   *
   * @default Always
   */
  readonly fsGroupChangePolicy?: string;

  /**
   * Group ids that the processes have too.
   *
   * @default - none
   */
  readonly supplementalGroups?: number[];

  /**
   * Whether groups that the image declares count: `Merge` or `Strict`.
   *
   * @default Merge
   */
  readonly supplementalGroupsPolicy?: string;

  /**
   * How volumes get their SELinux label: `MountOption` or `Recursive`.
   *
   * @default - MountOption where all volumes can
   */
  readonly seLinuxChangePolicy?: string;

  /**
   * Kernel parameters of the pod, by name.
   *
   * @default - none
   */
  readonly sysctls?: { readonly [name: string]: string };
}

/** @internal */
export function renderContainerSecurityContext(context: ContainerSecurityContext): object {
  const { addCapabilities, dropCapabilities, ...rest } = context;
  const capabilities =
    addCapabilities || dropCapabilities ? { add: addCapabilities, drop: dropCapabilities } : undefined;
  return { ...rest, ...renderProfiles(context), capabilities };
}

/** @internal */
export function renderPodSecurityContext(context: PodSecurityContext): object {
  const sysctls = render(context.sysctls, (map) => Object.entries(map).map(([name, value]) => ({ name, value })));
  return { ...context, ...renderProfiles(context), sysctls };
}

function renderProfiles({ seccompProfile, appArmorProfile, seLinuxOptions }: SecurityContextBase) {
  return {
    seccompProfile: render(seccompProfile, (profile) => profile._toManifest()),
    appArmorProfile: render(appArmorProfile, (profile) => profile._toManifest()),
    seLinuxOptions: render(seLinuxOptions, ({ domain, ...label }) => ({ ...label, type: domain })),
  };
}
