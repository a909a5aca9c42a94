import type { Construct } from 'constructs';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import type { TemplateParam } from './template-param';
import type { TriggerResource } from './trigger-resource';

/** A TriggerTemplate. */
export interface ITriggerTemplate {
  /** Name of the template. */
  readonly name: string;
}

/** Props of a TriggerTemplate. */
export interface TriggerTemplateProps extends ResourceProps {
  /**
   * Params that the resources use.
   *
   * @default - none; see `addParam`
   */
  readonly params?: TemplateParam[];

  /**
   * What an event makes.
   *
   * @default - nothing; see `addResource`
   */
  readonly resources?: TriggerResource[];
}

/**
 * What an event makes: objects that are the same for all events but for the values of params.
 *
 * @see https://tekton.dev/docs/triggers/triggertemplates/
 */
export class TriggerTemplate extends Resource implements ITriggerTemplate {
  /** The TriggerTemplate of this name in the trigger's namespace. */
  public static fromTriggerTemplateName(name: string): ITriggerTemplate {
    return { name };
  }

  private readonly params: TemplateParam[];
  private readonly resources: TriggerResource[] = [];
  private readonly watchers: ((resource: TriggerResource) => void)[] = [];

  public constructor(scope: Construct, id: string, props: TriggerTemplateProps = {}) {
    super(scope, id, { apiVersion: 'triggers.tekton.dev/v1beta1', kind: 'TriggerTemplate' }, props);
    this.params = [...(props.params ?? [])];
    for (const resource of props.resources ?? []) this.addResource(resource);
    this._define({
      props,
      body: () => ({ spec: renderTemplateSpec(this.params, this.resources) }),
      grows: this.resources.length === 0 ? ['spec.resourcetemplates'] : [],
      terms: { 'spec.params': 'params', 'spec.resourcetemplates': 'resources' },
    });
  }

  /** Declares a param. */
  public addParam(param: TemplateParam): void {
    this.params.push(param);
    this._changed();
  }

  /** Makes one more object for each event. */
  public addResource(resource: TriggerResource): void {
    this._takes(resource, `resources[${this.resources.length}]`);
    this.resources.push(resource);
    this._changed();
    for (const watch of this.watchers) watch(resource);
  }

  /**
   * Calls back for each resource, for those that are added later too.
   *
   * @internal
   */
  public _watchResources(watch: (resource: TriggerResource) => void): void {
    this.watchers.push(watch);
    for (const resource of this.resources) watch(resource);
  }
}

/** @internal */
export function renderTemplateSpec(params: readonly TemplateParam[], resources: readonly TriggerResource[]): object {
  return {
    params: params.length === 0 ? undefined : params.map((param) => param._toManifest()),
    resourcetemplates: resources.length === 0 ? undefined : resources.map((resource) => resource._toManifest()),
  };
}
