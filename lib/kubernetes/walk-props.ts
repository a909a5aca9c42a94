import { Lazy } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { isObject } from '../admission/json';

/**
 * Visits each construct and each Lazy in a value, however deep, with the path of props that leads to it. What a class
 * holds belongs to the prop that holds the class. What an object holds several times is visited once.
 *
 * @internal
 */
export function walkProps(
  value: unknown,
  path: string,
  visit: (found: IConstruct | Lazy, path: string) => void,
  seen = new Set<object>(),
): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Lazy || Construct.isConstruct(value)) {
    visit(value, path);
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) walkProps(value[i], `${path}[${i}]`, visit, seen);
  } else if (isObject(value)) {
    for (const key in value) walkProps(value[key], path === '' ? key : `${path}.${key}`, visit, seen);
  } else if (!seen.has(value)) {
    seen.add(value);
    for (const member of Object.values(value)) walkProps(member, path, visit, seen);
  }
}
