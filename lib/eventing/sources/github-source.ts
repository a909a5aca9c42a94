import type { Construct } from 'constructs';
import { render } from '../../kubernetes/render';
import { Resource } from '../../kubernetes/resource';
import type { IServiceAccount } from '../../kubernetes/service-account';
import { renderSecretKey, type SecretKey } from '../secret-key';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** Props of a GitHubSource. */
export interface GitHubSourceProps extends SourceProps {
  /** Owner and repository, such as `knative/docs`, or an organization. */
  readonly ownerAndRepository: string;

  /** Events of webhooks, such as `push` or `pull_request`; at least one. */
  readonly eventTypes: string[];

  /** Token that may make webhooks. */
  readonly accessToken: SecretKey;

  /** Token with which GitHub signs what it sends. */
  readonly secretToken: SecretKey;

  /**
   * URL of the API, for GitHub Enterprise.
   *
   * @default https://api.github.com
   */
  readonly githubApiUrl?: string;

  /**
   * Whether GitHub sends over HTTPS.
   *
   * @default - as the Service that takes the webhooks is reached
   */
  readonly secure?: boolean;

  /**
   * Whom the source acts as.
   *
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: IServiceAccount;
}

/**
 * Sends what happens in repositories of GitHub as events.
 *
 * @see https://github.com/knative-extensions/eventing-github
 */
export class GitHubSource extends Resource {
  public constructor(scope: Construct, id: string, props: GitHubSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1alpha1', kind: 'GitHubSource' }, props);
    const { ownerAndRepository, eventTypes, accessToken, secretToken, githubApiUrl, secure, serviceAccount } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          ownerAndRepository,
          eventTypes,
          accessToken: render(accessToken, renderSecretKey),
          secretToken: render(secretToken, renderSecretKey),
          githubAPIURL: githubApiUrl,
          secure,
          serviceAccountName: render(serviceAccount, ({ name }) => name),
          ...renderSource(props),
        },
      }),
      terms: { ...SOURCE_TERMS, 'spec.githubAPIURL': 'githubApiUrl', 'spec.serviceAccountName': 'serviceAccount' },
    });
  }
}
