import type { Construct } from 'constructs';
import type { IReferable } from '../../kubernetes/reference';
import { render } from '../../kubernetes/render';
import { Resource, type ResourceKind, type ResourceProps } from '../../kubernetes/resource';
import { renderSecretKey, type SecretKey } from '../secret-key';
import { renderSubject, type SubjectSelector } from './sink-binding';

/** Props of a GitHubBinding or GitLabBinding. */
export interface RepositoryBindingProps extends ResourceProps {
  /**
   * The workload that calls the API: anything with a pod template, of the same namespace.
   *
   * @default - `subjects` selects them
   */
  readonly subject?: IReferable;

  /**
   * The workloads that call the API, by their labels.
   *
   * @default - `subject` names it
   */
  readonly subjects?: SubjectSelector;

  /** Token that the workload gets. */
  readonly accessToken: SecretKey;
}

/** Gives a workload a token. */
export abstract class RepositoryBinding extends Resource {
  protected constructor(scope: Construct, id: string, kind: ResourceKind, props: RepositoryBindingProps) {
    super(scope, id, kind, props);
    const { subject, subjects, accessToken } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          // The webhook adds the binding's own namespace, and GitLab's CRD takes none.
          subject: { ...renderSubject(subject, subjects), namespace: undefined },
          accessToken: render(accessToken, renderSecretKey),
        },
      }),
      terms: { spec: '', 'spec.subject.selector': 'subjects' },
    });
  }
}

/**
 * Gives a workload a token of GitHub as a file.
 *
 * @see https://github.com/knative-extensions/eventing-github
 */
export class GitHubBinding extends RepositoryBinding {
  public constructor(scope: Construct, id: string, props: RepositoryBindingProps) {
    super(scope, id, { apiVersion: 'bindings.knative.dev/v1alpha1', kind: 'GitHubBinding' }, props);
  }
}

/**
 * Gives a workload a token of GitLab as a file.
 *
 * @see https://github.com/knative-extensions/eventing-gitlab
 */
export class GitLabBinding extends RepositoryBinding {
  public constructor(scope: Construct, id: string, props: RepositoryBindingProps) {
    super(scope, id, { apiVersion: 'bindings.knative.dev/v1alpha1', kind: 'GitLabBinding' }, props);
  }
}
