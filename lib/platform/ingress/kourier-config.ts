import { isIP } from 'node:net';
import type { Duration } from 'cdk8s';
import {
  boolean,
  choice,
  commaSeparated,
  decimal,
  duration,
  integer,
  type KeyTable,
  key,
  objectName,
  type Refuse,
  text,
} from '../config/keys';
import type { TracingProtocol } from '../config/observability-config';

/** How Kourier's controller asks an authorization service. */
export enum ExternalAuthorizationProtocol {
  /** By gRPC. */
  GRPC = 'grpc',
  /** By HTTP. */
  HTTP = 'http',
  /** By HTTPS. */
  HTTPS = 'https',
}

/** How the gateway works: the config map `config-kourier`. */
export interface KourierConfig {
  /**
   * Whether requests are logged.
   *
   * @default true
   */
  readonly serviceAccessLogging?: boolean;

  /**
   * Form of a line of the access log, in Envoy's format.
   *
   * @default - Envoy's
   */
  readonly serviceAccessLogTemplate?: string;

  /**
   * Whether connections begin with the PROXY protocol.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;

  /**
   * Secret in Serving's namespace with the certificate of the listener for the cluster's inside.
   *
   * @default - none
   */
  readonly clusterCertSecret?: string;

  /**
   * How long a stream may be silent; 0 for no limit.
   *
   * @default Duration.seconds(0)
   */
  readonly streamIdleTimeout?: Duration;

  /**
   * How many proxies in front of the gateway are trusted in `X-Forwarded-For`; 0 or more.
   *
   * @default 0
   */
  readonly trustedHopsCount?: number;

  /**
   * Whether the address of the connection, not that in headers, tells inside from outside.
   *
   * @default false
   */
  readonly useRemoteAddress?: boolean;

  /**
   * Cipher suites of the listener for the outside, by OpenSSL's names.
   *
   * @default - Envoy's
   */
  readonly cipherSuites?: string[];

  /**
   * Whether TLS handshakes use the CryptoMB instructions of the processor.
   *
   * @default false
   */
  readonly cryptoMb?: boolean;

  /**
   * IP addresses that the gateway listens on; at least one.
   *
   * @default - 0.0.0.0
   */
  readonly listenIpAddresses?: string[];

  /**
   * Whether answers without the header `server` stay without it.
   *
   * @default false
   */
  readonly disableEnvoyServerHeader?: boolean;

  /**
   * URL to which traces go, with its port, such as `http://collector:4317`. What else is said of traces needs it.
   *
   * @default - nowhere
   */
  readonly tracingEndpoint?: string;

  /**
   * How traces are sent: `GRPC` or `HTTP_PROTOBUF`.
   *
   * @default TracingProtocol.GRPC
   */
  readonly tracingProtocol?: TracingProtocol;

  /**
   * Part of the requests that is traced, 0 to 1.
   *
   * @default 1
   */
  readonly tracingSamplingRate?: number;

  /**
   * Name of the gateway in traces.
   *
   * @default kourier-knative
   */
  readonly tracingServiceName?: string;

  /**
   * Host and port of a service that allows or refuses each request, such as `my-auth:2222`.
   *
   * @default - all requests are allowed
   */
  readonly externalAuthorizationHost?: string;

  /**
   * How that service is asked; required with `externalAuthorizationHost`.
   *
   * @default - none
   */
  readonly externalAuthorizationProtocol?: ExternalAuthorizationProtocol;

  /**
   * Whether requests pass while that service fails.
   *
   * @default false
   */
  readonly externalAuthorizationFailureModeAllow?: boolean;

  /**
   * Bytes of a request's body that the service gets at most; 0 or more.
   *
   * @default 8192
   */
  readonly externalAuthorizationMaxRequestBytes?: number;

  /**
   * Milliseconds that the service has for its answer; 0 or more.
   *
   * @default 2000
   */
  readonly externalAuthorizationTimeoutMillis?: number;

  /**
   * What stands before a request's path when the service is asked, for `HTTP` and `HTTPS`.
   *
   * @default - nothing
   */
  readonly externalAuthorizationPathPrefix?: string;

  /**
   * Whether the service gets the body as bytes, for `GRPC`.
   *
   * @default false
   */
  readonly externalAuthorizationPackAsBytes?: boolean;
}

/** @internal */
export const KOURIER_KEYS: KeyTable<KourierConfig> = {
  serviceAccessLogging: key('enable-service-access-logging', boolean),
  serviceAccessLogTemplate: key('service-access-log-template', text),
  proxyProtocol: key('enable-proxy-protocol', boolean),
  clusterCertSecret: key('cluster-cert-secret', objectName),
  streamIdleTimeout: key('stream-idle-timeout', duration({ min: 0 })),
  trustedHopsCount: key('trusted-hops-count', integer({ min: 0 })),
  useRemoteAddress: key('use-remote-address', boolean),
  cipherSuites: key('cipher-suites', commaSeparated),
  cryptoMb: key('enable-cryptomb', boolean),
  listenIpAddresses: key('listen-ip-addresses', {
    ...commaSeparated,
    refusal: (addresses) => (addresses.length > 0 && addresses.every(isIP) ? undefined : 'one IP address or more'),
  }),
  disableEnvoyServerHeader: key('disable-envoy-server-header', boolean),
  tracingEndpoint: key('tracing-endpoint', {
    ...text,
    refusal(url) {
      const [, port] = /^(?:[a-z][-+.a-z0-9]*:)?\/\/[^/?#\s]*:(\d+)(?:[/?#]|$)/i.exec(url) ?? [];
      return url === '' || Number(port) <= 65_535 ? undefined : 'a URL with a port, such as http://collector:4317';
    },
  }),
  tracingProtocol: key('tracing-protocol', {
    ...text,
    refusal: (protocol) => (/^(grpc|http\/protobuf)$/.test(protocol) ? undefined : 'grpc or http/protobuf'),
  }),
  tracingSamplingRate: key('tracing-sampling-rate', decimal({ min: 0, max: 1 })),
  tracingServiceName: key('tracing-service-name', text),
  externalAuthorizationHost: key('extauthz-host', {
    ...text,
    refusal(host) {
      const [, port] = /^.+:(\d+)$/.exec(host) ?? [];
      return Number(port) <= 65_535 ? undefined : 'a host and a port, such as my-auth:2222';
    },
  }),
  externalAuthorizationProtocol: key('extauthz-protocol', choice(ExternalAuthorizationProtocol)),
  externalAuthorizationFailureModeAllow: key('extauthz-failure-mode-allow', boolean),
  externalAuthorizationMaxRequestBytes: key('extauthz-max-request-body-bytes', integer({ min: 0 })),
  externalAuthorizationTimeoutMillis: key('extauthz-timeout', integer({ min: 0 })),
  externalAuthorizationPathPrefix: key('extauthz-path-prefix', text),
  externalAuthorizationPackAsBytes: key('extauthz-pack-as-bytes', boolean),
};

/** @internal */
export function checkKourier(config: KourierConfig, refuse: Refuse<KourierConfig>): void {
  const protocol = config.externalAuthorizationProtocol;
  if (config.externalAuthorizationHost !== undefined && protocol === undefined) {
    refuse('externalAuthorizationProtocol', protocol, 'a protocol, since there is a host', 'say how it is asked');
  }
  for (const prop of ['tracingProtocol', 'tracingSamplingRate', 'tracingServiceName'] as const) {
    if (config[prop] === undefined || config.tracingEndpoint !== undefined) continue;
    refuse(prop, config[prop], 'nothing without `tracingEndpoint`', 'say where traces go');
  }
}
