import { isIP } from 'node:net';
import { isDns1123Label, isDns1123Subdomain } from '../../admission/names';
import type { Part } from '../parts/part';

/** How the Gateway object is made of which Istio's gateways take their servers. */
export interface IstioGatewayOptions {
  /**
   * Labels of the pods that take their servers of it.
   *
   * @default - `gatewaySelector`
   */
  readonly selector?: { readonly [key: string]: string };

  /**
   * Ports on which the gateway listens, in place of the release's; one or more.
   *
   * @default - HTTP for all hosts: on port 80 for requests from outside, on port 8081 for those from inside the cluster
   */
  readonly servers?: IstioServer[];
}

/**
 * A port on which a gateway of Istio listens.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export interface IstioServer {
  /** The port. */
  readonly port: IstioPort;

  /**
   * Hosts that are served, one or more: a domain such as `apps.example.com` or `*.example.com`, or `*` for all; a namespace
   * and `/` before it let in only what that namespace declares.
   */
  readonly hosts: string[];

  /**
   * Name of the server in metrics, unlike that of every other one.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Address at which the gateway listens: of IP, or a socket such as `unix:///path/to/socket` or `unix://@name`, for which
   * the port's number is 0.
   *
   * @default - all addresses of the pods
   */
  readonly bind?: string;

  /**
   * How connections are secured; needed for `HTTPS` and `TLS`. Other protocols of HTTP may have `httpsRedirect`.
   *
   * @default - not at all
   */
  readonly tls?: IstioServerTls;
}

/** The port of a server. */
export interface IstioPort {
  /** Number, 1 to 65535; 0 for a socket. */
  readonly number: number;

  /** What is spoken. */
  readonly protocol: IstioProtocol;

  /** Name, unlike that of every other port of the gateway. */
  readonly name: string;
}

/** What is spoken on a port of a gateway of Istio. */
export enum IstioProtocol {
  /** HTTP/1.1 without encryption. */
  HTTP = 'HTTP',
  /** HTTP over TLS. */
  HTTPS = 'HTTPS',
  /** HTTP/2 without encryption. */
  HTTP2 = 'HTTP2',
  /** gRPC without encryption. */
  GRPC = 'GRPC',
  /** gRPC for browsers, without encryption. */
  GRPC_WEB = 'GRPC-WEB',
  /** The protocol of MongoDB. */
  MONGO = 'MONGO',
  /** Any bytes, without encryption. */
  TCP = 'TCP',
  /** TLS, of anything but HTTP. */
  TLS = 'TLS',
}

/**
 * How a server's connections are secured.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
 */
export interface IstioServerTls {
  /**
   * Whether requests are sent on to HTTPS, with status 301. For plain HTTP, and without any other field.
   *
   * @default false
   */
  readonly httpsRedirect?: boolean;

  /**
   * Who ends the encryption, and whether clients show a certificate.
   *
   * @default IstioTlsMode.PASSTHROUGH
   */
  readonly mode?: IstioTlsMode;

  /**
   * Secret with key and certificate, in the namespace of the gateway's pods; for `SIMPLE`, `MUTUAL` and `OPTIONAL_MUTUAL`,
   * in place of files.
   *
   * @default - none
   */
  readonly credentialName?: string;

  /**
   * File of the server's certificate; together with `privateKey`.
   *
   * @default - none
   */
  readonly serverCertificate?: string;

  /**
   * File of the server's key; together with `serverCertificate`.
   *
   * @default - none
   */
  readonly privateKey?: string;

  /**
   * File of the authorities' certificates by which those of clients are checked.
   *
   * @default - none; needed for `MUTUAL` and `OPTIONAL_MUTUAL` with a `serverCertificate`
   */
  readonly caCertificates?: string;

  /**
   * Names of which a client's certificate must have one; for `MUTUAL` and `OPTIONAL_MUTUAL`.
   *
   * @default - any name
   */
  readonly subjectAltNames?: string[];

  /**
   * Hashes of which a client's public key must have one, by SHA-256 in base64; for `MUTUAL` and `OPTIONAL_MUTUAL`.
   *
   * @default - any key
   */
  readonly verifyCertificateSpki?: string[];

  /**
   * Hashes of which a client's certificate must have one, by SHA-256 in hexadecimal digits; for `MUTUAL` and
   * `OPTIONAL_MUTUAL`.
   *
   * @default - any certificate
   */
  readonly verifyCertificateHash?: string[];

  /**
   * Oldest version of TLS. Those before 1.2 need `cipherSuites`.
   *
   * @default IstioTlsVersion.TLS_1_2
   */
  readonly minProtocolVersion?: IstioTlsVersion;

