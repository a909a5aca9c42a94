import type { Schema } from '../../schema/schema';
import { isAbsent, isObject, isUnknown } from '../json';
import { formats } from './formats';
import { nearest } from './nearest';
import { Walk } from './walk';

/** Checks a value that lies at a depth of the walk. */
export type Check = (value: unknown, depth: number, walk: Walk) => void;

const checks = new WeakMap<Schema, Check>();

/**
 * The check of a schema, as the API server and the decoding webhook do it. Schemas are compiled when the first value
 * meets them, each once. A field that is null counts as absent, since the API server drops it; an item that is null counts
 * as what Go makes of it, if a webhook decodes it. What isn't plain data isn't known yet and is passed over.
 */
export function checkOf(schema: Schema): Check {
  let check = checks.get(schema);
  if (check === undefined) {
    check = compile(schema);
    checks.set(schema, check);
  }
  return check;
}

function lazily(schema: Schema): Check {
  let check: Check | undefined;
  return (value, depth, walk) => {
    check ??= checkOf(schema);
    check(value, depth, walk);
  };
}

function compile(schema: Schema): Check {
  const parts = [checkOfType(schema), ...checksOfValue(schema), ...checksOfCombinations(schema)];
  if (parts.length === 1) return parts[0];
  return (value, depth, walk) => {
    for (const part of parts) part(value, depth, walk);
  };
}

function checkOfType(schema: Schema): Check {
  if (schema['x-kubernetes-int-or-string']) return intOrString(schema);
  switch (schema.type) {
    case 'object':
      return object(schema);
    case 'array':
      return list(schema);
    case 'string':
      return scalar('string', 'text', 'put the value in quotes');
    case 'boolean':
      return scalar('boolean', 'true or false', 'give it without quotes');
    case 'integer':
      return integer(schema);
    case 'number':
      return scalar('number', 'a number', 'give a number without quotes');
    default:
      return () => {};
  }
}

function scalar(type: 'string' | 'boolean' | 'number', allowed: string, change: string): Check {
  return (value, depth, walk) => {
    const found = typeof value;
    if (found !== type && !isUnknown(value)) walk.refuse('type', depth, value, allowed, change);
  };
}

function integer({ format }: Schema): Check {
  const bits = format === 'int32' ? 32 : 64;
  const limit = 2 ** (bits - 1);
  return (value, depth, walk) => {
    if (typeof value !== 'number') {
      if (!isUnknown(value)) walk.refuse('type', depth, value, 'a whole number', 'give a whole number without quotes');
    } else if (!Number.isInteger(value)) {
      walk.refuse('type', depth, value, 'a whole number', 'round it');
    } else if (value >= limit || value < -limit) {
      refuseSize(value, bits, depth, walk);
    }
  };
}

function refuseSize(value: number, bits: number, depth: number, walk: Walk): void {
  walk.refuse('range', depth, value, `a number of ${bits} bits`, 'give a smaller number');
}

function intOrString({ format, anyOf }: Schema): Check {
  // A quantity that only a Go type describes may be any number.
  const takesFractions = format === 'quantity' && anyOf === undefined;
  const limit = format === 'quantity' ? Infinity : 2 ** 31;
  return (value, depth, walk) => {
    if (typeof value === 'string') return;
    if (typeof value === 'number' && (takesFractions || Number.isInteger(value))) {
      if (value >= limit || value < -limit) refuseSize(value, 32, depth, walk);
    } else if (!isUnknown(value))
      walk.refuse('type', depth, value, 'a whole number or text', 'put the value in quotes');
  };
}

function object(schema: Schema): Check {
  const fields = new Map(Object.entries(schema.properties ?? {}).map(([field, child]) => [field, lazily(child)]));
  const { required = [], additionalProperties } = schema;
  const others = typeof additionalProperties === 'object' ? lazily(additionalProperties) : undefined;
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || additionalProperties === true;
  return (value, depth, walk) => {
    if (!isObject(value)) {
      if (!isUnknown(value)) walk.refuse('type', depth, value, 'an object', 'give fields and their values');
      return;
    }
    for (const field in value) {
      const child = value[field];
      if (child === undefined) continue;
      const check = fields.get(field) ?? others;
      walk.at[depth] = field;
      if (check === undefined) {
        if (!isOpen) refuseUnknown(field, child, depth + 1, walk, [...fields.keys()]);
      } else if (child !== null) check(child, depth + 1, walk);
    }
    for (const field of required) {
      if (!isAbsent(value[field])) continue;
      walk.at[depth] = field;
      walk.refuse('required', depth + 1, undefined, 'a value', `give \`${field}\``);
    }
  };
}

function refuseUnknown(field: string, value: unknown, depth: number, walk: Walk, known: readonly string[]): void {
  const meant = nearest(field, known);
  const allowed = known.length === 0 ? 'no field' : known.join(', ');
  walk.refuse('unknown-field', depth, value, allowed, meant === undefined ? 'remove it' : `did you mean \`${meant}\`?`);
}

