import { platform } from '../../../lib';
import { at, type Given } from './knob';

/** What the knobs of an `ObservabilityConfig` at a path need: an endpoint belongs to a protocol. */
export function observabilityGiven(path: string): Given {
  const traced = { tracingProtocol: platform.TracingProtocol.GRPC, tracingEndpoint: 'http://other:4318' };
  return {
    [`${path}.metricsEndpoint`]: at(path, { metricsProtocol: platform.MetricsProtocol.PROMETHEUS }),
    [`${path}.tracingEndpoint`]: at(path, traced),
  };
}

/** What the zap knob of a `LoggingConfig` at a path is moved from. */
export function loggingGiven(path: string): Given {
  return { [`${path}.zapLoggerConfig`]: at(path, { zapLoggerConfig: '{\n"level": "info"\n}' }) };
}
