import type { Duration } from 'cdk8s';

/**
 * A duration as ISO 8601 writes it. Eventing reads tenths of a second, drops what is finer, and takes no days after `T`.
 *
 * @internal
 */
export function isoDuration(duration: Duration): string {
  const seconds = duration.toMilliseconds() / 1000;
  const parts = {
    H: Math.floor(seconds / 3600),
    M: Math.floor(seconds / 60) % 60,
    S: ((seconds * 1000) % 60_000) / 1000,
  };
  const text = Object.entries(parts)
    .filter(([, amount]) => amount > 0)
    .map(([unit, amount]) => `${amount}${unit}`)
    .join('');
  return `PT${text || '0S'}`;
}
