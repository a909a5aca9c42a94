import { Duration } from 'cdk8s';
import { kubernetes, platform } from '../../../lib';
import type { Given, Knobs } from './knob';

/** Every option of Kourier. */
export const KOURIER_KNOBS: Knobs = {
  workloads: [
    { '3scale-kourier-gateway': { priorityClassName: 'high' } },
    'Deployment/3scale-kourier-gateway .spec.template.spec.priorityClassName: nothing → high',
  ],
  gatewayNamespace: [
    'gateway',
    'ConfigMap/kourier-bootstrap .metadata.namespace: kourier-system → gateway',
    'Deployment/3scale-kourier-gateway .metadata.namespace: kourier-system → gateway',
    'Deployment/net-kourier-controller .spec.template.spec.containers[0].env[4].value: kourier-system → gateway',
    'HorizontalPodAutoscaler/3scale-kourier-gateway .metadata.namespace: kourier-system → gateway',
    'Namespace/gateway added',
    'Namespace/kourier-system removed',
    'PodDisruptionBudget/3scale-kourier-gateway-pdb .metadata.namespace: kourier-system → gateway',
    'Service/kourier .metadata.namespace: kourier-system → gateway',
    'Service/kourier-internal .metadata.namespace: kourier-system → gateway',
  ],
  namespaceLabels: [
    { 'webhooks.knative.dev/exclude': 'true' },
    'Namespace/kourier-system .metadata.labels.webhooks.knative.dev/exclude: nothing → true',
  ],
  namespaceAnnotations: [{ owner: 'a' }, 'Namespace/kourier-system .metadata.annotations: nothing → {"owner":"a"}'],
  services: [
    { kourier: { annotations: { 'cloud.example.com/scheme': 'internal' } } },
    'Service/kourier .metadata.annotations.cloud.example.com/scheme: public → internal',
  ],
  certificate: [
    kubernetes.Secret.fromSecretName('wildcard'),
    'Deployment/net-kourier-controller .spec.template.spec.containers[0].env[0].value:  → knative-serving',
    'Deployment/net-kourier-controller .spec.template.spec.containers[0].env[1].value:  → wildcard',
  ],
  certificateNamespace: [
    'certificates',
    'Deployment/net-kourier-controller .spec.template.spec.containers[0].env[0].value: knative-serving → certificates',
  ],
  serviceType: [kubernetes.ServiceType.CLUSTER_IP, 'Service/kourier .spec.type: LoadBalancer → ClusterIP'],
  loadBalancerIp: ['192.0.2.1', 'Service/kourier .spec.loadBalancerIP: nothing → 192.0.2.1'],
  externalIps: [['192.0.2.2'], 'Service/kourier .spec.externalIPs: nothing → ["192.0.2.2"]'],
  serviceAnnotations: [
    { 'cloud.example.com/scheme': 'internal' },
    'Service/kourier .metadata.annotations: nothing → {"cloud.example.com/scheme":"internal"}',
  ],
  httpPort: [8080, 'Service/kourier .spec.ports[0].port: 80 → 8080'],
  httpsPort: [8443, 'Service/kourier .spec.ports[1].port: 443 → 8443'],
  httpNodePort: [30080, 'Service/kourier .spec.ports[0].nodePort: nothing → 30080'],
  httpsNodePort: [30443, 'Service/kourier .spec.ports[1].nodePort: nothing → 30443'],
  'config.serviceAccessLogging': [
    false,
    'ConfigMap/config-kourier .data.enable-service-access-logging: nothing → false',
  ],
  'config.serviceAccessLogTemplate': [
    '%PROTOCOL%\n',
    'ConfigMap/config-kourier .data.service-access-log-template: nothing → %PROTOCOL%\n',
  ],
  'config.proxyProtocol': [true, 'ConfigMap/config-kourier .data.enable-proxy-protocol: nothing → true'],
  'config.clusterCertSecret': ['inside', 'ConfigMap/config-kourier .data.cluster-cert-secret: nothing → inside'],
  'config.streamIdleTimeout': [
    Duration.minutes(1),
    'ConfigMap/config-kourier .data.stream-idle-timeout: nothing → 60s',
  ],
  'config.trustedHopsCount': [2, 'ConfigMap/config-kourier .data.trusted-hops-count: nothing → 2'],
  'config.useRemoteAddress': [true, 'ConfigMap/config-kourier .data.use-remote-address: nothing → true'],
  'config.cipherSuites': [
    ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
    'ConfigMap/config-kourier .data.cipher-suites: nothing → ECDHE-ECDSA-AES128-GCM-SHA256,ECDHE-RSA-AES128-GCM-SHA256',
  ],
  'config.cryptoMb': [true, 'ConfigMap/config-kourier .data.enable-cryptomb: nothing → true'],
  'config.listenIpAddresses': [
    ['0.0.0.0', '::'],
    'ConfigMap/config-kourier .data.listen-ip-addresses: nothing → 0.0.0.0,::',
  ],
  'config.disableEnvoyServerHeader': [
    true,
    'ConfigMap/config-kourier .data.disable-envoy-server-header: nothing → true',
  ],
  'config.tracingEndpoint': [
    'http://collector:4318/v1/traces',
    'ConfigMap/config-kourier .data.tracing-endpoint: nothing → http://collector:4318/v1/traces',
  ],
  'config.tracingProtocol': [
    platform.TracingProtocol.GRPC,
    'ConfigMap/config-kourier .data.tracing-protocol: nothing → grpc',
  ],
  'config.tracingSamplingRate': [0.1, 'ConfigMap/config-kourier .data.tracing-sampling-rate: nothing → 0.1'],
  'config.tracingServiceName': ['gateway', 'ConfigMap/config-kourier .data.tracing-service-name: nothing → gateway'],
  'config.externalAuthorizationHost': [
    'auth:2222',
    'ConfigMap/config-kourier .data.extauthz-host: old:1111 → auth:2222',
  ],
  'config.externalAuthorizationProtocol': [
    platform.ExternalAuthorizationProtocol.HTTP,
    'ConfigMap/config-kourier .data.extauthz-protocol: grpc → http',
  ],
  'config.externalAuthorizationFailureModeAllow': [
    true,
    'ConfigMap/config-kourier .data.extauthz-failure-mode-allow: nothing → true',
  ],
  'config.externalAuthorizationMaxRequestBytes': [
    1024,
    'ConfigMap/config-kourier .data.extauthz-max-request-body-bytes: nothing → 1024',
  ],
  'config.externalAuthorizationTimeoutMillis': [500, 'ConfigMap/config-kourier .data.extauthz-timeout: nothing → 500'],
  'config.externalAuthorizationPathPrefix': [
    '/check',
    'ConfigMap/config-kourier .data.extauthz-path-prefix: nothing → /check',
  ],
  'config.externalAuthorizationPackAsBytes': [
    true,
    'ConfigMap/config-kourier .data.extauthz-pack-as-bytes: nothing → true',
  ],
};

