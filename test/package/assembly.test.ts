import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Docs {
  readonly summary?: string;
  readonly default?: string;
}
interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}
interface Value {
  readonly name: string;
  readonly type?: TypeReference;
  readonly optional?: boolean;
  readonly overrides?: string;
  readonly docs?: Docs;
}
interface Callable extends Omit<Value, 'type'> {
  readonly parameters?: readonly Value[];
  readonly returns?: { readonly type: TypeReference };
}
interface Type {
  readonly fqn: string;
  readonly namespace?: string;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly datatype?: boolean;
  readonly docs?: Docs;
  readonly initializer?: Callable;
  readonly methods?: readonly Callable[];
  readonly properties?: readonly Value[];
  readonly members?: readonly Value[];
}

/** Where the upstream API is open: what is called so, and what stands here with its reason. */
const OPEN_NAMES = /\.(custom\(\w+\)|raw)$/;
const OPEN: { readonly [member: string]: string } = {};

/** Public types may use those of the namespaces before their own, or the generated Go packages import each other. */
const NAMESPACES = ['kubernetes', 'eventing', 'serving', 'tekton', 'platform'];

// `npm run build` writes it.
const assembly = JSON.parse(readFileSync('.jsii', 'utf8')) as { readonly types: { readonly [fqn: string]: Type } };
const types = Object.values(assembly.types);

/** All values in the public API: properties, parameters and results. */
function valuesOf(type: Type): { readonly id: string; readonly type: TypeReference }[] {
  const id = (name: string) => `${type.fqn}.${name}`;
  const properties = (type.properties ?? []).map((property) => ({ id: id(property.name), type: property.type ?? {} }));
  const callables = [...(type.methods ?? []), ...(type.initializer ? [type.initializer] : [])];
  return callables
    .flatMap(({ name = 'constructor', parameters = [], returns }) => [
      ...parameters.map((parameter) => ({ id: id(`${name}(${parameter.name})`), type: parameter.type ?? {} })),
      ...(returns ? [{ id: id(`${name}()`), type: returns.type }] : []),
    ])
    .concat(properties);
}

/** A type reference and all that are nested in it. */
function unfold(type: TypeReference): TypeReference[] {
  const nested = [...(type.union?.types ?? []), ...(type.collection ? [type.collection.elementtype] : [])];
  return [type, ...nested.flatMap(unfold)];
}

test('a public value is never `any` and never one of several types', () => {
  const loose = types
    .flatMap(valuesOf)
    .filter(({ type }) =>
      unfold(type).some(({ primitive, union }) => union || primitive === 'any' || primitive === 'json'),
    )
    .map(({ id }) => id.replace('cdk8s-knative.', ''))
    .filter((id) => !OPEN_NAMES.test(id));
  expect(loose.sort()).toEqual(Object.keys(OPEN).sort());
});

test('every public type and member says what it is', () => {
  const silent = types.flatMap((type) => {
    const members = [...(type.properties ?? []), ...(type.methods ?? []), ...(type.members ?? [])];
    return [{ ...type, name: '' }, ...members.map((member) => ({ ...member, fqn: `${type.fqn}.${member.name}` }))]
      .filter((described) => !described.docs?.summary && !('overrides' in described && described.overrides))
      .map(({ fqn }) => fqn);
  });
  expect(silent).toEqual([]);
});

test('every parameter has a name', () => {
  const nameless = types.flatMap(valuesOf).filter(({ id }) => /\(__\d+\)$/.test(id));
  expect(nameless.map(({ id }) => id)).toEqual([]);
});

test('every optional prop says its default', () => {
  const silent = types
    .filter(({ datatype }) => datatype)
    .flatMap(({ fqn, properties = [] }) =>
      properties.filter(({ optional, docs }) => optional && !docs?.default).map(({ name }) => `${fqn}.${name}`),
    );
  expect(silent).toEqual([]);
});

test('a namespace knows only those before it', () => {
  const rank = (namespace = '') => NAMESPACES.indexOf(namespace.split('.')[0]);
  const downward = types.flatMap((type) => {
    const references = valuesOf(type).flatMap((value) => unfold(value.type));
    return [type.base, ...(type.interfaces ?? []), ...references.map(({ fqn }) => fqn)]
      .filter((fqn) => fqn !== undefined && rank(assembly.types[fqn]?.namespace) > rank(type.namespace))
      .map((fqn) => `${type.fqn} uses ${fqn}`);
  });
  expect(downward).toEqual([]);
});

test('every namespace has its place in the order', () => {
  const namespaces = new Set(types.map(({ namespace = '' }) => namespace.split('.')[0]));
  expect([...namespaces].filter((namespace) => namespace !== '' && !NAMESPACES.includes(namespace))).toEqual([]);
});
