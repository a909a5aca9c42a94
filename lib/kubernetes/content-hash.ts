import { createHash } from 'node:crypto';
import { Lazy } from 'cdk8s';

/**
 * Eight characters that change exactly when the content does, the same on every machine. Keys are sorted, so that the
 * order in which props were given doesn't matter, and Lazies resolved.
 *
 * @internal
 */
export function contentHash(content: object): string {
  const canonical = JSON.stringify(content, (_key, value) => {
    const known = value instanceof Lazy ? value.produce() : value;
    return known !== null && typeof known === 'object' && !Array.isArray(known)
      ? Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)))
      : known;
  });
  return createHash('sha256').update(canonical).digest('hex').slice(0, 8);
}