  /**
   * Newest version of TLS, no older than `minProtocolVersion`.
   *
   * @default - the newest that Envoy knows
   */
  readonly maxProtocolVersion?: IstioTlsVersion;

  /**
   * Cipher suites that may be used, by OpenSSL's names, such as `ECDHE-RSA-AES256-GCM-SHA384`.
   *
   * @default - Envoy's
   */
  readonly cipherSuites?: string[];
}

/** Who ends the encryption of a server's connections, and whether clients show a certificate. */
export enum IstioTlsMode {
  /** The service behind does; it is found by the name that the client asks for. */
  PASSTHROUGH = 'PASSTHROUGH',
  /** The gateway, and clients show none. */
  SIMPLE = 'SIMPLE',
  /** The gateway, and clients must show one. */
  MUTUAL = 'MUTUAL',
  /** The gateway, and clients may show one. */
  OPTIONAL_MUTUAL = 'OPTIONAL_MUTUAL',
  /** The cluster behind does, which the name says that the client asks for. */
  AUTO_PASSTHROUGH = 'AUTO_PASSTHROUGH',
  /** The gateway with the certificate that Istio gave it, and clients show theirs. */
  ISTIO_MUTUAL = 'ISTIO_MUTUAL',
}

/** A version of TLS. */
export enum IstioTlsVersion {
  /** TLS 1.0. */
  TLS_1_0 = 'TLSV1_0',
  /** TLS 1.1. */
  TLS_1_1 = 'TLSV1_1',
  /** TLS 1.2. */
  TLS_1_2 = 'TLSV1_2',
  /** TLS 1.3. */
  TLS_1_3 = 'TLSV1_3',
}

/**
 * Declares a Gateway of Istio, whose fields are called as the props are.
 *
 * @internal
 */
export function istioGateway(part: Part, name: string, prop: string, spec: Required<IstioGatewayOptions>): void {
  checkServers(part, prop, spec.servers);
  part.add({ apiVersion: 'networking.istio.io/v1beta1', kind: 'Gateway', metadata: { name }, spec });
}

type RefuseField = (field: string, value: unknown, allowed: string, change: string) => void;

/** As Istio's webhook checks them; what it only warns of, since it has no effect, is refused too. */
function checkServers(part: Part, prop: string, servers: readonly IstioServer[]): void {
  const refuse: RefuseField = (field, ...rest) =>
    part.component._faults.refuse('platform/istio-gateway', `${prop}.servers${field}`, ...rest);
  if (servers.length === 0) refuse('', servers, 'one server or more', 'leave it out for that of the release');
  servers.forEach((server, i) => {
    checkServer(server, (field, ...rest) => refuse(`[${i}].${field}`, ...rest));
    const others = servers.slice(0, i);
    const refuseName = (field: string, name: string) =>
      refuse(`[${i}].${field}`, name, 'a name that no server before it has', 'choose another one');
    const { name, port } = server;
    if (others.some((other) => other.port.name === port.name)) refuseName('port.name', port.name);
    if (name && others.some((other) => other.name === name)) refuseName('name', name);
  });
}

function checkServer({ port, hosts, bind = '', tls }: IstioServer, refuse: RefuseField): void {
  const isSocket = bind.startsWith('unix://');
  if (hosts.length === 0 || !hosts.every(isHost)) {
    const allowed =
      'one host or more, each `*` or a domain such as `apps.example.com` or `*.example.com`, after a namespace and `/` or not';
    refuse('hosts', hosts, allowed, 'correct them');
  }
  if (bind !== '' && isIP(bind) === 0 && !/^unix:\/\/(\/.*[^/]|@.+)$/.test(bind)) {
    refuse('bind', bind, 'an IP address, or `unix://` and the path of a file or a name after `@`', 'correct it');
  }
  const [min, max] = isSocket ? [0, 0] : [1, 65535];
  if (!Number.isInteger(port.number) || port.number < min || port.number > max) {
    refuse('port.number', port.number, isSocket ? '0, for a socket' : 'a whole number from 1 to 65535', 'correct it');
  }
  if (port.name === '') refuse('port.name', port.name, 'not empty', 'give it a name');
  if (!Object.values(IstioProtocol).includes(port.protocol)) {
    refuse('port.protocol', port.protocol, Object.values(IstioProtocol).join(', '), 'choose one of them');
  } else if (SECURED.includes(port.protocol)) {
    if (tls === undefined) refuse('tls', tls, `settings, for ${port.protocol}`, 'give a mode');
    else checkTls(tls, (field, ...rest) => refuse(`tls.${field}`, ...rest));
  } else if (tls !== undefined) {
    checkRedirect(port.protocol, tls, refuse);
  }
}