const CERTIFICATE = { certificate: kubernetes.Secret.fromSecretName('wildcard') };
const NODE_PORT = { serviceType: kubernetes.ServiceType.NODE_PORT };
const TRACED = { config: { tracingEndpoint: 'http://collector:4317' } };
const ASKED = {
  config: {
    externalAuthorizationHost: 'old:1111',
    externalAuthorizationProtocol: platform.ExternalAuthorizationProtocol.GRPC,
  },
};

export const KOURIER_GIVEN: Given = {
  // A prop of the gateway names it too.
  services: { serviceAnnotations: { 'cloud.example.com/name': 'main', 'cloud.example.com/scheme': 'public' } },
  certificateNamespace: CERTIFICATE,
  httpNodePort: NODE_PORT,
  httpsNodePort: NODE_PORT,
  'config.tracingProtocol': TRACED,
  'config.tracingSamplingRate': TRACED,
  'config.tracingServiceName': TRACED,
  'config.externalAuthorizationHost': ASKED,
  'config.externalAuthorizationProtocol': ASKED,
};

/** Every option of the layer for Istio. */
export const ISTIO_KNOBS: Knobs = {
  workloads: [
    { 'net-istio-controller': { priorityClassName: 'high' } },
    'Deployment/net-istio-controller .spec.template.spec.priorityClassName: nothing → high',
  ],
  istioNamespace: [
    'mesh',
    'ConfigMap/config-istio .data.external-gateways: nothing → - name: knative-ingress-gateway\n  namespace: knative-serving\n  service: istio-ingressgateway.mesh.svc.cluster.local\n',
    'ConfigMap/config-istio .data.local-gateways: nothing → - name: knative-local-gateway\n  namespace: knative-serving\n  service: knative-local-gateway.mesh.svc.cluster.local\n',
    'Service/knative-local-gateway .metadata.namespace: istio-system → mesh',
  ],
  gatewaySelector: [
    { istio: 'own' },
    'Gateway/knative-ingress-gateway .spec.selector.istio: ingressgateway → own',
    'Gateway/knative-local-gateway .spec.selector.istio: ingressgateway → own',
    'Service/knative-local-gateway .spec.selector.istio: ingressgateway → own',
  ],
  'ingressGateway.selector': [
    { istio: 'public' },
    'Gateway/knative-ingress-gateway .spec.selector.istio: ingressgateway → public',
  ],
  'ingressGateway.servers': [
    [
      {
        port: { number: 80, protocol: platform.IstioProtocol.HTTP, name: 'http' },
        hosts: ['*'],
        tls: { httpsRedirect: true },
      },
      {
        port: { number: 443, protocol: platform.IstioProtocol.HTTPS, name: 'https' },
        hosts: ['knative-serving/*.example.com'],
        name: 'public',
        bind: '192.0.2.1',
        tls: {
          mode: platform.IstioTlsMode.MUTUAL,
          credentialName: 'wildcard',
          subjectAltNames: ['spiffe://example.com/client'],
          verifyCertificateSpki: ['AAAA'],
          verifyCertificateHash: ['00'],
          minProtocolVersion: platform.IstioTlsVersion.TLS_1_2,
          maxProtocolVersion: platform.IstioTlsVersion.TLS_1_3,
          cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384'],
        },
      },
      {
        port: { number: 0, protocol: platform.IstioProtocol.TLS, name: 'socket' },
        hosts: ['*'],
        bind: 'unix:///run/gateway',
        tls: {
          mode: platform.IstioTlsMode.OPTIONAL_MUTUAL,
          serverCertificate: '/tls/tls.crt',
          privateKey: '/tls/tls.key',
          caCertificates: '/tls/ca.crt',
        },
      },
    ],
    `Gateway/knative-ingress-gateway .spec.servers: ${[
      '[{"hosts":["*"],"port":{"name":"http","number":80,"protocol":"HTTP"}}] → ',
      '[{"hosts":["*"],"port":{"name":"http","number":80,"protocol":"HTTP"},"tls":{"httpsRedirect":true}},',
      '{"bind":"192.0.2.1","hosts":["knative-serving/*.example.com"],"name":"public",',
      '"port":{"name":"https","number":443,"protocol":"HTTPS"},"tls":{"cipherSuites":["ECDHE-RSA-AES256-GCM-SHA384"],',
      '"credentialName":"wildcard","maxProtocolVersion":"TLSV1_3","minProtocolVersion":"TLSV1_2","mode":"MUTUAL",',
      '"subjectAltNames":["spiffe://example.com/client"],"verifyCertificateHash":["00"],"verifyCertificateSpki":["AAAA"]}},',
      '{"bind":"unix:///run/gateway","hosts":["*"],"port":{"name":"socket","number":0,"protocol":"TLS"},',
      '"tls":{"caCertificates":"/tls/ca.crt","mode":"OPTIONAL_MUTUAL","privateKey":"/tls/tls.key",',
      '"serverCertificate":"/tls/tls.crt"}}]',
    ].join('')}`,
  ],
  'localGateway.selector': [
    { istio: 'local' },
    'Gateway/knative-local-gateway .spec.selector.istio: ingressgateway → local',
    'Service/knative-local-gateway .spec.selector.istio: ingressgateway → local',
  ],
  'localGateway.servers': [
    [
      {
        port: { number: 8081, protocol: platform.IstioProtocol.HTTP2, name: 'h2c' },
        hosts: ['*'],
      },
    ],
    'Gateway/knative-local-gateway .spec.servers[0].port.name: http → h2c',
    'Gateway/knative-local-gateway .spec.servers[0].port.protocol: HTTP → HTTP2',
  ],
  'config.externalGateways': [
    [
      {
        name: 'public',
        namespace: 'mesh',
        service: 'gateway.mesh.svc.cluster.local',
        labelSelector: { matchLabels: { visibility: 'public' } },
      },
      { name: 'other', namespace: 'mesh', service: 'other.mesh.svc.cluster.local' },
    ],
    'ConfigMap/config-istio .data.external-gateways: nothing → - name: public\n  namespace: mesh\n  service: gateway.mesh.svc.cluster.local\n  labelSelector:\n    matchLabels:\n      visibility: public\n- name: other\n  namespace: mesh\n  service: other.mesh.svc.cluster.local\n',
  ],
  'config.localGateways': [
    [{ name: 'local', namespace: 'mesh', service: 'local.mesh.svc.cluster.local' }],
    'ConfigMap/config-istio .data.local-gateways: nothing → - name: local\n  namespace: mesh\n  service: local.mesh.svc.cluster.local\n',
  ],
};

