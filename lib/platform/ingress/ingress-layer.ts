import type { Construct } from 'constructs';
import { Component, type PlatformSettings } from '../component';
import type { ComponentOverrides } from '../component-overrides';
import type { IKnativeServing } from '../serving/serving-reference';

/** How any ingress layer is installed. */
export interface IngressLayerOptions extends ComponentOverrides {}

/** Props of every ingress layer. */
export interface IngressLayerProps extends IngressLayerOptions, PlatformSettings {
  /** The Serving whose Services are reached through the layer. */
  readonly serving: IKnativeServing;
}

/** A component between Serving and a gateway. It is of Serving's release, and its controller in Serving's namespace. */
export abstract class IngressLayer extends Component {
  protected constructor(scope: Construct, id: string, props: IngressLayerProps) {
    const { namespace, version } = props.serving;
    super(scope, id, { ...props, namespace }, { partOf: 'knative-serving', namespace, version });
  }
}
