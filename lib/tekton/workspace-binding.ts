import type { IConfigMap } from '../kubernetes/config-map';
import type { IPersistentVolumeClaim } from '../kubernetes/persistent-volume-claim';
import { compact, render } from '../kubernetes/render';
import type { ISecret } from '../kubernetes/secret';
import { Volume } from '../kubernetes/volume';
import { type PersistentVolumeClaimTemplate, renderClaimTemplate } from '../kubernetes/volume-claim-template';
import type {
  ConfigMapVolumeOptions,
  CsiVolumeOptions,
  EmptyDirVolumeOptions,
  PersistentVolumeClaimVolumeOptions,
  ProjectedVolumeOptions,
  SecretVolumeOptions,
} from '../kubernetes/volume-options';
import type { VolumeProjection } from '../kubernetes/volume-projection';

/** A claim that is made for a run. */
export interface WorkspaceClaimTemplate extends PersistentVolumeClaimTemplate {
  /**
   * What the name of the claim begins with.
   *
   * @default pvc
   */
  readonly name?: string;
}

/**
 * What a run provides as a workspace.
 *
 * @see https://tekton.dev/docs/pipelines/workspaces/#specifying-volumesources-in-workspaces
 */
export class WorkspaceBinding {
  /** A claim that is made for the run and goes with it. */
  public static fromClaimTemplate(template: WorkspaceClaimTemplate): WorkspaceBinding {
    const volumeClaimTemplate = render(template, ({ name, ...claim }) => {
      const { metadata, spec } = renderClaimTemplate(claim);
      return { metadata: compact({ name, ...metadata }), spec };
    });
    return new WorkspaceBinding({ volumeClaimTemplate });
  }

  /** A PersistentVolumeClaim that exists. */
  public static fromPersistentVolumeClaim(
    claim: IPersistentVolumeClaim,
    options: PersistentVolumeClaimVolumeOptions = {},
  ): WorkspaceBinding {
    return WorkspaceBinding.fromVolume(Volume.fromPersistentVolumeClaim('', claim, options));
  }

  /** An empty folder. Each task of a pipeline gets one of its own. */
  public static fromEmptyDir(options: EmptyDirVolumeOptions = {}): WorkspaceBinding {
    return WorkspaceBinding.fromVolume(Volume.fromEmptyDir('', options));
  }

  /** The keys of a Secret, a file each. */
  public static fromSecret(secret: ISecret, options: SecretVolumeOptions = {}): WorkspaceBinding {
    return WorkspaceBinding.fromVolume(Volume.fromSecret('', secret, options));
  }

  /** The keys of a ConfigMap, a file each. */
  public static fromConfigMap(configMap: IConfigMap, options: ConfigMapVolumeOptions = {}): WorkspaceBinding {
    return WorkspaceBinding.fromVolume(Volume.fromConfigMap('', configMap, options));
  }

  /** Several sources in one folder. */
  public static fromProjection(sources: VolumeProjection[], options: ProjectedVolumeOptions = {}): WorkspaceBinding {
    return WorkspaceBinding.fromVolume(Volume.fromProjection('', sources, options));
  }

  /** What a CSI driver provides. */
  public static fromCsi(driver: string, options: CsiVolumeOptions = {}): WorkspaceBinding {
    return WorkspaceBinding.fromVolume(Volume.fromCsi('', driver, options));
  }

  private static fromVolume(volume: Volume): WorkspaceBinding {
    return new WorkspaceBinding(volume._toManifest(), undefined, volume);
  }

  private constructor(
    private readonly source: object,
    private readonly subPath?: string,
    /** @internal */
    public readonly _volume?: Volume,
  ) {}

  /** The same, but only a folder in it. */
  public folder(subPath: string): WorkspaceBinding {
    return new WorkspaceBinding(this.source, subPath, this._volume);
  }

  /** @internal */
  public _toManifest(name: string): object {
    return { ...this.source, name, subPath: this.subPath };
  }
}

/** @internal */
export function renderWorkspaceBindings(bindings?: { readonly [name: string]: WorkspaceBinding }) {
  return render(bindings, (map) => Object.entries(map).map(([name, binding]) => binding._toManifest(name)));
}
