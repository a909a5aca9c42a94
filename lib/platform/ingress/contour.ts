import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { isDns1123Label, isDns1123Subdomain } from '../../admission/names';
import { goDuration } from '../../serving/scale';
import { type KeyTable, key, renderKeys, text, type ValueKind, yaml } from '../config/keys';
import { refuseWithout } from '../existing-cluster';
import { configMap } from '../parts/objects';
import { clusterRole, READ_WRITE, rule } from '../parts/roles';
import { CONFIG_NAMES, deployment, SYSTEM_NAMESPACE } from '../parts/workload';
import { JOINED } from '../serving/roles';
import { IngressLayer, type IngressLayerOptions, type IngressLayerProps } from './ingress-layer';
import { INGRESS_RELEASES } from './releases';

/** A Contour, of several that a cluster may have. */
export interface ContourInstance {
  /** Ingress class that it takes. */
  readonly contourClass: string;

  /** Namespace and name of the Service in front of its Envoy, such as `contour-external/envoy`. */
  readonly service: string;
}

/** How Services are reached through Contour: the config map `config-contour`. */
export interface ContourConfig {
  /**
   * Contour for requests from outside. Given together with `clusterLocal`.
   *
   * @default - class `contour-external`, Service `contour-external/envoy`
   */
  readonly external?: ContourInstance;

  /**
   * Contour for requests from inside the cluster. Given together with `external`.
   *
   * @default - class `contour-internal`, Service `contour-internal/envoy`
   */
  readonly clusterLocal?: ContourInstance;

  /**
   * How long a connection may be silent, as Contour writes durations, such as `5m` or `infinity`.
   *
   * @default infinity
   */
  readonly idleTimeout?: string;

  /**
   * How long a response may take, as Contour writes durations, such as `30s` or `infinity`.
   *
   * @default infinity
   */
  readonly responseTimeout?: string;

  /**
   * Namespace and name of the Secret with the certificate of hosts that have none of their own. A TLSCertificateDelegation
   * must allow its use.
   *
   * @default - such hosts are served by HTTP alone
   */
  readonly defaultTlsSecret?: string;

  /**
   * What browsers may ask of Services for pages of other origins.
   *
   * @default - what the Services answer themselves
   */
  readonly corsPolicy?: ContourCorsPolicy;
}

/** What browsers may ask for pages of other origins. */
export interface ContourCorsPolicy {
  /** Origins, such as `https://example.com`, or `*`; one or more. */
  readonly allowOrigin: string[];

  /** Methods, such as `GET`; one or more. */
  readonly allowMethods: string[];

  /**
   * Headers that requests may have.
   *
   * @default - those that browsers always send
   */
  readonly allowHeaders?: string[];

  /**
   * Headers of answers that pages may read.
   *
   * @default - those that pages may always read
   */
  readonly exposeHeaders?: string[];

  /**
   * Whether requests may carry cookies and other credentials.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long a browser keeps what it was allowed.
   *
   * @default - the browser's own time
   */
  readonly maxAge?: Duration;
}

/** How the layer for Contour is installed. */
export interface ContourOptions extends IngressLayerOptions {
  /**
   * Settings that differ from the release's defaults.
   *
   * @default - the release's defaults
   */
  readonly config?: ContourConfig;
}

/** Props of the layer for Contour. */
export interface ContourProps extends ContourOptions, IngressLayerProps {}

/**
 * The ingress layer for Contour: tells Contour where the requests of Services go. Contour itself must be installed.
 *
 * @see https://github.com/knative-extensions/net-contour
 */
