import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Faults } from '../admission/faults';
import { Resource } from '../kubernetes/resource';

/** Props of a ClusterDomainClaim. */
export interface ClusterDomainClaimProps {
  /** The domain, such as `orders.example.com`. */
  readonly domain: string;

  /**
   * Namespace that may map the domain.
   *
   * @default - the namespace of the chart; without one the claim is refused
   */
  readonly namespace?: string;

  /**
   * Labels of the object, added to those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the object.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/**
 * Gives a domain to one namespace. Needed for a DomainMapping, unless the platform makes claims by itself.
 *
 * @see https://knative.dev/docs/serving/services/custom-domains/
 */
export class ClusterDomainClaim extends Resource {
  public constructor(scope: Construct, id: string, props: ClusterDomainClaimProps) {
    const { domain, namespace = Chart.of(scope).namespace, labels, annotations } = props;
    const apiVersion = 'networking.internal.knative.dev/v1alpha1';
    super(
      scope,
      id,
      { apiVersion, kind: 'ClusterDomainClaim', clusterScoped: true },
      { name: domain, labels, annotations },
    );
    this._define({
      props,
      body: () => ({ spec: { namespace } }),
      terms: { 'metadata.name': 'domain', 'spec.namespace': 'namespace' },
      faults: namespace === undefined ? missingNamespace() : undefined,
    });
  }
}

/** A claim without a namespace gives the domain to nobody, and the cluster takes it all the same. */
function missingNamespace(): Faults {
  const faults = new Faults();
  faults.refuse(
    'serving/claim-namespace',
    'namespace',
    undefined,
    'the namespace that may map the domain',
    'give the chart, the Service or the claim a `namespace`',
  );
  return faults;
}
