import type { Duration, Size } from 'cdk8s';
import type { Cpu } from '../../../kubernetes/resources';
import { goTemplate } from '../../config/go-template';
import { boolean, cpu, integer, type KeyTable, key, type Refuse, seconds, size } from '../../config/keys';

/** What revisions get where their Service doesn't say: the config map `config-defaults`. */
export interface RevisionDefaultsConfig {
  /**
   * How long a request may take; whole seconds, not above `maxTimeout`.
   *
   * @default Duration.seconds(300)
   */
  readonly timeout?: Duration;

  /**
   * How long a Service may let a request take at most; whole seconds. The pods of activator and gateway must be given at
   * least this time to end.
   *
   * @default Duration.seconds(600)
   */
  readonly maxTimeout?: Duration;

  /**
   * How long the first byte of an answer may take; whole seconds, not above `timeout`.
   *
   * @default - `timeout`
   */
  readonly responseStartTimeout?: Duration;

  /**
   * How long a request may stay open without a byte; whole seconds, not above `timeout`, 0 for no limit.
   *
   * @default Duration.seconds(0)
   */
  readonly idleTimeout?: Duration;

  /**
   * Processor time that is set aside for a container.
   *
   * @default - none
   */
  readonly cpuRequest?: Cpu;

  /**
   * Processor time above which a container is slowed down.
   *
   * @default - none
   */
  readonly cpuLimit?: Cpu;

  /**
   * Memory that is set aside for a container.
   *
   * @default - none
   */
  readonly memoryRequest?: Size;

  /**
   * Memory above which a container is ended.
   *
   * @default - none
   */
  readonly memoryLimit?: Size;

  /**
   * Disk space that is set aside for a container.
   *
   * @default - none
   */
  readonly ephemeralStorageRequest?: Size;

  /**
   * Disk space above which a pod is evicted.
   *
   * @default - none
   */
  readonly ephemeralStorageLimit?: Size;

  /**
   * Name of a container without one; a Go template over the metadata of its Service.
   *
   * @default user-container
   */
  readonly containerNameTemplate?: string;

  /**
   * Name of an init container without one; a Go template over the metadata of its Service.
   *
   * @default init-container
   */
  readonly initContainerNameTemplate?: string;

  /**
   * Requests at once that a pod takes; 0 for no limit, up to `concurrencyMaxLimit`.
   *
   * @default 0
   */
  readonly concurrencyLimit?: number;

  /**
   * Highest limit that a Service may set; at least 1.
   *
   * @default 1000
   */
  readonly concurrencyMaxLimit?: number;

  /**
   * Whether a Service may set no limit.
   *
   * @default true
   */
  readonly allowNoConcurrencyLimit?: boolean;

  /**
   * Whether containers get variables for each Service of the namespace, which slows their start.
   *
   * @default false
   */
  readonly enableServiceLinks?: boolean;
}

/** What the templates of names are tried with: the metadata of nothing. */
const OBJECT_META = {
  Name: '',
  GenerateName: '',
  Namespace: '',
  SelfLink: '',
  UID: '',
  ResourceVersion: '',
  Generation: undefined,
  CreationTimestamp: undefined,
  DeletionTimestamp: undefined,
  DeletionGracePeriodSeconds: undefined,
  Labels: {},
  Annotations: {},
  OwnerReferences: undefined,
  Finalizers: undefined,
  ManagedFields: undefined,
};

/** @internal */
export const REVISION_DEFAULTS_KEYS: KeyTable<RevisionDefaultsConfig> = {
  timeout: key('revision-timeout-seconds', seconds()),
  maxTimeout: key('max-revision-timeout-seconds', seconds()),
  responseStartTimeout: key('revision-response-start-timeout-seconds', seconds()),
  idleTimeout: key('revision-idle-timeout-seconds', seconds()),
  cpuRequest: key('revision-cpu-request', cpu),
  cpuLimit: key('revision-cpu-limit', cpu),
  memoryRequest: key('revision-memory-request', size),
  memoryLimit: key('revision-memory-limit', size),
  ephemeralStorageRequest: key('revision-ephemeral-storage-request', size),
  ephemeralStorageLimit: key('revision-ephemeral-storage-limit', size),
  containerNameTemplate: key('container-name-template', goTemplate(OBJECT_META)),
  initContainerNameTemplate: key('init-container-name-template', goTemplate(OBJECT_META)),
  concurrencyLimit: key('container-concurrency', integer({ min: 0 })),
  concurrencyMaxLimit: key('container-concurrency-max-limit', integer({ min: 1 })),
  allowNoConcurrencyLimit: key('allow-container-concurrency-zero', boolean),
  enableServiceLinks: key('enable-service-links', boolean),
};

/** @internal */
export function checkRevisionDefaults(config: RevisionDefaultsConfig, refuse: Refuse<RevisionDefaultsConfig>): void {
  const timeout = config.timeout?.toMilliseconds() ?? 300_000;
  const maxTimeout = config.maxTimeout?.toMilliseconds() ?? 600_000;
  if (timeout > maxTimeout) {
    refuse(
      'timeout',
      `${timeout / 1000}s`,
      `at most ${maxTimeout / 1000} seconds, the \`maxTimeout\``,
      'raise `maxTimeout`',
    );
  }
  for (const prop of ['responseStartTimeout', 'idleTimeout'] as const) {
    const value = config[prop]?.toMilliseconds() ?? 0;
    if (value > timeout) {
      refuse(
        prop,
        `${value / 1000}s`,
        `at most ${timeout / 1000} seconds, the \`timeout\``,
        'lower it or raise `timeout`',
      );
    }
  }
  const { concurrencyLimit = 0, concurrencyMaxLimit = 1000 } = config;
  if (concurrencyLimit > concurrencyMaxLimit) {
    refuse('concurrencyLimit', concurrencyLimit, `at most ${concurrencyMaxLimit}`, 'raise `concurrencyMaxLimit`');
  }
}