export class Contour extends IngressLayer {
  public constructor(scope: Construct, id: string, props: ContourProps) {
    super(scope, id, props);
    refuseWithout(this, 'contour', 'a Contour, which this ingress layer controls');
    const common = { 'app.kubernetes.io/component': 'net-contour', 'app.kubernetes.io/name': 'knative-serving' };
    const part = this._part(INGRESS_RELEASES, { ...common, 'networking.knative.dev/ingress-provider': 'contour' });
    deployment(part, 'net-contour-controller', {
      image: 'net-contour/cmd/controller',
      container: 'controller',
      serviceAccount: 'controller',
      replicas: 1,
      plainPods: true,
      podLabels: common,
      ports: { metrics: 9090, profiling: 8008 },
      requests: { cpu: '40m', memory: '40Mi' },
      limits: { cpu: '400m', memory: '400Mi' },
      env: { ...SYSTEM_NAMESPACE, ...CONFIG_NAMES, METRICS_DOMAIN: 'knative.dev/net-contour' },
    });
    configMap(part, 'config-contour', this.renderConfig(props.config));
    clusterRole(
      part,
      'knative-serving-contour',
      [rule('projectcontour.io', ['httpproxies'], [...READ_WRITE, 'deletecollection'])],
      JOINED,
    );
    // Activators serve with a certificate that the routes of all namespaces must be allowed to name.
    part.add({
      apiVersion: 'projectcontour.io/v1',
      kind: 'TLSCertificateDelegation',
      metadata: { name: 'knative-serving-certs' },
      spec: { delegations: [{ secretName: 'routing-serving-certs', targetNamespaces: ['*'] }] },
    });
    this._finish();
  }

  private renderConfig(config: ContourConfig = {}): { [key: string]: string } {
    const { external, clusterLocal, ...rest } = config;
    if ((external === undefined) !== (clusterLocal === undefined)) {
      const missing = external === undefined ? 'config.external' : 'config.clusterLocal';
      const allowed = 'both or neither: the controller reads them as one setting';
      this._faults.refuse('platform/config', missing, undefined, allowed, 'give the other one too');
    }
    for (const [prop, instance] of Object.entries({ external, clusterLocal })) {
      if (instance === undefined || isNamespaced(instance.service)) continue;
      const allowed = 'a namespace and a name, such as `contour-external/envoy`';
      this._faults.refuse('platform/config', `config.${prop}.service`, instance.service, allowed, 'name both');
    }
    const render = (instance: ContourInstance) => ({ class: instance.contourClass, service: instance.service });
    const visibility = external && clusterLocal && { ExternalIP: render(external), ClusterLocal: render(clusterLocal) };
    return renderKeys(this, 'config', KEYS, { visibility, ...rest });
  }
}

type Keys = Omit<ContourConfig, 'external' | 'clusterLocal'> & { readonly visibility?: object };

function isNamespaced(text: string): boolean {
  const [namespace, name = '', ...others] = text.split('/');
  return isDns1123Label(namespace) && isDns1123Subdomain(name) && others.length === 0;
}

const timeout: ValueKind<string> = {
  ...text,
  refusal: (value) =>
    /^(infinity|0|([\d.]+(h|m|s|ms|us|ns))+)$/.test(value) ? undefined : 'a duration, such as `1m30s`, or `infinity`',
};

const isToken = (name: string) => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

const KEYS: KeyTable<Keys> = {
  visibility: key('visibility', yaml),
  idleTimeout: key('timeout-policy-idle', timeout),
  responseTimeout: key('timeout-policy-response', timeout),
  corsPolicy: key('cors-policy', {
    write: ({ maxAge, ...rest }) => yaml.write({ ...rest, maxAge: maxAge && goDuration(maxAge) }),
    refusal({ allowOrigin, allowMethods, allowHeaders = [], exposeHeaders = [] }) {
      if (allowOrigin.length === 0 || allowMethods.length === 0) return 'one origin and one method or more';
      const wrong = [...allowMethods, ...allowHeaders, ...exposeHeaders].find((name) => !isToken(name));
      return wrong === undefined ? undefined : `methods and headers as HTTP knows them, which \`${wrong}\` isn't`;
    },
  }),
  defaultTlsSecret: key('default-tls-secret', {
    ...text,
    refusal: (name) => (isNamespaced(name) ? undefined : 'a namespace and a name, such as `certs/wildcard`'),
  }),
};
