import type { Construct } from 'constructs';
import { render } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import type { IServiceAccount } from '../../kubernetes/service-account';
import { TemplateParam } from './template-param';
import { type ITriggerBinding, renderBindingParams } from './trigger-binding';
import type { TriggerInterceptor } from './trigger-interceptor';
import type { TriggerResource } from './trigger-resource';
import { type ITriggerTemplate, renderTemplateSpec, TriggerTemplate } from './trigger-template';

/** A Trigger. */
export interface ITrigger {
  /** Name of the Trigger. */
  readonly name: string;
}

/** What happens with an event. The template is `template`, or it is written in place with `resources`. */
export interface TriggerOptions {
  /**
   * Checks and changes of the event, one after the other.
   *
   * @default - every event passes as it is
   */
  readonly interceptors?: TriggerInterceptor[];

  /**
   * What is read from the event, as bindings that others may use too.
   *
   * @default - none
   */
  readonly bindings?: ITriggerBinding[];

  /**
   * What is read from the event, for this trigger alone: values by the names of the template's params, literals or what
   * `Event` reads.
   *
   * @default - none
   */
  readonly params?: { readonly [name: string]: string };

  /**
   * What the event makes, as a template that others may use too.
   *
   * @default - `resources`
   */
  readonly template?: ITriggerTemplate;

  /**
   * What the event makes, for this trigger alone.
   *
   * @default - `template`
   */
  readonly resources?: TriggerResource[];

  /**
   * Params of `resources`.
   *
   * @default - those in `params`
   */
  readonly templateParams?: TemplateParam[];

  /**
   * Whom the objects are made as: an account of the trigger's namespace that may make them.
   *
   * @default - the listener's account
   */
  readonly serviceAccount?: IServiceAccount;
}

/** Props of a Trigger. */
export interface TriggerProps extends ResourceProps, TriggerOptions {
  /**
   * Name in the spec, which Triggers doesn't read.
   *
   * @default - none
   */
  readonly triggerName?: string;
}

/**
 * What happens with an event that a listener of another place selects. A listener can also have triggers of its own.
 *
 * @see https://tekton.dev/docs/triggers/triggers/
 */
export class Trigger extends Resource implements ITrigger {
  /** The Trigger of this name in the listener's namespace. */
  public static fromTriggerName(name: string): ITrigger {
    return { name };
  }

  public constructor(
    scope: Construct,
    id: string,
    private readonly trigger: TriggerProps,
  ) {
    super(scope, id, { apiVersion: 'triggers.tekton.dev/v1beta1', kind: 'Trigger' }, trigger);
    const { triggerName } = trigger;
    this._define({
      props: trigger,
      body: () => ({ spec: { name: triggerName, ...renderTrigger(trigger) } }),
      terms: Object.fromEntries(Object.entries(TRIGGER_TERMS).map(([field, prop]) => [`spec.${field}`, prop])),
    });
  }

  /** @internal */
  public _watchResources(watch: (resource: TriggerResource) => void): void {
    watchResources(this.trigger, watch);
  }
}

/** The props behind the fields of a trigger. */
const TRIGGER_TERMS: { readonly [field: string]: string } = {
  interceptors: 'interceptors',
  bindings: 'bindings',
  template: 'template',
  'template.spec.params': 'templateParams',
  'template.spec.resourcetemplates': 'resources',
  serviceAccountName: 'serviceAccount',
};

/** @internal */
export function renderTrigger(trigger: TriggerOptions): object {
  const { bindings = [], params = {}, template, resources, templateParams, interceptors } = trigger;
  const references = bindings.map(({ kind, name }) => ({ ref: name, kind }));
  const all = [...references, ...renderBindingParams(params)];
  const ownParams = templateParams ?? Object.keys(params).map((name) => new TemplateParam(name));
  return {
    interceptors: render(interceptors, (list) => list.map((interceptor) => interceptor._toManifest())),
    bindings: all.length === 0 ? undefined : all,
    template: {
      ref: render(template, ({ name }) => name),
      spec: render(resources, (list) => renderTemplateSpec(ownParams, list)),
    },
    serviceAccountName: render(trigger.serviceAccount, ({ name }) => name),
  };
}

/**
 * Watches what the listener's account makes: not what is made as an account of the trigger's own.
 *
 * @internal
 */
export function watchResources(trigger: TriggerOptions, watch: (resource: TriggerResource) => void): void {
  if (trigger.serviceAccount !== undefined) return;
  trigger.resources?.forEach(watch);
  if (trigger.template instanceof TriggerTemplate) trigger.template._watchResources(watch);
}