/** Every option of the layer for Contour. */
export const CONTOUR_KNOBS: Knobs = {
  workloads: [
    { 'net-contour-controller': { priorityClassName: 'high' } },
    'Deployment/net-contour-controller .spec.template.spec.priorityClassName: nothing → high',
  ],
  'config.external': [
    { contourClass: 'public', service: 'contour/envoy' },
    'ConfigMap/config-contour .data.visibility.ExternalIP.class: contour-external → public',
    'ConfigMap/config-contour .data.visibility.ExternalIP.service: contour-external/envoy → contour/envoy',
  ],
  'config.clusterLocal': [
    { contourClass: 'local', service: 'contour/envoy-local' },
    'ConfigMap/config-contour .data.visibility.ClusterLocal.class: contour-internal → local',
    'ConfigMap/config-contour .data.visibility.ClusterLocal.service: contour-internal/envoy → contour/envoy-local',
  ],
  'config.idleTimeout': ['5m', 'ConfigMap/config-contour .data.timeout-policy-idle: nothing → 5m'],
  'config.responseTimeout': ['1m30s', 'ConfigMap/config-contour .data.timeout-policy-response: nothing → 1m30s'],
  'config.defaultTlsSecret': [
    'certificates/wildcard',
    'ConfigMap/config-contour .data.default-tls-secret: nothing → certificates/wildcard',
  ],
  'config.corsPolicy': [
    {
      allowOrigin: ['https://example.com'],
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Authorization'],
      exposeHeaders: ['Date'],
      allowCredentials: true,
      maxAge: Duration.minutes(10),
    },
    'ConfigMap/config-contour .data.cors-policy: nothing → allowOrigin:\n  - https://example.com\nallowMethods:\n  - GET\n  - POST\nallowHeaders:\n  - Authorization\nexposeHeaders:\n  - Date\nallowCredentials: true\nmaxAge: 600s\n',
  ],
};

