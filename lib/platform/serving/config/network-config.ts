import type { Duration } from 'cdk8s';
import type { LabelSelector } from '../../../kubernetes/label-selector';
import { goTemplate, tryGoTemplate } from '../../config/go-template';
import { boolean, choice, type KeyTable, key, labelSelector, onOff, seconds, text } from '../../config/keys';

/** What becomes of plain HTTP where a domain has a certificate. */
export enum HttpProtocol {
  /** It is served. */
  ENABLED = 'enabled',
  /** It is refused. */
  DISABLED = 'disabled',
  /** It is sent on to HTTPS. */
  REDIRECTED = 'redirected',
}

/** How pods are reached where a service mesh may stand in between. */
export enum MeshCompatibilityMode {
  /** Found out by trying. */
  AUTO = 'auto',
  /** By the address of a Kubernetes Service. */
  ENABLED = 'enabled',
  /** By the address of the pod. */
  DISABLED = 'disabled',
}

/**
 * Host names, certificates and the ingress layer: the config map `config-network`.
 *
 * @see https://knative.dev/docs/serving/configuration/config-network-adapters/
 */
export interface NetworkConfig {
  /**
   * Class of the ingress layer that serves Services without one, such as `kourier.ingress.networking.knative.dev`.
   *
   * @default - that of `ingress`, or else `istio.ingress.networking.knative.dev`
   */
  readonly ingressClass?: string;

  /**
   * Class of the controller that makes certificates.
   *
   * @default cert-manager.certificate.networking.knative.dev
   */
  readonly certificateClass?: string;

  /**
   * Host name of a Service, a Go template over `.Name`, `.Namespace`, `.Domain`, `.Labels` and `.Annotations`. It must give
   * a host name for a Service without labels and annotations.
   *
   * @default {{.Name}}.{{.Namespace}}.{{.Domain}}
   */
  readonly domainTemplate?: string;

  /**
   * First part of the host name of a tagged revision, a Go template over `.Tag` and `.Name`.
   *
   * @default {{.Tag}}-{{.Name}}
   */
  readonly tagTemplate?: string;

  /**
   * Whether Services get certificates for their host names outside the cluster.
   *
   * @default false
   */
  readonly externalDomainTls?: boolean;

  /**
   * Whether Services get certificates for their host names inside the cluster.
   *
   * @default false
   */
  readonly clusterLocalDomainTls?: boolean;

  /**
   * Whether ingress layer, activator and queue-proxies talk to each other by TLS.
   *
   * @default false
   */
  readonly systemInternalTls?: boolean;

  /**
   * What becomes of plain HTTP where a host name has a certificate.
   *
   * @default HttpProtocol.ENABLED
   */
  readonly httpProtocol?: HttpProtocol;

  /**
   * Scheme of the URLs in the status of Services: `http` or `https`, as where something in front of the gateway ends TLS.
   *
   * @default http
   */
  readonly defaultExternalScheme?: string;

  /**
   * Whether a DomainMapping claims its domain by itself; not for clusters whose users don't trust each other.
   *
   * @default false
   */
  readonly autocreateClusterDomainClaims?: boolean;

  /**
   * Whether pods are reached by their address even in a mesh.
   *
   * @default false
   */
  readonly enableMeshPodAddressability?: boolean;

  /**
   * How pods are reached where a service mesh may stand in between.
   *
   * @default MeshCompatibilityMode.AUTO
   */
  readonly meshCompatibilityMode?: MeshCompatibilityMode;

  /**
   * Selects namespaces of which each gets one certificate for all of its Services.
   *
   * @default - none
   */
  readonly namespaceWildcardCertSelector?: LabelSelector;

  /**
   * Over which time a new revision takes the traffic of the last one; whole seconds.
   *
   * @default Duration.seconds(0)
   */
  readonly rolloutDuration?: Duration;
}

/** What Go takes as a host in a URL, perhaps with a port, and without a path. */
const IS_HOST = /^[^\s\\^`{|}:/?#]+(:\d*)?\/?(#.*)?$/;

/** The template of a host name is tried with these, and must give one. */
const DOMAIN_DATA = { Name: 'foo', Namespace: 'bar', Domain: 'baz.com', Labels: {}, Annotations: {} };

/** @internal */
export const NETWORK_KEYS: KeyTable<NetworkConfig> = {
  ingressClass: key('ingress-class', text),
  certificateClass: key('certificate-class', text),
  domainTemplate: key('domain-template', {
    ...text,
    refusal(template) {
      const { refusal, text: host } = tryGoTemplate(template.trim(), DOMAIN_DATA);
      if (refusal !== undefined || host === undefined || IS_HOST.test(host)) return refusal;
      return `a template of Go that gives a host name, which \`${host}\` isn't`;
    },
  }),
  tagTemplate: key('tag-template', goTemplate({ Name: 'foo', Tag: 'v2' })),
  externalDomainTls: key('external-domain-tls', onOff),
  clusterLocalDomainTls: key('cluster-local-domain-tls', onOff),
  systemInternalTls: key('system-internal-tls', onOff),
  httpProtocol: key('http-protocol', choice(HttpProtocol)),
  defaultExternalScheme: key('default-external-scheme', text),
  autocreateClusterDomainClaims: key('autocreate-cluster-domain-claims', boolean),
  enableMeshPodAddressability: key('enable-mesh-pod-addressability', boolean),
  meshCompatibilityMode: key('mesh-compatibility-mode', choice(MeshCompatibilityMode)),
  namespaceWildcardCertSelector: key('namespace-wildcard-cert-selector', labelSelector),
  rolloutDuration: key('rollout-duration', seconds({ min: 0 })),
};
