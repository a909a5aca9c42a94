import type { Construct } from 'constructs';
import type { LabelSelector } from '../../kubernetes/label-selector';
import type { IReferable } from '../../kubernetes/reference';
import { Resource } from '../../kubernetes/resource';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** Workloads of one kind, by their labels. */
export interface SubjectSelector extends LabelSelector {
  /** API version with its group, such as `apps/v1`. */
  readonly apiVersion: string;

  /** Kind, such as `Deployment`. */
  readonly kind: string;
}

/** Props of a SinkBinding. */
export interface SinkBindingProps extends SourceProps {
  /**
   * The workload that sends events: anything with a pod template, such as a Deployment, a Job or a Service of Knative, of
   * the same namespace.
   *
   * @default - `subjects` selects them
   */
  readonly subject?: IReferable;

  /**
   * The workloads that send events, by their labels.
   *
   * @default - `subject` names it
   */
  readonly subjects?: SubjectSelector;
}

/**
 * Tells a workload where its events go: its containers get the variable `K_SINK`.
 *
 * @see https://knative.dev/docs/eventing/custom-event-source/sinkbinding/
 */
export class SinkBinding extends Resource {
  public constructor(scope: Construct, id: string, props: SinkBindingProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1', kind: 'SinkBinding' }, props);
    const { subject, subjects } = props;
    this._define({
      props,
      body: () => ({ spec: { subject: renderSubject(subject, subjects), ...renderSource(props) } }),
      terms: { ...SOURCE_TERMS, 'spec.subject.selector': 'subjects' },
    });
  }
}

/**
 * How bindings of every kind name what they bind.
 *
 * @internal
 */
export function renderSubject(subject?: IReferable, subjects?: SubjectSelector): object {
  const { apiVersion: groupVersion, kind: selectedKind, ...selector } = subjects ?? {};
  const { apiVersion = groupVersion, kind = selectedKind, name, namespace } = subject?.reference ?? {};
  return { apiVersion, kind, name, namespace, selector: subjects && selector };
}
