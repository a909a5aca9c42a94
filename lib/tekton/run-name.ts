import type { Construct } from 'constructs';
import { contentHash } from '../kubernetes/content-hash';
import { defaultName } from '../kubernetes/names';

/**
 * How a run is named that has no fixed name.
 *
 * @see https://tekton.dev/docs/pipelines/pipelineruns/
 */
export class RunName {
  /**
   * The cluster completes the name: each `kubectl create` and each event makes another run. `kubectl apply` doesn't take
   * it.
   *
   * @param prefix what the name begins with; by default the name and `-`
   */
  public static generated(prefix?: string): RunName {
    return new RunName(true, prefix);
  }

  /**
   * The name and a hash of the run: it changes exactly when the run does, so that `kubectl apply` and GitOps start a run
   * for each change. Only its spec counts: its labels and annotations don't, nor what a JSON patch changes, nor a change of
   * a Pipeline or Task that the run names.
   */
  public static fromContent(): RunName {
    return new RunName(false);
  }

  private constructor(
    /** @internal */
    public readonly _isGenerated: boolean,
    private readonly prefix?: string,
  ) {}

  /** @internal */
  public _of(scope: Construct, id: string, kind: string, name: string | undefined, spec: () => object): string {
    if (this.prefix !== undefined) return this.prefix;
    const base = name ?? defaultName(scope, id, kind, 54);
    return this._isGenerated ? `${base}-` : `${base}-${contentHash(scope, `${scope.node.path}/${id}`, spec())}`;
  }
}
