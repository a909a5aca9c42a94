import type { IConstruct } from 'constructs';

/** Finds what stands in strings and numbers for values that are known only when an object is applied. */
export interface Placeholders {
  /** Whether a string contains, or a number is, such a stand-in. */
  isUnknown(value: string | number): boolean;
}

const PLACEHOLDERS = Symbol.for('cdk8s-knative.Placeholders');

type Root = IConstruct & { [PLACEHOLDERS]?: Placeholders };

/** Lets the rules of an app pass over values that aren't known yet. Called by who puts stand-ins into the app. */
export function registerPlaceholders(root: IConstruct, placeholders: Placeholders): void {
  Object.defineProperty(root, PLACEHOLDERS, { value: placeholders });
}

/** The value with each unknown part replaced by something that isn't plain data, which rules pass over. */
export function hideUnknown<T>(root: IConstruct, value: T): T {
  const placeholders = (root as Root)[PLACEHOLDERS];
  return placeholders === undefined ? value : (hide(value, placeholders) as T);
}

class Unknown {}

function hide(value: unknown, placeholders: Placeholders): unknown {
  if (typeof value === 'string' || typeof value === 'number') {
    return placeholders.isUnknown(value) ? new Unknown() : value;
  }
  if (Array.isArray(value)) return value.map((element) => hide(element, placeholders));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hide(member, placeholders)]));
}
