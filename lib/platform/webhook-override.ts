import type { Duration } from 'cdk8s';
import { compact } from '../kubernetes/render';
import { seconds } from '../kubernetes/seconds';
import type { Component } from './component';
import type { StagedManifest } from './stages';

/** What becomes of a request to the API server if a webhook doesn't answer. */
export enum FailurePolicy {
  /** It is refused. */
  FAIL = 'Fail',
  /** It is taken as if there were no webhook: neither checked nor filled with defaults. */
  IGNORE = 'Ignore',
}

/** What is changed of one webhook of the platform. */
export interface WebhookOverride {
  /**
   * What becomes of a request that it doesn't answer.
   *
   * @default - the release's, which is mostly `FailurePolicy.FAIL`
   */
  readonly failurePolicy?: FailurePolicy;

  /**
   * How long the API server waits for an answer; 1 to 30 whole seconds.
   *
   * @default - the release's, or 10 seconds
   */
  readonly timeout?: Duration;
}

/**
 * The configuration of a webhook with an override. Notes a timeout that it can't have.
 *
 * @internal
 */
export function overrideWebhook(
  component: Component,
  configuration: StagedManifest,
  { failurePolicy, timeout }: WebhookOverride,
): StagedManifest {
  const timeoutSeconds = seconds(timeout);
  if (
    timeoutSeconds !== undefined &&
    !(Number.isInteger(timeoutSeconds) && timeoutSeconds >= 1 && timeoutSeconds <= 30)
  ) {
    const field = `webhooks["${configuration.metadata.name}"].timeout`;
    component._faults.refuse('platform/webhook', field, `${timeoutSeconds}s`, '1 to 30 whole seconds', 'correct it');
  }
  const changed = compact({ failurePolicy, timeoutSeconds });
  return { ...configuration, webhooks: configuration.webhooks.map((webhook: object) => ({ ...webhook, ...changed })) };
}
