import { Faults } from '../admission/faults';
import { refusal } from '../admission/finding';
import { isDns1123Subdomain } from '../admission/names';
import { checkNamespace } from './namespace';
import { Stage, type StagedManifest } from './stages';

/** Where Flux finds the stages of a platform. */
export interface FluxOptions {
  /** Name of the GitRepository that holds the manifests. */
  readonly repository: string;

  /** Folder of the repository that holds what `cdk8s synth` writes; in it, Kustomize wants each object to have a name. */
  readonly path: string;

  /**
   * Namespace of the Kustomizations and the GitRepository.
   *
   * @default flux-system
   */
  readonly namespace?: string;

  /**
   * How often Flux compares: numbers, each with its unit `h`, `m`, `s` or `ms`, such as `1h30m`.
   *
   * @default 10m
   */
  readonly interval?: string;
}

/**
 * Who applies a platform from Git, so that the stages come one after the other. Jobs that finish an installation stay when
 * they are done, since a controller that misses one makes it again.
 */
export class GitOps {
  /**
   * Argo CD: the stages are sync waves, the jobs hooks after a sync. The Application needs the sync options
   * `ServerSideApply=true` and `RespectIgnoreDifferences=true`, and `runtimeOwnedFields` as its `ignoreDifferences`.
   */
  public static argoCd(): GitOps {
    return new GitOps();
  }

  /**
   * Flux: a Kustomization a stage, of which each waits for the last. All read the same folder and take the objects of their
   * stage, by an annotation; what else is there they leave. A `ServerlessPlatform` renders them as a chart. Throws if there
   * can't be such a repository, namespace or interval.
   */
  public static flux(options: FluxOptions): GitOps {
    const { repository, namespace, interval } = options;
    const faults = new Faults();
    checkNamespace({ _faults: faults }, 'namespace', namespace);
    if (!isDns1123Subdomain(repository)) {
      const allowed = 'the name of a GitRepository: lower-case letters, digits, `-` and `.`';
      faults.refuse('platform/config', 'repository', repository, allowed, 'name the object, not its URL');
    }
    if (interval !== undefined && !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(interval)) {
      const allowed = 'numbers, each with its unit `h`, `m`, `s` or `ms`, such as `1h30m`';
      faults.refuse('platform/config', 'interval', interval, allowed, 'give such a duration');
    }
    if (faults.findings.length > 0) throw refusal('GitOps.flux', faults.findings);
    return new GitOps(options);
  }

  private constructor(private readonly flux?: FluxOptions) {}

  /** @internal */
  public _annotations(stage: Stage, { kind }: StagedManifest): { [key: string]: string } {
    if (this.flux !== undefined) return { [STAGE]: stage };
    if (kind === 'Job') {
      return { [`${ARGO}/hook`]: 'PostSync', [`${ARGO}/hook-delete-policy`]: 'BeforeHookCreation' };
    }
    const options = optionsOf(stage, kind);
    return {
      [`${ARGO}/sync-wave`]: `${Number.parseInt(stage, 10)}`,
      ...(options === undefined ? {} : { [`${ARGO}/sync-options`]: options }),
    };
  }

  /** @internal */
  public _kustomizations(instance: string): StagedManifest[] {
    if (this.flux === undefined) return [];
    const { repository, path, namespace = 'flux-system', interval = '10m' } = this.flux;
    const nameOf = (stage: Stage) => `${instance}-${stage}`;
    const stages = Object.values(Stage);
    return stages.map((stage, index) => ({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: {
        name: nameOf(stage),
        namespace,
        labels: { 'app.kubernetes.io/instance': instance, 'app.kubernetes.io/part-of': instance },
      },
      spec: {
        interval,
        // A webhook may not answer yet when the next stage is tried.
        retryInterval: '1m',
        sourceRef: { kind: 'GitRepository', name: repository },
        path,
        patches: [{ target: { annotationSelector: `${STAGE}!=${stage}` }, patch: DELETED }],
        // As Argo CD, it leaves CRDs.
        prune: stage !== Stage.CRDS,
        wait: true,
        dependsOn: index === 0 ? undefined : [{ name: nameOf(stages[index - 1]) }],
      },
    }));
  }
}

const ARGO = 'argocd.argoproj.io';
const STAGE = 'cdk8s-knative/stage';

/** What Kustomize leaves out: kind and name are asked for, and stand for whatever a target selects. */
const DELETED = '$patch: delete\napiVersion: v1\nkind: Any\nmetadata:\n  name: any\n';

function optionsOf(stage: Stage, kind: string): string | undefined {
  // Removing a CRD removes every object of its kind, so that is left to a person.
  if (kind === 'CustomResourceDefinition') return 'Prune=false,Delete=false';
  // The kinds of these objects don't exist before an earlier wave, so nothing can be tried before the sync.
  return stage === Stage.ADMITTED ? 'SkipDryRunOnMissingResource=true' : undefined;
}