const BOTH = {
  config: {
    external: { contourClass: 'contour-external', service: 'contour-external/envoy' },
    clusterLocal: { contourClass: 'contour-internal', service: 'contour-internal/envoy' },
  },
};

export const CONTOUR_GIVEN: Given = { 'config.external': BOTH, 'config.clusterLocal': BOTH };

/** Every option of the layer for the Gateway API. */
export const GATEWAY_API_KNOBS: Knobs = {
  workloads: [
    { 'net-gateway-api-controller': { priorityClassName: 'high' } },
    'Deployment/net-gateway-api-controller .spec.template.spec.priorityClassName: nothing → high',
  ],
  'config.externalGateway': [
    { gatewayClass: 'envoy', gateway: 'envoy/public', supportedFeatures: ['HTTPRouteRequestTimeout'] },
    'ConfigMap/config-gateway .data.external-gateways: nothing → - class: envoy\n  gateway: envoy/public\n  supported-features:\n    - HTTPRouteRequestTimeout\n',
  ],
  'config.localGateway': [
    { gatewayClass: 'envoy', gateway: 'envoy/local', service: 'envoy/local', proxyProtocol: true },
    'ConfigMap/config-gateway .data.local-gateways: nothing → - class: envoy\n  gateway: envoy/local\n  service: envoy/local\n  proxy-protocol-enabled: true\n',
  ],
};
