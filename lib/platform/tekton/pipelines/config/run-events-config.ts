import { commaSeparated, type KeyTable, key, url } from '../../../config/keys';

/** What the CloudEvents of runs look like. */
export enum RunEventFormat {
  /** The run itself, as Tekton's own types of events. */
  TEKTON_V1 = 'tektonv1',
}

/**
 * Where CloudEvents go that tell of runs: the config map `config-events`.
 *
 * @see https://tekton.dev/docs/pipelines/events/
 */
export interface RunEventsConfig {
  /**
   * URL that takes the events, such as the `address` of a Broker.
   *
   * @default - no events are sent
   */
  readonly sink?: string;

  /**
   * What the events look like; each format once.
   *
   * @default - `RunEventFormat.TEKTON_V1`
   */
  readonly formats?: RunEventFormat[];
}

/** @internal */
export const RUN_EVENTS_KEYS: KeyTable<RunEventsConfig> = {
  sink: key('sink', url),
  formats: key('formats', {
    ...commaSeparated,
    refusal: (formats) =>
      formats.length > 0 && new Set(formats).size === formats.length ? undefined : 'one format or more, each once',
  }),
};
