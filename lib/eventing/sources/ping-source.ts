import type { Construct } from 'constructs';
import { Resource } from '../../kubernetes/resource';
import { renderSource, SOURCE_TERMS, type SourceProps } from './source';

/** Props of a PingSource. */
export interface PingSourceProps extends SourceProps {
  /**
   * When events are sent, as cron says it: minute, hour, day of month, month and day of week, such as `0 6 * * 1-5`; a
   * field before them counts seconds. `@hourly`, `@daily`, `@weekly`, `@monthly` and `@yearly` are short forms.
   *
   * @default - every minute
   */
  readonly schedule?: string;

  /**
   * IANA time zone of the schedule, such as `Europe/Paris`.
   *
   * @default - the time zone of the platform, which is UTC
   */
  readonly timezone?: string;

  /**
   * Data of the events. An object of JSON where `contentType` is `application/json`.
   *
   * @default - none
   */
  readonly data?: string;

  /**
   * Data of the events that is no text, as base64; not together with `data`.
   *
   * @default - none
   */
  readonly dataBase64?: string;

  /**
   * Media type of the data.
   *
   * @default - none
   */
  readonly contentType?: string;
}

/**
 * Sends an event on a schedule.
 *
 * @see https://knative.dev/docs/eventing/sources/ping-source/
 */
export class PingSource extends Resource {
  public constructor(scope: Construct, id: string, props: PingSourceProps) {
    super(scope, id, { apiVersion: 'sources.knative.dev/v1', kind: 'PingSource' }, props);
    const { schedule, timezone, data, dataBase64, contentType } = props;
    this._define({
      props,
      body: () => ({ spec: { schedule, timezone, contentType, data, dataBase64, ...renderSource(props) } }),
      terms: SOURCE_TERMS,
    });
  }
}
