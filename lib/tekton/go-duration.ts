import type { Duration } from 'cdk8s';

/**
 * A duration as Go writes it, such as `1h30m0s`: what the cluster stores is then what was applied.
 *
 * @internal
 */
export function goDuration(duration: Duration): string {
  const total = duration.toMilliseconds() / 1000;
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = `${Math.round((total % 60) * 1000) / 1000}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
