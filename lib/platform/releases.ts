/** Images of one release: by the path below `registry`, the digest or the tag. */
export type ReleaseImages = { readonly [path: string]: string };

/** What is known of the releases of a component. */
export class Releases {
  public constructor(
    /** Where upstream publishes images, such as `gcr.io/knative-releases/knative.dev`. */
    private readonly registry: string,
    private readonly images: { readonly [version: string]: ReleaseImages },
  ) {}

  /** The image that upstream publishes under a path; a path that names its registry is taken as it is. */
  public image(version: string, path: string): string {
    const tag = this.images[version]?.[path];
    if (tag === undefined) throw new Error(`release ${version} has no image ${path}`);
    return `${this.repository(path)}${tag.startsWith('sha256:') ? '@' : ':'}${tag}`;
  }

  /** The repositories of the images of all releases. */
  public get repositories(): string[] {
    return Object.values(this.images).flatMap((images) => Object.keys(images).map((path) => this.repository(path)));
  }

  private repository(path: string): string {
    return /^[^/]+\.[^/]+\//.test(path) ? path : `${this.registry}/${path}`;
  }
}

/** Whether a release, such as `1.23.0`, is of a minor version, such as `1.23`, or newer. Clouds write a minor as `34+`. */
export function isAtLeast(version: string, minor: string): boolean {
  const number = (text: string) => {
    const [major, minorPart] = text.split('.').map((part) => Number.parseInt(part, 10));
    return major * 1000 + minorPart;
  };
  return number(version) >= number(minor);
}
