import { platform } from '../../../lib';
import type { Given } from './knob';

/** An endpoint belongs to a protocol. */
export const OBSERVABILITY_GIVEN: Given = {
  'config.observability.metricsEndpoint': {
    config: { observability: { metricsProtocol: platform.MetricsProtocol.PROMETHEUS } },
  },
  'config.observability.tracingEndpoint': {
    config: { observability: { tracingProtocol: platform.TracingProtocol.GRPC, tracingEndpoint: 'http://other:4318' } },
  },
};
