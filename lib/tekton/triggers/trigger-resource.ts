import { groupOf } from '../../admission/api-group';
import { compact } from '../../kubernetes/render';
import { type PipelineRunSpec, renderPipelineRunSpec } from '../pipeline-run';
import { renderTaskRunSpec, type TaskRunSpec } from '../task-run';

/** How a run that an event makes is named and labelled. */
export interface TriggeredRunMetadata {
  /**
   * What the run's name begins with; the cluster completes it. At most 58 characters.
   *
   * @default - the name of the Pipeline or Task and `-`
   */
  readonly namePrefix?: string;

  /**
   * Labels of the run.
   *
   * @default - those that Triggers adds
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the run.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** A run of a pipeline that an event makes. */
export interface TriggeredPipelineRun extends PipelineRunSpec, TriggeredRunMetadata {}

/** A run of a task that an event makes. */
export interface TriggeredTaskRun extends TaskRunSpec, TriggeredRunMetadata {}

/** What may be said of a resource that is given as it is. */
export interface TriggerResourceOptions {
  /**
   * Plural of the kind in lower case, as RBAC names it.
   *
   * @default - the kind's usual plural, such as `configmaps` for `ConfigMap`
   */
  readonly plural?: string;
}

/**
 * An object that a template makes for each event.
 *
 * @see https://tekton.dev/docs/triggers/triggertemplates/
 */
export class TriggerResource {
  /** A unique id anywhere in a resource, such as in its name: the same in all that one trigger makes of one event. */
  public static readonly UID = '$(uid)';

  /** A run of a pipeline. Values of the event reach it as the template's params. */
  public static pipelineRun(run: TriggeredPipelineRun): TriggerResource {
    const name = run.pipeline?.pipelineReference.name ?? 'pipeline';
    return new TriggerResource(
      () => renderRun('PipelineRun', name, run, renderPipelineRunSpec(run)),
      'pipelineruns',
      run,
    );
  }

  /** A run of a task. Values of the event reach it as the template's params. */
  public static taskRun(run: TriggeredTaskRun): TriggerResource {
    const name = run.task?.taskReference.name ?? 'task';
    return new TriggerResource(() => renderRun('TaskRun', name, run, renderTaskRunSpec(run)), 'taskruns', run);
  }

  /** An object of any kind, as it is. Give it a `generateName`, or a second event can't make it. */
  public static custom(manifest: any, options: TriggerResourceOptions = {}): TriggerResource {
    return new TriggerResource(() => manifest, options.plural);
  }

  private constructor(
    private readonly manifest: () => { readonly [field: string]: any },
    private readonly plural?: string,
    /** @internal */
    public readonly _run?: TriggeredRunMetadata,
  ) {}

  /** @internal */
  public _toManifest(): object {
    return this.manifest();
  }

  /** @internal */
  public get _group(): string {
    const { apiVersion } = this.manifest();
    return groupOf(String(apiVersion));
  }

  /** @internal */
  public get _plural(): string {
    return this.plural ?? pluralOf(String(this.manifest().kind).toLowerCase());
  }
}

function renderRun(kind: string, name: string, run: TriggeredRunMetadata, spec: object) {
  const { namePrefix = `${name}-`, labels, annotations } = run;
  const metadata = { generateName: namePrefix, ...compact({ labels, annotations }) };
  return { apiVersion: 'tekton.dev/v1', kind, metadata, spec };
}

function pluralOf(kind: string): string {
  if (/(s|x|ch|sh)$/.test(kind)) return `${kind}es`;
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
