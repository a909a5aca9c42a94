import type { Duration } from 'cdk8s';
import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ResourceProps } from '../../kubernetes/resource';
import type { ISecret } from '../../kubernetes/secret';
import { ServiceAccount } from '../../kubernetes/service-account';
import { AccessMode } from '../../kubernetes/volume-claim-template';
import type { IService } from '../../serving/service';
import { StringParam } from '../param';
import { Pipeline } from '../pipeline';
import type { PipelineRunSpec } from '../pipeline-run';
import type { PipelineTask } from '../pipeline-task';
import { Step, type StepProps } from '../step';
import { TemplateParam } from '../triggers/template-param';
import type { TriggerOptions } from '../triggers/trigger';
import type { TriggerInterceptor } from '../triggers/trigger-interceptor';
import { TriggerResource } from '../triggers/trigger-resource';
import { Workspace } from '../workspace';
import { WorkspaceBinding } from '../workspace-binding';
import { GitClone } from './git-clone';
import { ImageBuild } from './image-build';
import { ImageBuilder } from './image-builder';
import { type PodSecurityLevel, restricted } from './pod-security';
import { scriptEnv } from './script-file';
import { ServiceDeploy } from './service-deploy';

/** Props of a DeliveryPipeline. */
export interface DeliveryPipelineProps extends ResourceProps {
  /** Name under which the image is pushed, with its tag, such as `registry.example.com/orders:latest`. */
  readonly image: string;

  /**
   * The Knative Service that gets the image, by its digest. It must exist, and leave the names of its revisions to the
   * cluster. Declared with the tag that is pushed, it waits for the first delivery, and applying it again deploys what was
   * built last; server-side that takes `--force-conflicts`, since the deployment has set the image.
   */
  readonly service: IService;

  /**
   * How the image is built.
   *
   * @default ImageBuilder.buildpacks()
   */
  readonly builder?: ImageBuilder;

  /**
   * Credentials for the git repository: a Secret with the annotation `tekton.dev/git-0`, such as `https://github.com`. A
   * key for SSH needs a `gitImage` whose users include that of the builder, 1001 for buildpacks.
   *
   * @default - the repository is public
   */
  readonly gitSecret?: ISecret;

  /**
   * Credentials for the registry: a Secret of type `kubernetes.io/dockerconfigjson`, or another with the annotation
   * `tekton.dev/docker-0`.
   *
   * @default - everybody can push
   */
  readonly registrySecret?: ISecret;

  /**
   * How much room the source has.
   *
   * @default Size.gibibytes(1)
   */
  readonly sourceSize?: Size;

  /**
   * Image with `git` and a POSIX shell.
   *
   * @default - that of GitClone
   */
  readonly gitImage?: string;

  /**
   * Image with `kubectl`.
   *
   * @default - that of ServiceDeploy
   */
  readonly kubectlImage?: string;
}

/** What is delivered. Both values may read an event, as `Event` does. */
export interface DeliveryOptions {
  /** URL of the git repository. */
  readonly url: string;

  /**
   * Branch, tag or id of a commit.
   *
   * @default - the repository's default branch
   */
  readonly revision?: string;

  /**
   * How long the run may take.
   *
   * @default - the platform's `default-timeout-minutes`
   */
  readonly timeout?: Duration;
}

/** What is delivered on which events. */
export interface DeliveryTriggerOptions extends DeliveryOptions {
  /**
   * Checks and changes of the event, one after the other.
   *
   * @default - every event starts a run
   */
  readonly interceptors?: TriggerInterceptor[];
}

/**
 * A Pipeline from source to a running Service: clones, checks, builds and pushes an image, deploys it by its digest. Its
 * params are `url` and `revision`, its workspace is `source`.
 *
 * Each task acts as an account of its own: only the clone gets the git credentials, only the build those of the registry,
 * only the deployment may change the Service, and checks may do nothing.
 *
 * In a namespace that enforces the level `restricted` the platform's `set-security-context` must be `true`, as it is with
 * ServerlessPlatform, so that what Tekton adds to a pod keeps the level too.
 *
 * @see https://tekton.dev/docs/pipelines/pipelines/
 */
export class DeliveryPipeline extends Pipeline {
  /** The Pod Security level that a namespace may enforce at most for the runs. */
  public readonly podSecurityLevel: PodSecurityLevel;

  private readonly delivery: DeliveryPipelineProps;
  private readonly builder: ImageBuilder;
  private readonly source = new Workspace('source');
  private readonly beforeBuild: PipelineTask[];
  private readonly accounts: { readonly [task: string]: ServiceAccount };

