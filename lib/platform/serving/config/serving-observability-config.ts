import type { Duration } from 'cdk8s';
import { goTemplate } from '../../config/go-template';
import { boolean, choice, duration, type KeyTable, key, type Refuse, text } from '../../config/keys';
import {
  checkEndpoint,
  checkObservability,
  MetricsProtocol,
  OBSERVABILITY_KEYS,
  type ObservabilityConfig,
} from '../../config/observability-config';

/** Metrics, traces and logs of Serving's components and of the requests to revisions. */
export interface ServingObservabilityConfig extends ObservabilityConfig {
  /**
   * How metrics of requests leave the activator and the pods of revisions.
   *
   * @default MetricsProtocol.NONE
   */
  readonly requestMetricsProtocol?: MetricsProtocol;

  /**
   * Where metrics of requests go; required for `GRPC` and `HTTP_PROTOBUF`, refused for `NONE`.
   *
   * @default - none
   */
  readonly requestMetricsEndpoint?: string;

  /**
   * Time between two exports of metrics of requests.
   *
   * @default - OpenTelemetry's, 60 seconds
   */
  readonly requestMetricsExportInterval?: Duration;

  /**
   * Whether what containers write below `/var/log` is on the node for a collector.
   *
   * @default false
   */
  readonly varLogCollection?: boolean;

  /**
   * Address of a revision's logs, in which `${REVISION_UID}` stands for its uid.
   *
   * @default - none
   */
  readonly revisionLogUrlTemplate?: string;

  /**
   * Form of a line of the request log, a Go template.
   *
   * @default - a JSON object
   */
  readonly requestLogTemplate?: string;

  /**
   * Whether requests are logged; `requestLogTemplate` must not be empty then.
   *
   * @default false
   */
  readonly requestLog?: boolean;

  /**
   * Whether requests of probes are logged too.
   *
   * @default false
   */
  readonly probeRequestLog?: boolean;
}

/** @internal */
export const SERVING_OBSERVABILITY_KEYS: KeyTable<ServingObservabilityConfig> = {
  ...OBSERVABILITY_KEYS,
  requestMetricsProtocol: key('request-metrics-protocol', choice(MetricsProtocol)),
  requestMetricsEndpoint: key('request-metrics-endpoint', text),
  requestMetricsExportInterval: key('request-metrics-export-interval', duration({ min: 0 })),
  varLogCollection: key('logging.enable-var-log-collection', boolean),
  revisionLogUrlTemplate: key('logging.revision-url-template', text),
  requestLogTemplate: key('logging.request-log-template', goTemplate()),
  requestLog: key('logging.enable-request-log', boolean),
  probeRequestLog: key('logging.enable-probe-request-log', boolean),
};

/** @internal */
export function checkServingObservability(
  config: ServingObservabilityConfig,
  refuse: Refuse<ServingObservabilityConfig>,
): void {
  checkObservability(config, refuse);
  checkEndpoint('requestMetricsEndpoint', config.requestMetricsProtocol, config.requestMetricsEndpoint, refuse);
  if (config.requestLog && config.requestLogTemplate === '') {
    refuse('requestLogTemplate', '', 'a template, since requests are logged', 'leave it out for the default');
  }
}
