import type { Duration } from 'cdk8s';
import type { IAddressable } from '../kubernetes/addressable';
import { render } from '../kubernetes/render';
import { isoDuration } from './iso-duration';
import { renderDestination } from './sink';

/** How the pause between retries grows. */
export enum BackoffPolicy {
  /**
   * Each pause is `backoffDelay` longer than the one before. Channels in memory, and brokers on them, count from zero: the
   * first retry comes at once.
   */
  LINEAR = 'linear',
  /** Each pause is twice as long as the one before. */
  EXPONENTIAL = 'exponential',
}

/** How an event is written into a request. */
export enum DeliveryFormat {
  /** The whole event is JSON in the body. */
  JSON = 'json',
  /** Attributes are headers, and the data is the body. */
  BINARY = 'binary',
}

/** How often an event is sent again. */
export interface Retries {
  /**
   * How often an event is sent again before it is given up; 0 or more.
   *
   * @default - no retries
   */
  readonly retry?: number;

  /**
   * How the pause between retries grows. Counts only with `backoffDelay`.
   *
   * @default - BackoffPolicy.EXPONENTIAL, if there is a `backoffDelay`
   */
  readonly backoffPolicy?: BackoffPolicy;

  /**
   * Pause before the first retry or, if it grows linearly, what each one adds; in tenths of a second.
   *
   * @default - no pauses
   */
  readonly backoffDelay?: Duration;
}

/**
 * What happens to events that aren't taken at once.
 *
 * @see https://knative.dev/docs/eventing/event-delivery/
 */
export interface Delivery extends Retries {
  /**
   * Where events go that could not be delivered.
   *
   * @default - they are dropped
   */
  readonly deadLetterSink?: IAddressable;

  /**
   * Longest time that one request may take, above zero, in tenths of a second. Refused where the platform turns the
   * feature flag `delivery-timeout` off.
   *
   * @default - no limit
   */
  readonly timeout?: Duration;

  /**
   * Longest pause that a `Retry-After` header may ask for; zero ignores such headers. Needs the feature flag
   * `delivery-retryafter`.
   *
   * @default - such headers are ignored
   */
  readonly retryAfterMax?: Duration;

  /**
   * How events are written into requests.
   *
   * @default - as they came
   */
  readonly format?: DeliveryFormat;
}

/** @internal */
export function renderRetries({ retry, backoffPolicy, backoffDelay }: Retries): object {
  return {
    retry,
    // Eventing pauses only if both are given.
    backoffPolicy: backoffPolicy ?? (backoffDelay === undefined ? undefined : BackoffPolicy.EXPONENTIAL),
    backoffDelay: render(backoffDelay, isoDuration),
  };
}

/** @internal */
export function renderDelivery(delivery: Delivery): object {
  return {
    deadLetterSink: render(delivery.deadLetterSink, renderDestination),
    ...renderRetries(delivery),
    timeout: render(delivery.timeout, isoDuration),
    retryAfterMax: render(delivery.retryAfterMax, isoDuration),
    format: delivery.format,
  };
}
