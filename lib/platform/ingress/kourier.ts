import { Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ISecret } from '../../kubernetes/secret';
import { renderKeys } from '../config/keys';
import { checkNamespace } from '../namespace';
import { digestOf } from '../parts/digest';
import { configMap, namespace, service } from '../parts/objects';
import type { Part } from '../parts/part';
import { bindClusterRole, clusterRole, READ, READ_WRITE, rule, serviceAccount } from '../parts/roles';
import { deployment, RESTRICTED, SYSTEM_NAMESPACE } from '../parts/workload';
import { checkGatewayService, type GatewayServiceOptions } from './gateway-service';
import { IngressLayer, type IngressLayerOptions, type IngressLayerProps } from './ingress-layer';
import { kourierBootstrap } from './kourier-bootstrap';
import { checkKourier, KOURIER_KEYS, type KourierConfig } from './kourier-config';
import { INGRESS_RELEASES } from './releases';

/** How Kourier is installed. */
export interface KourierOptions extends GatewayServiceOptions, IngressLayerOptions {
  /**
   * Namespace of the gateway. It is created. The controller is in Serving's namespace.
   *
   * @default kourier-system
   */
  readonly gatewayNamespace?: string;

  /**
   * Labels of the gateway's namespace, such as those of Pod Security, or `webhooks.knative.dev/exclude: "true"` so that no
   * webhook of Knative may block its objects.
   *
   * @default - upstream's
   */
  readonly namespaceLabels?: { readonly [key: string]: string };

  /**
   * Annotations of the gateway's namespace.
   *
   * @default - none
   */
  readonly namespaceAnnotations?: { readonly [key: string]: string };

  /**
   * Settings that differ from the release's defaults.
   *
   * @default - the release's defaults
   */
  readonly config?: KourierConfig;

  /**
   * Secret of type `kubernetes.io/tls` with the certificate of hosts that have none of their own.
   *
   * @default - such hosts are served by HTTP alone
   */
  readonly certificate?: ISecret;

  /**
   * Namespace of `certificate`.
   *
   * @default - that of Serving
   */
  readonly certificateNamespace?: string;
}

/** Props of Kourier. */
export interface KourierProps extends KourierOptions, IngressLayerProps {}

/**
 * The ingress layer Kourier: an Envoy gateway and the controller that tells it where requests go.
 *
 * @see https://github.com/knative-extensions/net-kourier
 */
export class Kourier extends IngressLayer {
  public constructor(scope: Construct, id: string, props: KourierProps) {
    super(scope, id, props);
    const part = this._part(INGRESS_RELEASES, {
      'networking.knative.dev/ingress-provider': 'kourier',
      'app.kubernetes.io/name': 'knative-serving',
      'app.kubernetes.io/component': 'net-kourier',
    });
    const { gatewayNamespace = 'kourier-system' } = props;
    const inside = part.inNamespace(gatewayNamespace);
    checkNamespace(this, 'gatewayNamespace', gatewayNamespace);
    checkNamespace(this, 'certificateNamespace', props.certificateNamespace);
    checkGatewayService(this, props);
    namespace(inside);
    controller(part, inside.namespace, props);
    gateway(inside, `net-kourier-controller.${this.namespace}`, props);
    this._finish();
  }
}

/** Tells the gateway by Envoy's xDS protocol where the requests of each host go. */
function controller(part: Part, gatewayNamespace: string, options: KourierOptions): void {
  const { config, certificate, certificateNamespace = part.namespace } = options;
  deployment(part, 'net-kourier-controller', {
    image: 'net-kourier/cmd/kourier',
    container: 'controller',
    serviceAccount: 'net-kourier',
    replicas: 1,
    moreOfSpec: { strategy: NEXT_BEFORE_LAST },
    plainPods: true,
    podAnnotations: scraped('9090', '/metrics'),
    ports: { 'http2-xds': 18000, metrics: 9090 },
    readiness: { grpc: { port: 18000 }, periodSeconds: 10, failureThreshold: 3 },
    liveness: { grpc: { port: 18000 }, periodSeconds: 10, failureThreshold: 6 },
    requests: { cpu: '200m', memory: '200Mi' },
    limits: { cpu: '1', memory: '500Mi' },
    env: {
      CERTS_SECRET_NAMESPACE: certificate ? certificateNamespace : '',
      CERTS_SECRET_NAME: certificate?.name ?? '',
      ...SYSTEM_NAMESPACE,
      METRICS_DOMAIN: 'knative.dev/samples',
      KOURIER_GATEWAY_NAMESPACE: gatewayNamespace,
      ENABLE_SECRET_INFORMER_FILTERING_BY_CERT_UID: 'false',
      KUBE_API_BURST: '200',
      KUBE_API_QPS: '200',
    },
  });
  service(part, 'net-kourier-controller', { ports: { 'grpc-xds': 18000, 'http-metrics': 9090 } });
  configMap(part, 'config-kourier', renderKeys(part.component, 'config', KOURIER_KEYS, config, checkKourier));

  serviceAccount(part, 'net-kourier');
  bindClusterRole(part, 'net-kourier', 'net-kourier', 'net-kourier');
  clusterRole(part, 'net-kourier', [
    rule('', ['events'], ['create', 'update', 'patch']),
    rule('', ['pods', 'services', 'secrets', 'configmaps'], READ),
    rule('discovery.k8s.io', ['endpointslices'], READ),
    rule('coordination.k8s.io', ['leases'], READ_WRITE),
    rule('networking.internal.knative.dev', ['ingresses'], [...READ, 'patch']),
    rule('networking.internal.knative.dev', ['ingresses/status'], ['update']),
  ]);
}

