import { render } from '../../kubernetes/render';
import { Volume } from '../../kubernetes/volume';
import type { StepProps } from '../step';
import { NOBODY, PodSecurityLevel, restricted, type StepUser } from './pod-security';
import { scriptEnv, scriptFile } from './script-file';

/** Options of a build with Cloud Native Buildpacks. */
export interface BuildpacksOptions {
  /**
   * The builder: an image with the lifecycle and buildpacks.
   *
   * @default docker.io/paketobuildpacks/builder-jammy-base:0.4.625, by digest: for Java, Go, .NET, Node.js, Python and web
   * servers
   */
  readonly image?: string;

  /**
   * Image that the result is based on.
   *
   * @default - the builder's
   */
  readonly runImage?: string;

  /**
   * Environment variables of the build, such as `BP_GO_TARGETS`.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: string };

  /**
   * Id of the builder's user (`CNB_USER_ID` in the image).
   *
   * @default 1001
   */
  readonly runAsUser?: number;

  /**
   * Id of the builder's group (`CNB_GROUP_ID` in the image).
   *
   * @default 1000
   */
  readonly runAsGroup?: number;
}

/** Options of a build with ko. */
export interface KoOptions {
  /**
   * Image with `ko`, Go and a POSIX shell. The default is named by its tag alone: give one by its digest if it must stay
   * the same.
   *
   * @default ghcr.io/ko-build/ko:v0.17.1
   */
  readonly image?: string;

  /**
   * Package of the program, such as `./cmd/server`.
   *
   * @default .
   */
  readonly goPackage?: string;
}

/** Options of a build with Buildah. */
export interface BuildahOptions {
  /**
   * Image with `buildah` and a POSIX shell. The default is named by its tag alone: give one by its digest if it must stay
   * the same.
   *
   * @default quay.io/buildah/stable:v1.43.0
   */
  readonly image?: string;

  /**
   * Path of the Dockerfile in the source.
   *
   * @default Dockerfile
   */
  readonly dockerfile?: string;
}

/**
 * How an image is built from source and pushed. Each builder says which Pod Security level it needs.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class ImageBuilder {
  /** Cloud Native Buildpacks: find out by themselves how the source is built. Runs under the level `restricted`. */
  public static buildpacks(options: BuildpacksOptions = {}): ImageBuilder {
    const { image = BUILDPACKS_IMAGE, runImage = '', env, runAsUser = 1001, runAsGroup = 1000 } = options;
    const user = { user: runAsUser, group: runAsGroup };
    const layers = Volume.fromEmptyDir('layers');
    const platform = Volume.fromEmptyDir('platform');
    return new ImageBuilder(PodSecurityLevel.RESTRICTED, user, {
      image,
      script: scriptFile('buildpacks.sh'),
      args: render(env, (known) => Object.entries(known).map(([name, value]) => `${name}=${value}`)),
      env: scriptEnv({ CNB_PLATFORM_API: '0.13', LAYERS: '/layers', PLATFORM: '/platform', RUN_IMAGE: runImage }),
      volumeMounts: [
        { volume: layers, path: '/layers' },
        { volume: platform, path: '/platform' },
      ],
      securityContext: restricted(user),
    });
  }

  /** ko: builds Go programs without a Dockerfile. Runs under the level `restricted`. */
  public static ko(options: KoOptions = {}): ImageBuilder {
    const { image = KO_IMAGE, goPackage = '.' } = options;
    return new ImageBuilder(PodSecurityLevel.RESTRICTED, NOBODY, {
      image,
      script: scriptFile('ko.sh'),
      env: scriptEnv({
        PACKAGE: goPackage,
        GOCACHE: '/tekton/home/.cache/go-build',
        GOMODCACHE: '/tekton/home/.cache/go-mod',
      }),
      securityContext: restricted(NOBODY),
    });
  }

  /**
   * Buildah: builds from a Dockerfile. Runs as root with the capability SETFCAP, so the namespace must not enforce more
   * than the level `baseline`.
   */
  public static buildah(options: BuildahOptions = {}): ImageBuilder {
    const { image = BUILDAH_IMAGE, dockerfile = 'Dockerfile' } = options;
    const containers = Volume.fromEmptyDir('containers');
    return new ImageBuilder(PodSecurityLevel.BASELINE, NOBODY, {
      image,
      script: scriptFile('buildah.sh'),
      env: scriptEnv({ DOCKERFILE: dockerfile, STORAGE_DRIVER: 'vfs', BUILDAH_ISOLATION: 'chroot' }),
      volumeMounts: [{ volume: containers, path: '/var/lib/containers' }],
      securityContext: { runAsUser: 0, addCapabilities: ['SETFCAP'] },
    });
  }

  private constructor(
    /** The Pod Security level that a namespace may enforce at most for the build to run in it. */
    public readonly podSecurityLevel: PodSecurityLevel,
    /**
     * Who should own the source.
     *
     * @internal
     */
    public readonly _sourceOwner: StepUser,
    /** @internal */
    public readonly _step: StepProps,
  ) {}
}

const BUILDPACKS_IMAGE =
  'docker.io/paketobuildpacks/builder-jammy-base:0.4.625@sha256:5799343cd316c1a03fa3ff7ab0915d9e6d134e95df4583016d70c6f5330d3898';
const KO_IMAGE = 'ghcr.io/ko-build/ko:v0.17.1';
const BUILDAH_IMAGE = 'quay.io/buildah/stable:v1.43.0';
