import type { Construct } from 'constructs';
import { type PodTemplateProps, renderPodTemplate } from '../../kubernetes/pod';
import { render } from '../../kubernetes/render';
import { Resource } from '../../kubernetes/resource';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** Props of a ContainerSource. */
export interface ContainerSourceProps extends SourceProps {
  /** The pod that makes the events. Its containers read the address of the sink from the variable `K_SINK`. */
  readonly pod: PodTemplateProps;
}

/**
 * Runs an image that sends events.
 *
 * @see https://knative.dev/docs/eventing/custom-event-source/containersource/
 */
export class ContainerSource extends Resource {
  public constructor(scope: Construct, id: string, props: ContainerSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1', kind: 'ContainerSource' }, props);
    this._define({
      props,
      body: () => ({ spec: { ...renderSource(props), template: render(props.pod, renderPodTemplate) } }),
      terms: { ...SOURCE_TERMS, 'spec.template': 'pod', 'spec.template.spec': 'pod' },
    });
  }
}
