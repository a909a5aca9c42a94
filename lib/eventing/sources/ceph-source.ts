import type { Construct } from 'constructs';
import { render } from '../../kubernetes/render';
import { Resource } from '../../kubernetes/resource';
import type { IServiceAccount } from '../../kubernetes/service-account';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** Props of a CephSource. */
export interface CephSourceProps extends SourceProps {
  /** Port that takes the notifications of Ceph, 0 to 65535. */
  readonly port: number;

  /**
   * Whom the source acts as.
   *
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: IServiceAccount;
}

/**
 * Sends the notifications of buckets of Ceph as events.
 *
 * @see https://github.com/knative-extensions/eventing-ceph
 */
export class CephSource extends Resource {
  public constructor(scope: Construct, id: string, props: CephSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1alpha1', kind: 'CephSource' }, props);
    const { port, serviceAccount } = props;
    this._define({
      props,
      body: () => ({
        spec: {
          port: render(port, String),
          serviceAccountName: render(serviceAccount, ({ name }) => name),
          ...renderSource(props),
        },
      }),
      terms: { ...SOURCE_TERMS, 'spec.serviceAccountName': 'serviceAccount' },
    });
  }
}