/** No short name, since it would be one of the gateway's namespace. */
function isHost(text: string): boolean {
  const [, namespace = '*', domain = ''] = /^(?:([^/]+)\/)?([^/]+)$/.exec(text) ?? [];
  if (namespace !== '*' && namespace !== '.' && !isDns1123Label(namespace)) return false;
  if (domain === '*') return true;
  return domain.includes('.') && isDns1123Subdomain(domain.toLowerCase().replace(/^\*\./, '').replace(/\.$/, ''));
}

const SECURED = [IstioProtocol.HTTPS, IstioProtocol.TLS];

function checkRedirect(protocol: IstioProtocol, tls: IstioServerTls, refuse: RefuseField): void {
  const { httpsRedirect, ...others } = tls;
  const hasOthers = Object.values(others).some((value) => value !== undefined);
  if (/^(HTTP|GRPC)/.test(protocol)) {
    if (hasOthers) refuse('tls', tls, `only \`httpsRedirect\`, for ${protocol}`, 'leave out the rest, or speak HTTPS');
  } else {
    refuse('tls', tls, `nothing, for ${protocol}`, 'leave it out, or speak TLS');
  }
}

function checkTls(tls: IstioServerTls, refuse: RefuseField): void {
  const { httpsRedirect, mode = IstioTlsMode.PASSTHROUGH, credentialName, serverCertificate, privateKey } = tls;
  const { caCertificates, minProtocolVersion: min, maxProtocolVersion: max, cipherSuites } = tls;
  if (httpsRedirect)
    refuse('httpsRedirect', httpsRedirect, 'nothing, unless the protocol is plain HTTP', 'leave it out');
  if (!Object.values(IstioTlsMode).includes(mode)) {
    refuse('mode', mode, Object.values(IstioTlsMode).join(', '), 'choose one of them');
  }
  const isMutual = mode === IstioTlsMode.MUTUAL || mode === IstioTlsMode.OPTIONAL_MUTUAL;
  if (isMutual || mode === IstioTlsMode.SIMPLE) {
    // Istio reads an empty text as if it weren't there.
    if (!credentialName) {
      for (const [field, value] of Object.entries({ serverCertificate, privateKey })) {
        if (!value) refuse(field, value, `a file, for ${mode} without \`credentialName\``, 'give one of them');
      }
      if (isMutual && !caCertificates) refuse('caCertificates', caCertificates, `a file, for ${mode}`, 'give it');
    } else if (serverCertificate || privateKey) {
      refuse('credentialName', credentialName, 'nothing beside `serverCertificate`', 'leave out one of them');
    }
  } else {
    for (const [field, value] of Object.entries({ credentialName, serverCertificate, privateKey, caCertificates })) {
      if (value !== undefined) refuse(field, value, `nothing, for ${mode}`, 'leave it out, or change the mode');
    }
  }
  if (!isMutual) {
    const { subjectAltNames, verifyCertificateSpki, verifyCertificateHash } = tls;
    for (const [field, value] of Object.entries({ subjectAltNames, verifyCertificateSpki, verifyCertificateHash })) {
      if (value !== undefined) refuse(field, value, 'nothing, unless clients show certificates', 'leave it out');
    }
  }
  for (const [field, version] of Object.entries({ minProtocolVersion: min, maxProtocolVersion: max })) {
    if (version === undefined || VERSIONS.includes(version)) continue;
    refuse(field, version, VERSIONS.join(', '), 'choose one of them');
  }
  if (max !== undefined && max < (min ?? IstioTlsVersion.TLS_1_2)) {
    refuse('maxProtocolVersion', max, `${min ?? IstioTlsVersion.TLS_1_2} or newer`, 'raise it, or lower the oldest');
  }
  if (min !== undefined && min < IstioTlsVersion.TLS_1_2 && !cipherSuites?.length) {
    refuse('minProtocolVersion', min, 'TLSV1_2 or newer without `cipherSuites`', 'name cipher suites that it has');
  }
  const ignored = cipherSuites?.filter((name, i) => !isCipher(name) || cipherSuites.indexOf(name) < i) ?? [];
  if (ignored.length > 0) refuse('cipherSuites', ignored, `each once of ${CIPHERS.join(', ')}`, 'leave out these');
}

/** What an operator such as `-` or `!` begins is an expression, which Envoy reads. */
function isCipher(name: string): boolean {
  return name === 'ALL' || /^[^A-Za-z0-9]/.test(name) || CIPHERS.includes(name);
}

const VERSIONS = Object.values(IstioTlsVersion);

/** What Istio hands on to Envoy. */
const CIPHERS = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
];
