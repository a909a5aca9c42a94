import type { Construct } from 'constructs';
import type { IAddressable } from '../../kubernetes/addressable';
import { render } from '../../kubernetes/render';
import { Resource, type ResourceProps } from '../../kubernetes/resource';
import type { IServiceAccount } from '../../kubernetes/service-account';
import { renderSecretKey, type SecretKey } from '../secret-key';
import { renderDestination } from '../sink';

/** Props of a GitLabSource. */
export interface GitLabSourceProps extends ResourceProps {
  /** Who gets the events. */
  readonly sink: IAddressable;

  /** URL of the project, such as `https://gitlab.com/knative/docs`. */
  readonly projectUrl: string;

  /** Events of webhooks, such as `push_events` or `merge_requests_events`; at least one. */
  readonly eventTypes: string[];

  /** Token that may make webhooks. */
  readonly accessToken: SecretKey;

  /** Token that GitLab shows with what it sends. */
  readonly secretToken: SecretKey;

  /**
   * Whether GitLab checks the certificate of the source.
   *
   * @default false
   */
  readonly sslVerify?: boolean;

  /**
   * Whom the source acts as.
   *
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: IServiceAccount;
}

/**
 * Sends what happens in a project of GitLab as events.
 *
 * @see https://github.com/knative-extensions/eventing-gitlab
 */
export class GitLabSource extends Resource {
  public constructor(scope: Construct, id: string, props: GitLabSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1alpha1', kind: 'GitLabSource' }, props);
    const { sink, projectUrl, eventTypes, accessToken, secretToken, sslVerify, serviceAccount } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          projectUrl,
          eventTypes,
          accessToken: render(accessToken, renderSecretKey),
          secretToken: render(secretToken, renderSecretKey),
          sslverify: sslVerify,
          serviceAccountName: render(serviceAccount, ({ name }) => name),
          sink: render(sink, renderDestination),
        },
      }),
      terms: { spec: '', 'spec.sslverify': 'sslVerify', 'spec.serviceAccountName': 'serviceAccount' },
    });
  }
}
