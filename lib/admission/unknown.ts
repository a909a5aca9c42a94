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
  return placeholders === undefined ? value : hideWhere(value, (part) => placeholders.isUnknown(part));
}

/** The value with each text or number that is unknown replaced by something that isn't plain data. */
export function hideWhere<T>(value: T, isUnknown: (part: string | number) => boolean): T {
  return hide(value, isUnknown) as T;
}

/** Whether all of a text is known. */
export function isKnown(construct: IConstruct, text: string): boolean {
  return (construct.node.root as Root)[PLACEHOLDERS]?.isUnknown(text) !== true;
}

class Unknown {
  /** What messages show in its place. */
  public toJSON(): string {
    return '(not known yet)';
  }
}

function hide(value: unknown, isUnknown: (part: string | number) => boolean): unknown {
  if (typeof value === 'string' || typeof value === 'number') return isUnknown(value) ? new Unknown() : value;
  if (Array.isArray(value)) return value.map((element) => hide(element, isUnknown));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hide(member, isUnknown)]));
}
