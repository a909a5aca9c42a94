import { isObject } from '../../../lib/admission/json';
import type { Manifest } from '../../../lib/admission/rule';
import { type Mutant, type Path, show, withValue } from './mutation';

/** A change of a manifest that makes a mutant. */
export type Mutation = () => Mutant;

/** Every general change of every value of a manifest. */
export function* generalMutations(manifest: Manifest): Generator<Mutation> {
  for (const [path, value] of valuesOf(manifest)) {
    if (path.length === 1 && ['apiVersion', 'kind', 'metadata'].includes(`${path[0]}`)) continue;
    if (path[0] === 'metadata' && path[1] === 'namespace') continue;
    for (const [change, changed] of changesOf(value)) {
      yield () => ({ mutation: `${show(path)} ${change}`, manifest: withValue(manifest, path, changed) });
    }
  }
}

function* valuesOf(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  if (path.length > 0) yield [path, value];
  if (Array.isArray(value)) for (const [i, element] of value.entries()) yield* valuesOf(element, [...path, i]);
  if (isObject(value)) for (const [key, field] of Object.entries(value)) yield* valuesOf(field, [...path, key]);
}

/** What may be done to a value; undefined removes it. */
function* changesOf(value: unknown): Generator<[string, unknown]> {
  yield ['is removed', undefined];
  yield ['is null', null];
  if (typeof value === 'string') {
    yield ['is a number', 7];
    yield ['is an object', { a: 'b' }];
    for (const text of TEXTS) yield [`is ${JSON.stringify(text).slice(0, 40)}`, text];
    yield ['has a suffix', `${value}x`];
    yield ['begins in upper case', value.charAt(0).toUpperCase() + value.slice(1)];
  } else if (typeof value === 'number') {
    yield ['is a text', 'seven'];
    for (const number of NUMBERS) yield [`is ${number}`, number];
  } else if (typeof value === 'boolean') {
    yield ['is a text', 'yes'];
    yield ['is negated', !value];
  } else if (Array.isArray(value)) {
    yield ['is an object', {}];
    yield ['is empty', []];
    if (value.length > 0) {
      yield ['has an element twice', [...value, value[0]]];
      yield ['has an element of another type', [...value, typeof value[0] === 'string' ? 7 : 'seven']];
      if (isObject(value[0])) yield ['has an empty element', [...value, {}]];
    }
  } else if (isObject(value)) {
    yield ['is a text', 'seven'];
    yield ['is a list', []];
    yield ['is empty', {}];
    yield ['has a strange field', { ...value, strangeField: 'x' }];
  }
}

const TEXTS = ['', 'Illegal Name!', 'a..b', '-a', '5', '1.5', 'enabled', '$(params.none)', 'x'.repeat(260)];
const NUMBERS = [-1, 0, 1, 1.5, 101, 70_000, 3_000_000_000];
