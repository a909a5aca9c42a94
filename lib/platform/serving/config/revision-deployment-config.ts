import type { Duration, Size } from 'cdk8s';
import { isLabelValue, isQualifiedName } from '../../../admission/names';
import type { Cpu } from '../../../kubernetes/resources';
import {
  boolean,
  choice,
  commaSeparated,
  cpu,
  duration,
  type KeyTable,
  key,
  objectName,
  size,
  text,
  type ValueKind,
  yaml,
} from '../../config/keys';

/** How the pods of revisions are deployed, and their queue-proxy: the config map `config-deployment`. */
export interface RevisionDeploymentConfig {
  /**
   * How long a revision may take to become ready; whole seconds, more than 0.
   *
   * @default Duration.minutes(10)
   */
  readonly progressDeadline?: Duration;

  /**
   * How long it may take to find the digest of a tag; more than 0.
   *
   * @default Duration.seconds(10)
   */
  readonly digestResolutionTimeout?: Duration;

  /**
   * Registries whose tags are taken as they are.
   *
   * @default - `kind.local`, `ko.local`, `dev.local`
   */
  readonly registriesSkippingTagResolving?: string[];

  /**
   * Processor time that is set aside for a queue-proxy.
   *
   * @default Cpu.millis(25)
   */
  readonly queueProxyCpuRequest?: Cpu;

  /**
   * Processor time above which a queue-proxy is slowed down.
   *
   * @default - none, or 1 with the feature `queueProxyResourceDefaults`
   */
  readonly queueProxyCpuLimit?: Cpu;

  /**
   * Memory that is set aside for a queue-proxy.
   *
   * @default - none, or 400 MiB with the feature `queueProxyResourceDefaults`
   */
  readonly queueProxyMemoryRequest?: Size;

  /**
   * Memory above which a queue-proxy is ended.
   *
   * @default - none, or 800 MiB with the feature `queueProxyResourceDefaults`
   */
  readonly queueProxyMemoryLimit?: Size;

  /**
   * Disk space that is set aside for a queue-proxy.
   *
   * @default - none, or 512 MiB with the feature `queueProxyResourceDefaults`
   */
  readonly queueProxyEphemeralStorageRequest?: Size;

  /**
   * Disk space above which the pod of a queue-proxy is evicted.
   *
   * @default - none, or 1024 MiB with the feature `queueProxyResourceDefaults`
   */
  readonly queueProxyEphemeralStorageLimit?: Size;

  /**
   * Audiences of the service account tokens that queue-proxies get.
   *
   * @default - none
   */
  readonly queueProxyTokenAudiences?: string[];

  /**
   * Certificate that queue-proxies trust, in PEM.
   *
   * @default - none
   */
  readonly queueProxyRootCa?: string;

  /**
   * Oldest TLS version of queue-proxies.
   *
   * @default TlsVersion.V1_3
   */
  readonly queueProxyTlsMinVersion?: TlsVersion;

  /**
   * Newest TLS version of queue-proxies.
   *
   * @default - the newest
   */
  readonly queueProxyTlsMaxVersion?: TlsVersion;

  /**
   * Cipher suites of queue-proxies, by Go's names of those that it thinks secure.
   *
   * @default - Go's
   */
  readonly queueProxyTlsCipherSuites?: string[];

  /**
   * Elliptic curves of queue-proxies, by Go's names, such as `X25519` and `CurveP256`, or as `P-256`.
   *
   * @default - Go's
   */
  readonly queueProxyTlsCurvePreferences?: string[];

  /**
   * Whether the pods of a revision keep off each other's nodes, if that is possible.
   *
   * @default RevisionAffinity.PREFER_SPREAD_OVER_NODES
   */
  readonly affinity?: RevisionAffinity;

  /**
   * Runtime classes of pods, each for the Services with certain labels; the one with most labels wins.
   *
   * @default - the cluster's default
   */
  readonly runtimeClasses?: { readonly [name: string]: RuntimeClassSelector };

  /**
   * Whether pods that find no node count as being on their way, as where nodes come on demand.
   *
   * @default false
   */
  readonly podIsAlwaysSchedulable?: boolean;
}

/** Where the pods of a revision run. */
export enum RevisionAffinity {
  /** Anywhere. */
  NONE = 'none',
  /** On different nodes, if that is possible. */
  PREFER_SPREAD_OVER_NODES = 'prefer-spread-revision-over-nodes',
}

/** A version of TLS. */
export enum TlsVersion {
  /** TLS 1.2. */
  V1_2 = '1.2',
  /** TLS 1.3. */
  V1_3 = '1.3',
}

/** Services that get a runtime class. */
export interface RuntimeClassSelector {
  /**
   * Labels that a Service must have.
   *
   * @default - all Services
   */
  readonly selector?: { readonly [key: string]: string };
}

// Go's names of what queue-proxies know; they don't start with another.
const CIPHER_SUITES = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
];
const CURVES = ['CurveP256', 'CurveP384', 'CurveP521', 'X25519', 'X25519MLKEM768', 'P-256', 'P-384', 'P-521'];

const someOf = (names: readonly string[]): ValueKind<string[]> => ({
  ...commaSeparated,
  refusal: (values) => (values.every((value) => names.includes(value)) ? undefined : names.join(', ')),
});

/** @internal */
export const REVISION_DEPLOYMENT_KEYS: KeyTable<RevisionDeploymentConfig> = {
  progressDeadline: key('progress-deadline', duration({ above: 0, whole: true })),
  digestResolutionTimeout: key('digest-resolution-timeout', duration({ above: 0 })),
  registriesSkippingTagResolving: key('registries-skipping-tag-resolving', commaSeparated),
  queueProxyCpuRequest: key('queue-sidecar-cpu-request', cpu),
  queueProxyCpuLimit: key('queue-sidecar-cpu-limit', cpu),
  queueProxyMemoryRequest: key('queue-sidecar-memory-request', size),
  queueProxyMemoryLimit: key('queue-sidecar-memory-limit', size),
  queueProxyEphemeralStorageRequest: key('queue-sidecar-ephemeral-storage-request', size),
  queueProxyEphemeralStorageLimit: key('queue-sidecar-ephemeral-storage-limit', size),
  queueProxyTokenAudiences: key('queue-sidecar-token-audiences', commaSeparated),
  queueProxyRootCa: key('queue-sidecar-rootca', text),
  queueProxyTlsMinVersion: key('queue-sidecar-tls-min-version', choice(TlsVersion)),
  queueProxyTlsMaxVersion: key('queue-sidecar-tls-max-version', choice(TlsVersion)),
  queueProxyTlsCipherSuites: key('queue-sidecar-tls-cipher-suites', someOf(CIPHER_SUITES)),
  queueProxyTlsCurvePreferences: key('queue-sidecar-tls-curve-preferences', someOf(CURVES)),
  affinity: key('default-affinity-type', choice(RevisionAffinity)),
  runtimeClasses: key('runtime-class-name', {
    ...yaml,
    refusal(classes: NonNullable<RevisionDeploymentConfig['runtimeClasses']>) {
      for (const [name, { selector = {} }] of Object.entries(classes)) {
        const allowed = objectName.refusal?.(name);
        if (allowed !== undefined) return `for \`${name}\` ${allowed}`;
        for (const [label, value] of Object.entries(selector)) {
          if (isQualifiedName(label) && isLabelValue(value)) continue;
          return `for \`${name}\` a selector of labels as Kubernetes has them, which \`${label}: ${value}\` isn't`;
        }
      }
      return undefined;
    },
  }),
  podIsAlwaysSchedulable: key('pod-is-always-schedulable', boolean),
};
