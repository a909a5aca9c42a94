import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { refusal } from '../admission/finding';
import { withoutNamespace } from '../admission/graph/missing-namespace';
import { isIgnored } from '../admission/ignores';
import { clusterDomainOf } from '../admission/platform-facts';
import type { Destination, IAddressable } from '../kubernetes/addressable';
import { renderEach } from '../kubernetes/render';
import { Resource } from '../kubernetes/resource';
import type { ISecret } from '../kubernetes/secret';
import { ClusterDomainClaim } from './cluster-domain-claim';
import { DomainMapping } from './domain-mapping';
import { NETWORKING_TERMS, type NetworkingProps, withNetworking } from './networking';
import type { Release } from './release';
import type { IRevision } from './revision';
import { type RevisionTemplateProps, renderRevisionTemplate, TEMPLATE_TERMS } from './revision-template';
import { goDuration } from './scale';
import { renderTraffic, type TrafficTarget } from './traffic';

/** A Knative Service. */
export interface IService extends IAddressable {
  /** Name of the Service. */
  readonly name: string;

  /** Namespace of the Service; undefined where neither props nor chart name one. */
  readonly namespace?: string;

  /** URL under which the Service is reached inside the cluster. */
  readonly clusterLocalUrl: string;
}

/** Props of a Service. */
export interface ServiceProps extends NetworkingProps, RevisionTemplateProps {
  /**
   * Which revisions get the traffic. `release` says it by the names of phased releases.
   *
   * @default - the latest revision that is ready gets everything
   */
  readonly traffic?: TrafficTarget[];
}

/** How a Service gets a domain. */
export interface DomainOptions {
  /**
   * Secret of type `kubernetes.io/tls` with the domain's certificate.
   *
   * @default - the platform makes a certificate, if it makes them
   */
  readonly tlsSecret?: ISecret;

  /**
   * Whether the domain is claimed for the Service's namespace, which needs rights on the whole cluster. Not needed where
   * someone else claims it or the platform makes claims by itself.
   *
   * @default true
   */
  readonly claim?: boolean;
}

/**
 * An application that scales on requests, down to zero. Every change of its template makes a revision.
 *
 * @see https://knative.dev/docs/serving/services/
 */
export class Service extends Resource implements IService, IRevision {
  /**
   * A Service that exists.
   *
   * @param namespace its namespace; by default that of the chart
   */
  public static fromServiceName(scope: Construct, id: string, name: string, namespace?: string): IService {
    return new ImportedService(scope, id, name, namespace);
  }

  private released?: TrafficTarget[];

  public constructor(
    scope: Construct,
    id: string,
    private readonly service: ServiceProps,
  ) {
    super(
      scope,
      id,
      { apiVersion: 'serving.knative.dev/v1', kind: 'Service', maxNameLength: 54 },
      withNetworking(service),
    );
    this._define({
      props: service,
      body: () => ({
        spec: {
          template: this.template,
          traffic: renderEach(this.released ?? service.traffic, renderTraffic),
        },
      }),
      terms: TERMS,
    });
  }

  public get destination(): Destination {
    return { ref: this.reference };
  }

  /**
   * URL under which the Service is reached inside the cluster. Its domain is that of the platform of the app, which must
   * be declared before, or else `cluster.local`. Throws if neither the props nor the chart name a namespace.
   */
  public get clusterLocalUrl(): string {
    return clusterLocalUrl(this);
  }

  /** Name of the revision that the template makes; undefined if `revisionName` isn't given. */
  public get revisionName(): string | undefined {
    return this.template.metadata?.name;
  }

  /**
   * Says which revisions get the traffic. Throws if `traffic` or an earlier call has said it; where the rule is ignored,
   * the last call prevails.
   */
  public release(release: Release): void {
    const rule = 'serving/one-release';
    const isFurther = this.released !== undefined || this.service.traffic !== undefined;
    if (isFurther && !isIgnored(this, rule)) {
      throw refusal(`Service '${this.node.path}'`, [
        {
          rule,
          field: 'release',
          value: 'a further one',
          allowed: 'one of `traffic` and `release`, once',
          change: 'remove the others',
        },
      ]);
    }
    this._takes(release, 'release');
    if (release._flag) this._needs(release._flag, 'release');
    this.released = release._traffic;
    this._changed();
    if (release._rolloutDuration) {
      this.metadata.addAnnotation('serving.knative.dev/rollout-duration', goDuration(release._rolloutDuration));
    }
  }

  /** Lets the Service be reached under a domain: maps it, claims it for the namespace and uses its certificate. */
  public addDomain(domain: string, options: DomainOptions = {}): void {
    const { tlsSecret, claim = true } = options;
    const { namespace } = this;
    if (claim) new ClusterDomainClaim(this, `${domain}-claim`, { domain, namespace });
    new DomainMapping(this, domain, { domain, target: this, tlsSecret, namespace });
  }

  private get template() {
    return renderRevisionTemplate(this, this.service, this._patchesBelow('/spec/template'));
  }
}

const TERMS = { 'spec.traffic': 'traffic', ...TEMPLATE_TERMS, ...NETWORKING_TERMS };

class ImportedService extends Construct implements IService {
  public readonly namespace?: string;
  public readonly destination: Destination;

  public constructor(
    scope: Construct,
    id: string,
    public readonly name: string,
    namespace?: string,
  ) {
    super(scope, id);
    this.namespace = namespace ?? Chart.of(this).namespace;
    this.destination = {
      ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name, namespace: this.namespace },
    };
  }

  public get clusterLocalUrl(): string {
    return clusterLocalUrl(this);
  }
}

function clusterLocalUrl(service: IService & Construct): string {
  const { name, namespace, node } = service;
  if (namespace === undefined) throw withoutNamespace(`Service '${node.path}'`);
  return `http://${name}.${namespace}.svc.${clusterDomainOf(service)}`;
}
