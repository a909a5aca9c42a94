import type { Construct } from 'constructs';

import { Resource, type ResourceProps } from '../../kubernetes/resource';

/** A TriggerBinding or a ClusterTriggerBinding. */
export interface ITriggerBinding {
  /** `TriggerBinding` or `ClusterTriggerBinding`. */
  readonly kind: string;

  /** Name of the binding. */
  readonly name: string;
}

/** Props of a TriggerBinding or ClusterTriggerBinding. */
export interface TriggerBindingProps extends ResourceProps {
  /** Values by the names of the template's params: literals, or what `Event` reads from the event. */
  readonly params: { readonly [name: string]: string };
}

/**
 * Reads values from events, for the templates of triggers in the same namespace.
 *
 * @see https://tekton.dev/docs/triggers/triggerbindings/
 */
export class TriggerBinding extends Resource implements ITriggerBinding {
  /** The TriggerBinding of this name in the trigger's namespace. */
  public static fromTriggerBindingName(name: string): ITriggerBinding {
    return { kind: 'TriggerBinding', name };
  }

  public constructor(scope: Construct, id: string, props: TriggerBindingProps) {
    super(scope, id, { apiVersion: 'triggers.tekton.dev/v1beta1', kind: 'TriggerBinding' }, props);
    this._define({ props, body: () => renderBinding(props), terms: TERMS });
  }
}

/**
 * Reads values from events, for the templates of triggers in all namespaces.
 *
 * @see https://tekton.dev/docs/triggers/triggerbindings/#clustertriggerbindings
 */
export class ClusterTriggerBinding extends Resource implements ITriggerBinding {
  /** The ClusterTriggerBinding of this name. */
  public static fromClusterTriggerBindingName(name: string): ITriggerBinding {
    return { kind: 'ClusterTriggerBinding', name };
  }

  public constructor(scope: Construct, id: string, props: TriggerBindingProps) {
    super(
      scope,
      id,
      { apiVersion: 'triggers.tekton.dev/v1beta1', kind: 'ClusterTriggerBinding', clusterScoped: true },
      props,
    );
    this._define({ props, body: () => renderBinding(props), terms: TERMS });
  }
}

const TERMS = { 'spec.params': 'params' };

function renderBinding({ params }: TriggerBindingProps) {
  return { spec: { params: renderBindingParams(params) } };
}

/** @internal */
export function renderBindingParams(params: { readonly [name: string]: string }): object[] {
  return Object.entries(params).map(([name, value]) => ({ name, value }));
}
