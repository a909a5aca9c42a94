import { isAbsent, isObject } from '../json';

/** A value of a manifest and the path that leads to it. */
export interface Located {
  readonly value: any;
  readonly field: string;
}

/**
 * The values at a path such as `spec.steps[].delivery`. What is absent is found as undefined, since Go reads a missing
 * struct as an empty one; absent lists have no elements, and what isn't plain data leads nowhere.
 */
export function valuesAt(object: unknown, path: string): Located[] {
  let found: Located[] = [{ value: object, field: '' }];
  for (const step of path.split('.')) {
    const isList = step.endsWith('[]');
    const key = isList ? step.slice(0, -2) : step;
    found = found
      .filter(({ value }) => isAbsent(value) || isObject(value))
      .flatMap(({ value, field: parent }) => {
        const field = parent === '' ? key : `${parent}.${key}`;
        const child = value?.[key];
        if (!isList) return [{ value: child, field }];
        return Array.isArray(child) ? child.map((element, i) => ({ value: element, field: `${field}[${i}]` })) : [];
      });
  }
  return found;
}
