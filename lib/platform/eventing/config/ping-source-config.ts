import { integer, type KeyTable, key } from '../../config/keys';

/** What PingSources may send: the config map `config-ping-defaults`. */
export interface PingSourceConfig {
  /**
   * Bytes that `data` and `dataBase64` of a PingSource may have; 0 or more.
   *
   * @default - no limit
   */
  readonly maxDataBytes?: number;
}

/** @internal */
export const PING_SOURCE_KEYS: KeyTable<PingSourceConfig> = {
  maxDataBytes: key('data-max-size', integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
};
