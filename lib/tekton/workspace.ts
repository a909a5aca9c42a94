import { variable } from './expression';

/** What a workspace may say of itself. */
export interface WorkspaceOptions {
  /**
   * What the workspace is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Whether a run may leave the workspace out.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Where the steps find the workspace. Only in tasks.
   *
   * @default - `/workspace/` and the name
   */
  readonly mountPath?: string;

  /**
   * Whether the steps can't write. Only in tasks.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * A folder that a Task or Pipeline declares and a run provides.
 *
 * @see https://tekton.dev/docs/pipelines/workspaces/
 */
export class Workspace {
  public constructor(
    /** Name of the workspace. */
    public readonly name: string,
    private readonly options: WorkspaceOptions = {},
    /** @internal */
    public readonly _subPath?: string,
  ) {}

  /** Folder of the workspace, in the steps of a task: `$(workspaces.name.path)`. */
  public get path(): string {
    return this.member('path');
  }

  /** Whether the run provides the workspace, as `true` or `false`: `$(workspaces.name.bound)`. */
  public get bound(): string {
    return this.member('bound');
  }

  /** Name of the claim behind the workspace, or nothing: `$(workspaces.name.claim)`. */
  public get claim(): string {
    return this.member('claim');
  }

  /** Name of the volume behind the workspace: `$(workspaces.name.volume)`. */
  public get volume(): string {
    return this.member('volume');
  }

  /** A folder in the workspace, to be given to a task of a pipeline in place of all of it. */
  public folder(subPath: string): Workspace {
    return new Workspace(this.name, this.options, subPath);
  }

  /** The folder of the workspace: `path`. */
  public toString(): string {
    return this.path;
  }

  /** @internal */
  public _toManifest(): object {
    return { name: this.name, ...this.options };
  }

  private member(name: string): string {
    return variable(`workspaces.${this.name}.${name}`);
  }
}
