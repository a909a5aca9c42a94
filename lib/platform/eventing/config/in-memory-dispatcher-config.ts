import { integer, type KeyTable, key } from '../../config/keys';

/**
 * Connections that a dispatcher of channels in memory keeps open, of channels whose dispatcher is in their own namespace: the
 * config map `config-imc-event-dispatcher`.
 */
export interface InMemoryDispatcherConfig {
  /**
   * Connections in all; 1 or more.
   *
   * @default 1000
   */
  readonly maxIdleConnections?: number;

  /**
   * Connections to one subscriber; 1 or more.
   *
   * @default 100
   */
  readonly maxIdleConnectionsPerHost?: number;
}

/** @internal */
export const IN_MEMORY_DISPATCHER_KEYS: KeyTable<InMemoryDispatcherConfig> = {
  maxIdleConnections: key('MaxIdleConnections', integer({ min: 1 })),
  maxIdleConnectionsPerHost: key('MaxIdleConnectionsPerHost', integer({ min: 1 })),
};
