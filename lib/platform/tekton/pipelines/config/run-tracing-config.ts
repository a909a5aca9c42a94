import type { ISecret } from '../../../../kubernetes/secret';
import { boolean, type KeyTable, key, url } from '../../../config/keys';

/** Traces of runs, a span a reconciliation: the config map `config-tracing`. */
export interface RunTracingConfig {
  /**
   * Whether traces are sent.
   *
   * @default false
   */
  readonly enabled?: boolean;

  /**
   * URL that takes them, by OTLP over HTTP.
   *
   * @default http://jaeger-collector.jaeger.svc.cluster.local:4318/v1/traces
   */
  readonly endpoint?: string;

  /**
   * Secret of the component's namespace with the keys `username` and `password`.
   *
   * @default - none
   */
  readonly credentialsSecret?: ISecret;
}

/** @internal */
export const RUN_TRACING_KEYS: KeyTable<RunTracingConfig> = {
  enabled: key('enabled', boolean),
  endpoint: key('endpoint', url),
  credentialsSecret: key('credentialsSecret', { write: ({ name }) => name }),
};
