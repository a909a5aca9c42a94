import { refusal } from '../admission/finding';
import type { ISecret } from '../kubernetes/secret';
import { EVENTING_RELEASES } from './eventing/releases';
import { INGRESS_RELEASES } from './ingress/releases';
import { SERVING_RELEASES } from './serving/releases';
import { SOURCES_RELEASES } from './sources/releases';
import { PIPELINES_RELEASES } from './tekton/pipelines/releases';
import { TRIGGERS_RELEASES } from './tekton/triggers/releases';

const ALL_RELEASES = [
  SERVING_RELEASES,
  EVENTING_RELEASES,
  INGRESS_RELEASES,
  SOURCES_RELEASES,
  PIPELINES_RELEASES,
  TRIGGERS_RELEASES,
];

/** How images are taken from elsewhere. */
export interface ImagesOptions {
  /**
   * Images that take the place of others: by the upstream repository, such as `docker.io/envoyproxy/envoy`, the whole
   * reference of the replacement. `cdk8s-knative images` prints the images of a platform. Refused if no release has an
   * image of the repository.
   *
   * @default - none
   */
  readonly replacements?: { readonly [repository: string]: string };

  /**
   * Secrets of type `kubernetes.io/dockerconfigjson` with which the images are pulled; every service account of the
   * platform gets them. They must exist in every namespace of the platform.
   *
   * @default - none
   */
  readonly pullSecrets?: ISecret[];
}

/** An image that a platform runs. */
export interface PlatformImage {
  /** The image that upstream publishes, by digest where upstream publishes one. */
  readonly upstream: string;

  /** The image that the platform runs: that of upstream, or what a mirror or a replacement makes of it. */
  readonly reference: string;
}

/** Where the images of a platform come from. */
export class Images {
  /**
   * A registry, with or without a path, that holds a copy of each image under upstream's path and digest:
   * `gcr.io/a/b@sha256:…` becomes `<registry>/a/b@sha256:…`. Throws if it isn't a registry, such as a URL.
   */
  public static mirror(registry: string, options: ImagesOptions = {}): Images {
    if (!/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*\/?$/.test(registry)) {
      const allowed = 'the host of a registry, perhaps with a port and a path, such as `registry.example.com/knative`';
      const change = 'leave out what images are not called by, such as `https://`';
      throw refusal('Images.mirror', [
        { rule: 'platform/mirror', field: 'registry', value: registry, allowed, change },
      ]);
    }
    return new Images(options, registry.replace(/\/$/, ''));
  }

  /** Upstream's registries, but for single replacements. */
  public static upstream(options: ImagesOptions = {}): Images {
    return new Images(options);
  }

  private constructor(
    private readonly options: ImagesOptions,
    private readonly registry?: string,
  ) {
    const { replacements } = options;
    if (replacements === undefined) return;
    const known = new Set(ALL_RELEASES.flatMap(({ repositories }) => repositories));
    const findings = Object.keys(replacements)
      .filter((repository) => !known.has(repository))
      .map((repository) => ({
        rule: 'platform/image-replacement',
        field: 'replacements',
        value: repository,
        allowed: 'the repository of an image of a release, without a tag or digest',
        change: 'correct it, or leave it out: `cdk8s-knative images` prints the images of a platform',
      }));
    if (findings.length > 0) throw refusal('Images', findings);
  }

  /** @internal */
  public get _pullSecrets(): { name: string }[] | undefined {
    return this.options.pullSecrets?.map(({ name }) => ({ name }));
  }

  /** @internal */
  public _locate(upstream: string): string {
    const replacement = this.options.replacements?.[repositoryOf(upstream)];
    if (replacement !== undefined) return replacement;
    return this.registry === undefined ? upstream : `${this.registry}/${upstream.slice(upstream.indexOf('/') + 1)}`;
  }
}

/** `gcr.io/a/b` of `gcr.io/a/b@sha256:…` and of `gcr.io/a/b:v1`. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
}
