import { forEachStruct, isAbsent, isObject, isUnknown, type JsonObject } from '../json';
import { isDefaulted, isOpen, type Located } from './specs';
import { expressionsIn } from './variables';

/** A value of a param or result as Tekton decodes it: what is neither a list nor an object of strings is a string. */
export interface Value {
  readonly type: 'string' | 'array' | 'object';
  readonly text: string;
  readonly list: readonly string[];
  readonly map: { readonly [key: string]: string };
}

/** The value as Tekton decodes it: a text in a list or object that is null is empty, as is one that isn't known yet. */
export function decode(json: unknown): Value {
  if (typeof json === 'string') return { type: 'string', text: json, list: NONE, map: NOTHING };
  if (Array.isArray(json) && json.every(isText)) {
    return { type: 'array', text: '', list: json.map(textOrEmpty), map: NOTHING };
  }
  if (isObject(json) && Object.values(json).every(isText)) {
    const map = Object.fromEntries(Object.entries(json).map(([key, text]) => [key, textOrEmpty(text)]));
    return { type: 'object', text: '', list: NONE, map };
  }
  return { type: 'string', text: textOf(json), list: NONE, map: NOTHING };
}

const NONE: readonly string[] = [];
const NOTHING: { readonly [key: string]: string } = {};

/** All texts of a value. */
export function textsOf(json: unknown): readonly string[] {
  const { type, text, list, map } = decode(json);
  return type === 'string' ? [text] : type === 'array' ? list : Object.values(map);
}

/** The expressions in all texts of a value. */
export function expressionsOf(json: unknown): readonly string[] {
  return typeof json === 'string' ? expressionsIn(json) : textsOf(json).flatMap(expressionsIn);
}

/** The type of a param or result that is declared, with Tekton's defaults. */
export function typeOf({ type, properties, default: fallback }: JsonObject): unknown {
  if (!isAbsent(type) && type !== '') return type;
  if (!isAbsent(properties)) return 'object';
  return isAbsent(fallback) ? 'string' : decode(fallback).type;
}

/** A param that is declared, in the terms of the checks on its use. */
export interface ParamSpec {
  readonly name: string;
  readonly type: unknown;
  /** Undefined where none are declared. */
  readonly properties?: JsonObject;
  readonly hasDefault: boolean;
  readonly defaultType?: Value['type'];
  readonly json: JsonObject;
}

/** The params that a spec declares. Those whose name isn't known yet are left out. */
export function paramSpecsOf({ path, spec }: Located): ParamSpec[] {
  const params: ParamSpec[] = [];
  forEachStruct(spec.params, (json) => {
    if (!isAbsent(json.name) && typeof json.name !== 'string') return;
    params.push({
      name: json.name ?? '',
      type: isDefaulted(path) ? typeOf(json) : (json.type ?? ''),
      properties: propertiesOf(json.properties, path),
      hasDefault: !isAbsent(json.default),
      defaultType: isAbsent(json.default) ? undefined : decode(json.default).type,
      json,
    });
  });
  return params;
}

/** The keys of an object as they reach the webhook, which writes no empty map down. */
export function propertiesOf(properties: unknown, path: string): JsonObject | undefined {
  if (!isObject(properties)) return isAbsent(properties) ? undefined : {};
  const keys = Object.entries(properties).filter(([, property]) => property !== null || isOpen(path));
  return keys.length === 0 ? undefined : Object.fromEntries(keys);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || value === null || isUnknown(value);
}

function textOrEmpty(text: unknown): string {
  return typeof text === 'string' ? text : '';
}

function textOf(json: unknown): string {
  return json === undefined || json === null || isUnknown(json) ? '' : (JSON.stringify(json) ?? '');
}