function list(schema: Schema): Check {
  const item = schema.items === undefined ? undefined : lazily(schema.items);
  const zero = ZERO_VALUES[schema.items?.type ?? ''];
  const { minItems = 0 } = schema;
  return (value, depth, walk) => {
    if (!Array.isArray(value)) {
      if (!isUnknown(value)) walk.refuse('type', depth, value, 'a list', 'put the value in a list');
      return;
    }
    if (value.length < minItems) {
      walk.refuse('length', depth, value, `${minItems} items or more`, 'add what is missing');
    }
    if (item !== undefined) {
      for (let i = 0; i < value.length; i++) {
        walk.at[depth] = i;
        // Files show an item that is undefined as null.
        const given = value[i] ?? null;
        const known = given === null && walk.isDecoded ? zero : given;
        if (known === null) walk.refuse('type', depth + 1, null, 'a value', 'remove the item');
        else item(known, depth + 1, walk);
      }
    }
  };
}

/** What Go makes of an item that is null, by the item's type. */
const ZERO_VALUES: { readonly [type: string]: unknown } = {
  object: Object.freeze({}),
  string: '',
  boolean: false,
  integer: 0,
  number: 0,
  array: null,
};

/** Refuses items of a set, or of a list that is a map by some keys of its items, that are there already. */
function uniqueItems(schema: Schema): Check {
  const keys = schema['x-kubernetes-list-map-keys'];
  const defaults = schema.items?.properties;
  const allowed = keys === undefined ? 'each value once' : `each ${keys.join(' and ')} once`;
  const identityOf = (item: any) =>
    keys === undefined ? item : keys.map((key) => item[key] ?? defaults?.[key]?.default);
  return (value, depth, walk) => {
    if (!Array.isArray(value) || value.length < 2) return;
    const seen = new Set<string>();
    for (let i = 0; i < value.length; i++) {
      if (keys !== undefined && !isObject(value[i])) continue;
      const identity = identityOf(value[i]);
      const text = JSON.stringify(identity);
      if (seen.has(text)) {
        walk.at[depth] = i;
        walk.refuse('duplicate-item', depth + 1, identity, allowed, 'remove one of the two');
      }
      seen.add(text);
    }
  };
}

function checksOfValue(schema: Schema): Check[] {
  const { enum: values, pattern, format, minimum, maximum, minLength } = schema;
  const parts: Check[] = [];
  if (['set', 'map'].includes(schema['x-kubernetes-list-type'] ?? '')) parts.push(uniqueItems(schema));
  if (values !== undefined) {
    parts.push((value, depth, walk) => {
      if (!isScalar(value) || values.includes(value)) return;
      const meant = nearest(String(value), values.map(String));
      const change = meant === undefined ? 'choose one of them' : `did you mean \`${meant}\`?`;
      walk.refuse('enum', depth, value, values.join(', '), change);
    });
  }
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, 'u');
    parts.push((value, depth, walk) => {
      if (typeof value !== 'string' || expression.test(value)) return;
      walk.refuse('pattern', depth, value, `text that matches ${pattern}`, 'write it that way');
    });
  }
  const known = format === undefined ? undefined : formats[format];
  if (known !== undefined && pattern === undefined) {
    parts.push((value, depth, walk) => {
      if (typeof value !== 'string' || known.matches(value)) return;
      walk.refuse('format', depth, value, known.allowed, 'write it that way');
    });
  }
  if (minimum !== undefined || maximum !== undefined) {
    const allowed = [
      minimum !== undefined ? `${minimum} or more` : '',
      maximum !== undefined ? `${maximum} or less` : '',
    ];
    parts.push((value, depth, walk) => {
      if (typeof value !== 'number' || (value >= (minimum ?? value) && value <= (maximum ?? value))) return;
      walk.refuse('range', depth, value, allowed.filter(Boolean).join(' and '), 'give a number in that range');
    });
  }
  if (minLength !== undefined) {
    parts.push((value, depth, walk) => {
      if (typeof value !== 'string' || [...value].length >= minLength) return;
      walk.refuse('length', depth, value, `${minLength} characters or more`, 'give a longer text');
    });
  }
  return parts;
}

function checksOfCombinations({ oneOf, anyOf, allOf, not, ...schema }: Schema): Check[] {
  const parts = (allOf ?? []).map(lazily);
  if (oneOf !== undefined) {
    parts.push((value, depth, walk) => {
      if (isUnknown(value) || oneOf.filter((option) => accepts(option, value)).length === 1) return;
      walk.refuse('combination', depth, value, `exactly one of: ${describe(oneOf)}`, 'keep one of them');
    });
  }
  if (anyOf !== undefined && !schema['x-kubernetes-int-or-string']) {
    parts.push((value, depth, walk) => {
      if (isUnknown(value) || anyOf.some((option) => accepts(option, value))) return;
      walk.refuse('combination', depth, value, `one of: ${describe(anyOf)}`, 'give one of them');
    });
  }
  if (not !== undefined) {
    parts.push((value, depth, walk) => {
      if (!isUnknown(value) && accepts(not, value))
        walk.refuse('combination', depth, value, `not: ${describe([not])}`, 'change it');
    });
  }
  return parts;
}

function accepts(schema: Schema, value: unknown): boolean {
  const walk = new Walk(false);
  const open = {
    type: isObject(value) ? 'object' : undefined,
    'x-kubernetes-preserve-unknown-fields': true,
    ...schema,
  };
  compile(open)(value, 0, walk);
  return walk.findings.length === 0;
}

function describe(options: readonly Schema[]): string {
  return options.map(({ required, ...rest }) => required?.join(' and ') ?? JSON.stringify(rest)).join('; ');
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
