import type { IConfiguration } from './configuration';
import type { IRevision } from './revision';

/**
 * A part of the traffic.
 *
 * @see https://knative.dev/docs/serving/traffic-management/
 */
export interface TrafficTarget {
  /**
   * The revision that gets it.
   *
   * @default - the latest revision that is ready
   */
  readonly revision?: IRevision;

  /**
   * How much it gets, in percent; all targets together get 100.
   *
   * @default - nothing; it is reached by its tag only
   */
  readonly percent?: number;

  /**
   * Name under which the target is reached alone, at the host `<tag>-<name>`; a DNS label. Tag and name together may have
   * 62 characters.
   *
   * @default - it isn't reached alone
   */
  readonly tag?: string;
}

/** A part of the traffic of a Route. */
export interface RouteTrafficTarget extends TrafficTarget {
  /**
   * The Configuration whose latest revision gets it.
   *
   * @default - `revision` gets it; one of the two is needed
   */
  readonly configuration?: IConfiguration;
}

/** @internal */
export function renderTraffic({ revision, configuration, percent, tag }: RouteTrafficTarget): object {
  const revisionName = revision?.revisionName;
  return {
    revisionName,
    configurationName: configuration?.name,
    latestRevision: revisionName === undefined ? true : undefined,
    percent,
    tag,
  };
}
