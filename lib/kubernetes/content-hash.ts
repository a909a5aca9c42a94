import { createHash } from 'node:crypto';
import { Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { refusal } from '../admission/finding';
import { isKnown } from '../admission/unknown';

/**
 * Eight characters that change exactly when the content does, the same on every machine. Keys are sorted, so that the
 * order in which props were given doesn't matter, and Lazies resolved.
 *
 * @param path of the construct that gets the name
 * @throws if not all of the content is known yet: what it becomes could not change the name
 * @internal
 */
export function contentHash(scope: IConstruct, path: string, content: object): string {
  const canonical = JSON.stringify(content, (_key, value) => {
    const known = value instanceof Lazy ? value.produce() : value;
    return known !== null && typeof known === 'object' && !Array.isArray(known)
      ? Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)))
      : known;
  });
  if (!isKnown(scope, canonical)) {
    const finding = {
      rule: 'kubernetes/content-name',
      field: 'name',
      value: 'from content',
      allowed: 'a name from content that is all known when the program runs',
      change: 'give a name or suffix of your own',
    };
    throw refusal(`'${path}'`, [finding]);
  }
  return createHash('sha256').update(canonical).digest('hex').slice(0, 8);
}