  public constructor(scope: Construct, id: string, props: DeliveryPipelineProps) {
    const { image, service, builder = ImageBuilder.buildpacks(), gitSecret, registrySecret, ...resource } = props;
    const { sourceSize, gitImage, kubectlImage, ...pipeline } = resource;
    super(scope, id, { ...pipeline, description: `Delivers Service ${service.name} from its source` });
    this.delivery = props;
    this.builder = builder;
    const url = new StringParam('url', { description: 'URL of the git repository' });
    const revision = new StringParam('revision', {
      description: 'Branch, tag or id of a commit; without it, the default branch',
      defaultValue: '',
    });
    this.addParam(url);
    this.addParam(revision);
    this.addWorkspace(this.source);

    const { namespace } = this;
    const { user: runAsUser, group: runAsGroup } = builder._sourceOwner;
    const gitClone = new GitClone(this, 'git-clone', { namespace, image: gitImage, runAsUser, runAsGroup });
    const imageBuild = new ImageBuild(this, 'image-build', { namespace, builder });
    const serviceDeploy = new ServiceDeploy(this, 'service-deploy', { namespace, service, image: kubectlImage });
    this.podSecurityLevel = imageBuild.podSecurityLevel;

    const source = { source: this.source };
    const params = { url: url.value, revision: revision.value };
    const clone = this.addTask('clone', { task: gitClone, params, workspaces: source });
    this.beforeBuild = [clone];
    const build = this.addTask('build', {
      task: imageBuild,
      params: { image },
      workspaces: source,
      runAfter: this.beforeBuild,
    });
    const built = `${build.result('IMAGE_URL')}@${build.result('IMAGE_DIGEST')}`;
    this.addTask('deploy', { task: serviceDeploy, params: { image: built } });
    this.addResult('image', { value: built, description: 'The image, by its digest' });

    const account = (task: string, secrets: (ISecret | undefined)[], automountToken: boolean) =>
      new ServiceAccount(this, task, {
        namespace,
        secrets: secrets.filter((secret) => secret !== undefined),
        automountToken,
      });
    this.accounts = {
      check: account('check', [], false),
      clone: account('clone', [gitSecret], false),
      build: account('build', [registrySecret], false),
      deploy: account('deploy', [], true),
    };
    serviceDeploy.allow(this.accounts.deploy);
  }

  /**
   * Adds a check that the source must pass before the image is built. The step begins in the folder of the source, as the
   * user that owns it. One with a `stepAction` gets none of this: Tekton takes folder, user and environment from the
   * StepAction.
   *
   * @param check name of the task in the pipeline
   * @param step what is run
   */
  public addCheck(check: string, step: StepProps): PipelineTask {
    const workspace = new Workspace('source');
    const inSource = {
      workingDir: workspace.path,
      securityContext: restricted(this.builder._sourceOwner),
      ...step,
      env: { ...scriptEnv(TRUST_SOURCE), ...step.env },
    };
    const only = new Step({ name: check, ...(step.stepAction === undefined ? inSource : step) });
    const task = this.addTask(check, {
      taskSpec: { workspaces: [workspace], steps: [only] },
      workspaces: { source: this.source },
      runAfter: [this.beforeBuild[0]],
    });
    this.beforeBuild.push(task);
    return task;
  }

  /** One run, for a PipelineRun or a TriggerResource. */
  public run(options: DeliveryOptions): PipelineRunSpec {
    const { url, revision = '', timeout } = options;
    const { check, clone, build, deploy } = this.accounts;
    return {
      pipeline: this,
      params: { url, revision },
      workspaces: {
        source: WorkspaceBinding.fromClaimTemplate({
          accessModes: [AccessMode.READ_WRITE_ONCE],
          storage: this.delivery.sourceSize ?? Size.gibibytes(1),
        }),
      },
      timeout,
      serviceAccount: check,
      taskRunSpecs: {
        clone: { serviceAccount: clone },
        build: { serviceAccount: build },
        deploy: { serviceAccount: deploy },
      },
      podTemplate: { podSecurityContext: { fsGroup: this.builder._sourceOwner.group } },
    };
  }

  /** What a listener does with events: each starts a run. */
  public trigger(options: DeliveryTriggerOptions): TriggerOptions {
    const { url, revision, timeout, interceptors } = options;
    const value = (name: string) => new TemplateParam(name).value;
    const run = this.run({ url: value('url'), revision: revision && value('revision'), timeout });
    return {
      interceptors,
      params: revision === undefined ? { url } : { url, revision },
      resources: [TriggerResource.pipelineRun(run)],
    };
  }
}

/** Another user may own the folder of the source, the volume's, and git would refuse to work there. */
const TRUST_SOURCE = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };
