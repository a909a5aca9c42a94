import type { Construct } from 'constructs';
import { isDns1123Label, isDns1123Subdomain } from '../../admission/names';
import { CLUSTER_DOMAIN } from '../../admission/platform-facts';
import type { LabelSelector } from '../../kubernetes/label-selector';
import type { Component } from '../component';
import { type KeyTable, key, labelSelector, type Refuse, renderKeys, type ValueKind, yaml } from '../config/keys';
import { refuseWithout } from '../existing-cluster';
import { checkNamespace } from '../namespace';
import { configMap, service } from '../parts/objects';
import type { Part } from '../parts/part';
import { clusterRole, READ_WRITE, rule } from '../parts/roles';
import { mutatingWebhook } from '../parts/webhooks';
import { CONFIG_NAMES, deployment, RESTRICTED, SYSTEM_NAMESPACE } from '../parts/workload';
import { JOINED } from '../serving/roles';
import { IngressLayer, type IngressLayerOptions, type IngressLayerProps } from './ingress-layer';
import { type IstioGatewayOptions, IstioProtocol, type IstioServer, istioGateway } from './istio-gateway';
import { INGRESS_RELEASES } from './releases';
import { ingressWebhook } from './webhook';

/** A gateway of Istio that Services are reached through. */
export interface IstioGateway {
  /** Name of the Gateway object. */
  readonly name: string;

  /** Namespace of the Gateway object. */
  readonly namespace: string;

  /** Host name of the Service in front of its pods, such as `istio-ingressgateway.istio-system.svc.cluster.local`. */
  readonly service: string;

  /**
   * Selects the Services that are reached through it, by their labels.
   *
   * @default - all that no other gateway selects; one gateway must have no selector
   */
  readonly labelSelector?: LabelSelector;
}

/** How Services are reached through Istio: the config map `config-istio`. */
export interface IstioConfig {
  /**
   * Gateways for requests from outside; an empty list for none, together with `localGateways`.
   *
   * @default - the Gateway `knative-ingress-gateway` of Serving's namespace, and Istio's Service `istio-ingressgateway`
   */
  readonly externalGateways?: IstioGateway[];

  /**
   * Gateways for requests from inside the cluster.
   *
   * @default - the Gateway `knative-local-gateway` of Serving's namespace, and the Service of this name in Istio's
   */
  readonly localGateways?: IstioGateway[];
}

/** How the layer for Istio is installed. */
export interface IstioOptions extends IngressLayerOptions {
  /**
   * Namespace of Istio, which must be installed.
   *
   * @default istio-system
   */
  readonly istioNamespace?: string;

  /**
   * Labels of the pods of Istio's gateway.
   *
   * @default - `istio` with the value `ingressgateway`
   */
  readonly gatewaySelector?: { readonly [key: string]: string };

  /**
   * The Gateway `knative-ingress-gateway`, for requests from outside. If its pods are behind another Service than Istio's
   * `istio-ingressgateway`, `config.externalGateways` must name that.
   *
   * @default - the release's
   */
  readonly ingressGateway?: IstioGatewayOptions;

  /**
   * The Gateway `knative-local-gateway`, for requests from inside the cluster. The Service of this name sends them to the
   * pods of its `selector`, on port 8081, which one of its servers must have.
   *
   * @default - the release's
   */
  readonly localGateway?: IstioGatewayOptions;

  /**
   * Settings that differ from the release's defaults.
   *
   * @default - the release's defaults
   */
  readonly config?: IstioConfig;
}

/** Props of the layer for Istio. */
export interface IstioProps extends IstioOptions, IngressLayerProps {}

/**
 * The ingress layer for Istio: tells Istio's gateways where the requests of Services go. Istio itself must be installed.
 *
 * @see https://knative.dev/docs/install/installing-istio/
 */
export class Istio extends IngressLayer {
  public constructor(scope: Construct, id: string, props: IstioProps) {
    const { istioNamespace = ISTIO_SYSTEM, gatewaySelector = { istio: 'ingressgateway' } } = props;
    super(scope, id, props);
    checkNamespace(this, 'istioNamespace', istioNamespace);
    refuseWithout(this, 'istio', 'an Istio, whose gateways this ingress layer controls');
    const part = this._part(INGRESS_RELEASES, { ...COMMON, 'networking.knative.dev/ingress-provider': 'istio' });
    controller(part, gatewaysIn(this, istioNamespace, props.config));
    webhook(part);
    const gateway = (name: string, prop: 'ingressGateway' | 'localGateway', port: number) => {
      const { selector = gatewaySelector, servers = [server(port)] } = props[prop] ?? {};
      istioGateway(part, name, prop, { selector, servers });
      return { selector, servers };
    };
    gateway('knative-ingress-gateway', 'ingressGateway', 80);
    const local = gateway('knative-local-gateway', 'localGateway', LOCAL_PORT);
    checkLocalPort(this, local.servers);
    service(part.inNamespace(istioNamespace), 'knative-local-gateway', {
      ports: { http2: [80, LOCAL_PORT], https: [443, 8444] },
      selector: local.selector,
      labels: { 'experimental.istio.io/disable-gateway-port-translation': 'true' },
    });
    // The API server isn't in the mesh.
    for (const app of ['webhook', 'net-istio-webhook']) permitPlainCalls(part, app);
    this._finish();
  }
}

const ISTIO_SYSTEM = 'istio-system';

/** The port of the gateway's pods to which the Service for requests from inside the cluster sends them. */
const LOCAL_PORT = 8081;

const server = (number: number): IstioServer => ({
  port: { number, name: 'http', protocol: IstioProtocol.HTTP },
  hosts: ['*'],
});

function checkLocalPort(component: Component, servers: readonly IstioServer[]): void {
  const ports = servers.map(({ port }) => port.number);
  if (ports.includes(LOCAL_PORT)) return;
  const allowed = `${LOCAL_PORT} among the ports, since the Service \`knative-local-gateway\` sends requests to it`;
  component._faults.refuse('platform/istio-gateway', 'localGateway.servers', ports, allowed, 'add a server on it');
}

/** The controller's defaults, in the namespace of Istio: without them it looks in `istio-system`. */
function gatewaysIn(component: Component, istioNamespace: string, config: IstioConfig = {}): IstioConfig {
  if (istioNamespace === ISTIO_SYSTEM) return config;
  const domain = component._settings.cluster?.clusterDomain ?? CLUSTER_DOMAIN;
  const behind = (name: string, service: string): IstioGateway[] => [
    { name, namespace: component.namespace, service: `${service}.${istioNamespace}.svc.${domain}` },
  ];
  const {
    externalGateways = behind('knative-ingress-gateway', 'istio-ingressgateway'),
    localGateways = behind('knative-local-gateway', 'knative-local-gateway'),
  } = config;
  return { externalGateways, localGateways };
}

const COMMON = { 'app.kubernetes.io/component': 'net-istio', 'app.kubernetes.io/name': 'knative-serving' };

function controller(part: Part, config: IstioConfig | undefined): void {
  deployment(part, 'net-istio-controller', {
    image: 'net-istio/cmd/controller',
    container: 'controller',
    serviceAccount: 'controller',
    plainPods: true,
    podLabels: { ...COMMON, 'sidecar.istio.io/inject': 'false' },
    ports: { metrics: 9090, profiling: 8008, probes: 8080 },
    readiness: { httpGet: { path: '/readiness', port: 'probes' }, periodSeconds: 5, failureThreshold: 3 },
    liveness: { httpGet: { path: '/health', port: 'probes' }, periodSeconds: 5, failureThreshold: 6 },
    requests: { cpu: '30m', memory: '40Mi' },
    limits: { cpu: '300m', memory: '400Mi' },
    env: {
      ...SYSTEM_NAMESPACE,
      ...CONFIG_NAMES,
      ENABLE_SECRET_INFORMER_FILTERING_BY_CERT_UID: 'false',
      METRICS_DOMAIN: 'knative.dev/net-istio',
    },
  });
  configMap(part, 'config-istio', renderKeys(part.component, 'config', KEYS, config, checkGateways));
  clusterRole(
    part,
    'knative-serving-istio',
    [rule('networking.istio.io', ['virtualservices', 'gateways', 'destinationrules'], READ_WRITE)],
    JOINED,
  );
}

/** Refuses wrong settings, and keeps what the queue-proxy needs out of the mesh's way. */
function webhook(part: Part): void {
  const { readOnlyRootFilesystem, ...securityContext } = RESTRICTED;
  mutatingWebhook(part, 'webhook.istio.networking.internal.knative.dev', {
    service: 'net-istio-webhook',
    objectSelector: { matchExpressions: [{ key: 'serving.knative.dev/configuration', operator: 'Exists' }] },
  });
  ingressWebhook(part, 'istio', { labels: COMMON, livenessPeriodSeconds: 10, securityContext });
}

function permitPlainCalls(part: Part, app: string): void {
  part.add({
    apiVersion: 'security.istio.io/v1beta1',
    kind: 'PeerAuthentication',
    metadata: { name: app },
    spec: { selector: { matchLabels: { app } }, portLevelMtls: { '8443': { mode: 'PERMISSIVE' } } },
  });
}

const gateways: ValueKind<IstioGateway[]> = {
  ...yaml,
  refusal(list) {
    for (const { name = '', namespace = '', service = '', labelSelector: selector } of list) {
      if (!isDns1123Subdomain(name) || !isDns1123Label(namespace)) return 'gateways with a name and a namespace';
      if (!isDns1123Subdomain(service.replace(/\.$/, ''))) return `for \`${name}\` a host name as \`service\``;
      const allowed = selector && labelSelector.refusal?.(selector);
      if (allowed !== undefined) return `for \`${name}\` ${allowed}`;
    }
    return undefined;
  },
};

const KEYS: KeyTable<IstioConfig> = {
  externalGateways: key('external-gateways', gateways),
  localGateways: key('local-gateways', gateways),
};

/** As the controller reads them: of the gateways for one purpose, one takes what no selector asks for. */
function checkGateways(config: IstioConfig, refuse: Refuse<IstioConfig>): void {
  for (const prop of ['externalGateways', 'localGateways'] as const) {
    const gateways = config[prop] ?? [];
    if (gateways.length === 0 || gateways.filter((each) => each.labelSelector === undefined).length === 1) continue;
    const names = gateways.map(({ name }) => name);
    refuse(prop, names, 'exactly one gateway without `labelSelector`', 'give all others a `labelSelector`');
  }
  const isEmpty = (prop: keyof IstioConfig) => config[prop]?.length === 0;
  if (isEmpty('externalGateways') !== isEmpty('localGateways')) {
    refuse('externalGateways', config.externalGateways, 'both lists empty, or neither', 'empty both for a mesh only');
  }
}
