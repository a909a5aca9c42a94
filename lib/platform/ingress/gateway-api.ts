import type { Construct } from 'constructs';
import { isDns1123Label } from '../../admission/names';
import type { Component } from '../component';
import { type KeyTable, key, renderKeys, yaml } from '../config/keys';
import { refuseCluster } from '../existing-cluster';
import { configMap } from '../parts/objects';
import type { Part } from '../parts/part';
import { aggregatedClusterRole, clusterRole, READ, READ_WRITE, rule } from '../parts/roles';
import { CONFIG_NAMES, deployment, SYSTEM_NAMESPACE } from '../parts/workload';
import { JOINED } from '../serving/roles';
import { IngressLayer, type IngressLayerOptions, type IngressLayerProps } from './ingress-layer';
import { INGRESS_RELEASES } from './releases';
import { ingressWebhook } from './webhook';

/** A Gateway, as the Gateway API means it, that Services are reached through. */
export interface GatewayApiGateway {
  /** Name of the GatewayClass that implements it. */
  readonly gatewayClass: string;

  /** Namespace and name of the Gateway, such as `istio-system/knative-gateway`. */
  readonly gateway: string;

  /**
   * Namespace and name of the Service in front of it, such as `istio-system/istio-ingressgateway`, by which readiness is
   * probed.
   *
   * @default - the first address of the Gateway's status
   */
  readonly service?: string;

  /**
   * Features of the Gateway API that the implementation has and that may be used, such as `HTTPRouteRequestTimeout`.
   *
   * @default - none
   */
  readonly supportedFeatures?: string[];

  /**
   * Whether its connections begin with the PROXY protocol. Since 1.23.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;
}

/** How Services are reached through Gateways: the config map `config-gateway`. */
export interface GatewayApiConfig {
  /**
   * Gateway for requests from outside.
   *
   * @default - class `istio`, `istio-system/knative-gateway`
   */
  readonly externalGateway?: GatewayApiGateway;

  /**
   * Gateway for requests from inside the cluster.
   *
   * @default - class `istio`, `istio-system/knative-local-gateway`
   */
  readonly localGateway?: GatewayApiGateway;
}

/** How the layer for the Gateway API is installed. */
export interface GatewayApiOptions extends IngressLayerOptions {
  /**
   * Settings that differ from the release's defaults.
   *
   * @default - the release's defaults
   */
  readonly config?: GatewayApiConfig;
}

/** Props of the layer for the Gateway API. */
export interface GatewayApiProps extends GatewayApiOptions, IngressLayerProps {}

/**
 * The ingress layer for the Gateway API: makes an HTTPRoute of each route. The API's definitions, a GatewayClass and the
 * Gateways must be installed.
 *
 * @see https://github.com/knative-extensions/net-gateway-api
 */
export class GatewayApi extends IngressLayer {
  public constructor(scope: Construct, id: string, props: GatewayApiProps) {
    super(scope, id, props);
    checkClasses(this, props.config);
    const provided = (provider: string) =>
      this._part(INGRESS_RELEASES, { ...COMMON, 'networking.knative.dev/ingress-provider': provider });
    controller(provided('net-gateway-api'), props.config);
    ingressWebhook(provided('gateway-api'), 'gateway-api', { labels: COMMON, livenessPeriodSeconds: 1 });
    this._finish();
  }
}

/** Notes GatewayClasses that the cluster lacks. */
function checkClasses(component: Component, { externalGateway, localGateway }: GatewayApiConfig = {}): void {
  const { cluster } = component._settings;
  const wanted = [externalGateway?.gatewayClass ?? 'istio', localGateway?.gatewayClass ?? 'istio'];
  const missing = wanted.find((name) => !cluster?.gatewayClasses?.includes(name));
  if (missing !== undefined)
    refuseCluster(component, 'gatewayClasses', `the Gateway API with a GatewayClass \`${missing}\``);
}

const COMMON = { 'app.kubernetes.io/component': 'net-gateway-api', 'app.kubernetes.io/name': 'knative-serving' };

function controller(part: Part, config: GatewayApiConfig | undefined): void {
  const name = 'net-gateway-api-controller';
  deployment(part, name, {
    image: 'net-gateway-api/cmd/controller',
    container: 'controller',
    serviceAccount: 'controller',
    replicas: 1,
    plainPods: true,
    spread: { app: name },
    ports: { metrics: 9090, profiling: 8008, probes: 8080 },
    readiness: { httpGet: { path: '/readiness', port: 'probes' }, periodSeconds: 5, failureThreshold: 3 },
    liveness: { httpGet: { path: '/health', port: 'probes' }, periodSeconds: 5, failureThreshold: 6 },
    requests: { cpu: '100m', memory: '100Mi' },
    limits: { cpu: '1000m', memory: '1000Mi' },
    env: { ...SYSTEM_NAMESPACE, ...CONFIG_NAMES, METRICS_DOMAIN: 'knative.dev/net-gateway-api' },
  });
  configMap(part, 'config-gateway', renderKeys(part.component, 'config', keysFor(part.component), config));
  aggregatedClusterRole(part, 'knative-gateway-api-admin', JOINED);
  clusterRole(
    part,
    'knative-gateway-api-core',
    [
      rule('gateway.networking.k8s.io', ['httproutes', 'referencegrants', 'referencepolicies'], READ_WRITE),
      rule('gateway.networking.k8s.io', ['gateways'], ['update', 'patch', ...READ]),
    ],
    JOINED,
  );
}

/** Whether the controller can read the text as a namespace and a name, of which it takes DNS labels alone. */
function isNamespacedLabel(text: string): boolean {
  const labels = text.split('/');
  return labels.length === 2 && labels.every(isDns1123Label);
}

/** The controller takes a list of at most one gateway for each purpose. */
function keysFor(component: Component): KeyTable<GatewayApiConfig> {
  const gateway = {
    write: ({ gatewayClass, supportedFeatures, proxyProtocol, ...rest }: GatewayApiGateway) =>
      yaml.write([
        {
          class: gatewayClass,
          ...rest,
          'supported-features': supportedFeatures,
          'proxy-protocol-enabled': proxyProtocol,
        },
      ]),
    refusal({ gateway = '', service, proxyProtocol }: GatewayApiGateway) {
      for (const [prop, name] of Object.entries({ gateway, service })) {
        if (name === undefined || isNamespacedLabel(name)) continue;
        return `as \`${prop}\` a namespace and a name, such as \`istio-system/knative-gateway\``;
      }
      return proxyProtocol !== undefined && !component._isAtLeast('1.23')
        ? 'a gateway without `proxyProtocol` before release 1.23'
        : undefined;
    },
  };
  return { externalGateway: key('external-gateways', gateway), localGateway: key('local-gateways', gateway) };
}
