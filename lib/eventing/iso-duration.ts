import type { Duration } from 'cdk8s';

/**
 * A duration as ISO 8601 writes it. Eventing reads tenths of a second, drops what is finer, and takes no days after `T`.
 *
 * @internal
 */
export function isoDuration(duration: Duration): string {
  const millis = Math.round(duration.toMilliseconds());
  const parts = {
    H: Math.floor(millis / 3_600_000),
    M: Math.floor(millis / 60_000) % 60,
    S: (millis % 60_000) / 1000,
  };
  const text = Object.entries(parts)
    .filter(([, amount]) => amount > 0)
    .map(([unit, amount]) => `${amount}${unit}`)
    .join('');
  return `PT${text || '0S'}`;
}