/** Envoy: takes the requests from outside, and those that stay inside the cluster. */
function gateway(part: Part, controllerHost: string, options: KourierOptions): void {
  const name = '3scale-kourier-gateway';
  const ready = {
    httpGet: { path: '/ready', port: 8081, httpHeaders: [{ name: 'Host', value: 'internalkourier' }] },
    initialDelaySeconds: 10,
    periodSeconds: 5,
    timeoutSeconds: 3,
  };
  const { instance } = part.component._settings;
  const bootstrap = Yaml.stringify(kourierBootstrap(controllerHost, part.component._isAtLeast('1.23')));
  deployment(part, name, {
    image: 'docker.io/envoyproxy/envoy',
    container: 'kourier-gateway',
    scale: { min: 1, max: 10, cpuPercent: 100 },
    disruption: { name: `${name}-pdb`, minAvailable: '80%' },
    moreOfSpec: { strategy: NEXT_BEFORE_LAST },
    plainPods: true,
    podAnnotations: {
      'networking.knative.dev/poke': 'v0.26',
      ...scraped('9000', '/stats/prometheus'),
      // Envoy reads it only at start. The component alone, without a platform around it, keeps the release's form.
      ...(instance === undefined ? {} : { 'networking.knative.dev/bootstrap': digestOf(bootstrap) }),
    },
    command: ['/usr/local/bin/envoy'],
    args: [
      '--base-id 1',
      '-c /tmp/config/envoy-bootstrap.yaml',
      '--log-level info',
      '--drain-time-s $(DRAIN_TIME_SECONDS)',
      '--drain-strategy immediate',
    ],
    env: { DRAIN_TIME_SECONDS: '15' },
    ports: {
      'http2-external': 8080,
      'http2-internal': 8081,
      'https-external': 8443,
      'http-probe': 8090,
      'https-probe': 9443,
      metrics: 9000,
    },
    readiness: { ...ready, failureThreshold: 3 },
    liveness: { ...ready, failureThreshold: 6 },
    requests: { cpu: '200m', memory: '200Mi' },
    limits: { cpu: '1', memory: '800Mi' },
    securityContext: { ...RESTRICTED, readOnlyRootFilesystem: false, runAsUser: 65534, runAsGroup: 65534 },
    moreOfContainer: {
      volumeMounts: [{ name: 'config-volume', mountPath: '/tmp/config' }],
      lifecycle: {
        preStop: {
          exec: {
            command: [
              '/bin/sh',
              '-c',
              'curl -X POST http://localhost:9901/drain_listeners?graceful; sleep $DRAIN_TIME_SECONDS',
            ],
          },
        },
      },
    },
    moreOfPod: {
      terminationGracePeriodSeconds: 30,
      volumes: [{ name: 'config-volume', configMap: { name: 'kourier-bootstrap' } }],
    },
  });
  configMap(part, 'kourier-bootstrap', { 'envoy-bootstrap.yaml': bootstrap });

  const selector = { app: name };
  const { serviceType: type = 'LoadBalancer', loadBalancerIp: loadBalancerIP, externalIps: externalIPs } = options;
  part.add({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kourier', annotations: options.serviceAnnotations },
    spec: {
      type,
      loadBalancerIP,
      externalIPs,
      selector,
      ports: [
        { name: 'http2', port: options.httpPort ?? 80, targetPort: 8080, nodePort: options.httpNodePort },
        { name: 'https', port: options.httpsPort ?? 443, targetPort: 8443, nodePort: options.httpsNodePort },
      ],
    },
  });
  service(part, 'kourier-internal', { ports: { http2: [80, 8081], https: [443, 8444] }, selector });
}

/** The new pods are all there before the first of the old ones goes. */
const NEXT_BEFORE_LAST = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: '100%' } };

function scraped(port: string, path: string) {
  return { 'prometheus.io/scrape': 'true', 'prometheus.io/port': port, 'prometheus.io/path': path };
}
