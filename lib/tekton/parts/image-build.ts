import type { Construct } from 'constructs';
import type { ResourceProps } from '../../kubernetes/resource';
import { StringParam } from '../param';
import { StringResult } from '../result';
import { Step } from '../step';
import { Task } from '../task';
import { Workspace } from '../workspace';
import { ImageBuilder } from './image-builder';
import type { PodSecurityLevel } from './pod-security';
import { scriptEnv } from './script-file';

/** Props of an ImageBuild. */
export interface ImageBuildProps extends ResourceProps {
  /**
   * How the image is built.
   *
   * @default ImageBuilder.buildpacks()
   */
  readonly builder?: ImageBuilder;
}

/**
 * A Task that builds an image from source and pushes it: param `image` (a name with its tag), workspace `source`, results
 * `IMAGE_URL` and `IMAGE_DIGEST`, as Tekton Chains reads them.
 *
 * Credentials come from Secrets of type `kubernetes.io/dockerconfigjson` of the run's ServiceAccount, or of others that
 * have the annotation `tekton.dev/docker-0`.
 *
 * @see https://tekton.dev/docs/pipelines/auth/
 */
export class ImageBuild extends Task {
  /** The Pod Security level that a namespace may enforce at most for the task to run in it. */
  public readonly podSecurityLevel: PodSecurityLevel;

  public constructor(scope: Construct, id: string, props: ImageBuildProps = {}) {
    const { builder = ImageBuilder.buildpacks(), ...resource } = props;
    const image = new StringParam('image', { description: 'Name of the image, with its tag' });
    const source = new Workspace('source', { description: 'Holds the source' });
    const url = new StringResult('IMAGE_URL', { description: 'Name of the image, with its tag' });
    const digest = new StringResult('IMAGE_DIGEST', { description: 'Digest of the image' });
    const env = scriptEnv({
      IMAGE: image.value,
      SOURCE: source.path,
      DIGEST_FILE: digest.path,
      URL_FILE: url.path,
    });
    super(scope, id, {
      ...resource,
      description: 'Builds an image from source and pushes it',
      params: [image],
      workspaces: [source],
      results: [url, digest],
      steps: [new Step({ name: 'build', ...builder._step, env: { ...env, ...builder._step.env } })],
    });
    this.podSecurityLevel = builder.podSecurityLevel;
  }
}
